import { execFileSync } from 'node:child_process';
import { chmodSync, fstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desktopNotices } from '../../src/cli/ui/desktop.js';
import { type LogStream, openLogSink } from '../../src/cli/ui/log-sink.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { WatchEvent } from '../../src/model/watch.js';
import { WORDS } from '../support/words.js';

let top: string;
let said: string;
const stderr: LogStream = {
  write: (text: unknown) => {
    said += String(text);
    return true;
  },
};
const at = '2026-05-17T14:22:05.000Z';
const plain: WatchEvent = { at, kind: 'stopped', why: 'asked to' };
const bad: WatchEvent = { at, kind: 'trouble', message: 'full' };
const silent: WatchEvent = { at, kind: 'new-epoch', why: 'started' };
const WAIT = { timeout: 20_000, interval: 5 };
const stateOf = (path: string): string => {
  const at = statSync(path, { throwIfNoEntry: false });
  return `${at?.ino}:${at?.size}`;
};
const options = { words: WORDS.en, roots: ['/photos' as AbsPath], dryRun: false, json: false };

beforeEach(() => {
  vi.stubEnv('TZ', 'UTC');
  vi.stubEnv('JOURNAL_STREAM', '');
  top = mkdtempSync(join(tmpdir(), 'rawtwin-log-'));
  said = '';
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(top, { recursive: true, force: true });
});

describe('the log on stderr', () => {
  it('is lines for people, with their time', async () => {
    const sink = await openLogSink(options, stderr);
    for (const event of [plain, silent, bad]) sink.write(event);
    expect(said).toBe('2026-05-17 14:22:05  stopped: asked to\n2026-05-17 14:22:05  TROUBLE: full\n');
  });
  it('or one JSON document a line, for every event', async () => {
    const sink = await openLogSink({ ...options, json: true }, stderr);
    for (const event of [plain, silent]) sink.write(event);
    expect(
      said
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toEqual([plain, silent]);
  });
  it('in the journal has levels, and no time of its own', async () => {
    const { dev, ino } = fstatSync(2);
    vi.stubEnv('JOURNAL_STREAM', `${dev}:${ino}`);
    const sink = await openLogSink(options, stderr);
    for (const event of [plain, bad]) sink.write(event);
    expect(said).toBe('<6>stopped: asked to\n<3>TROUBLE: full\n');
  });
  it('of a program that a service started is no journal', async () => {
    vi.stubEnv('JOURNAL_STREAM', '1:1');
    (await openLogSink(options, stderr)).write(plain);
    expect(said).toMatch(/^2026/);
  });
});

describe('the log in a file', () => {
  const file = () => join(top, 'logs', 'watch.log');

  it('is made with its folder, for this person only, and goes on where it ended', async () => {
    for (const event of [plain, bad]) {
      const sink = await openLogSink({ ...options, file: file() }, stderr);
      sink.write(event);
      await sink.close();
    }
    expect(readFileSync(file(), 'utf8')).toBe('2026-05-17 14:22:05  stopped: asked to\n2026-05-17 14:22:05  TROUBLE: full\n');
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(said).toBe('');
  });

  it('is rotated, and the oldest go', async () => {
    const sink = await openLogSink({ ...options, file: file() }, stderr);
    const long: WatchEvent = { at, kind: 'trouble', message: 'x'.repeat(600_000) };
    for (let i = 0; i < 20; i += 1) {
      const before = stateOf(file());
      sink.write(long);
      await vi.waitFor(() => expect(stateOf(file())).not.toBe(before), WAIT);
    }
    await sink.close();
    const names = readdirSync(join(top, 'logs')).sort();
    expect(names).toEqual(['watch.log', ...[1, 2, 3, 4, 5].map(n => `watch.log.${n}`)]);
    expect(names.reduce((sum, name) => sum + statSync(join(top, 'logs', name)).size, 0)).toBeLessThan(10_000_000);
  });

  it('that cannot be opened is refused', async () => {
    mkdirSync(file(), { recursive: true });
    await expect(openLogSink({ ...options, file: file() }, stderr)).rejects.toMatchObject({ code: 'USAGE', path: file() });
  });

  const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
  it.skipIf(!isRootOnLinux)(
    `on a disk that is full is told once and the log goes on here, until there is room again${isRootOnLinux ? '' : ' (did not run: needs root on Linux)'}`,
    async () => {
      const disk = join(top, 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
      try {
        const full = join(disk, 'watch.log');
        const sink = await openLogSink({ ...options, file: full }, stderr);
        // The first fills the disk, and is cut short without an error; the second fails.
        sink.write({ ...bad, message: 'x'.repeat(50_000) });
        await vi.waitFor(() => expect(statfsSync(disk).bfree).toBe(0), WAIT);
        sink.write(plain);
        await vi.waitFor(() => expect(said).toContain('ENOSPC'), WAIT);
        for (const event of [bad, plain]) sink.write(event);
        expect(said).toMatch(/^rawtwin: the log .* cannot be written \(ENOSPC\); it goes on here\.\n2026-.* TROUBLE: full\n2026-.*\n$/);
        rmSync(full);
        const now = performance.now();
        vi.spyOn(performance, 'now').mockReturnValue(now + 61_000);
        // The first of these has the file opened again, which takes its time.
        await vi.waitFor(() => {
          said = '';
          sink.write(bad);
          expect(said).toBe('');
        }, WAIT);
        await sink.close();
        expect([said, readFileSync(full, 'utf8')]).toEqual(['', '2026-05-17 14:22:05  TROUBLE: full\n']);
      } finally {
        vi.restoreAllMocks();
        execFileSync('umount', ['-l', disk]);
      }
    },
  );
});

describe('notices on the desktop', () => {
  const brake: WatchEvent = { at, kind: 'paused', root: '/$(x)' as AbsPath, reason: 'brake', message: '`y`' };
  const summary: WatchEvent = { at, kind: 'summary', trashed: 3, bytes: 72_000_000, waiting: 0, learnt: 0 };

  it('only the brake and the summary of a day are shown, without names', async () => {
    const shown: unknown[] = [];
    const notices = desktopNotices(
      WORDS.en,
      () => undefined,
      async notice => void shown.push(notice),
    );
    for (const event of [plain, bad, { ...brake, reason: 'gone' } as WatchEvent, brake, summary]) await notices(event);
    expect(shown).toEqual([
      {
        title: 'rawtwin waits for you',
        message: 'More RAWs would go to trash at once than allowed, so none goes. Look at them: rawtwin watch status',
      },
      { title: 'rawtwin', message: 'the last day: 3 RAWs to trash, 72.0 MB' },
    ]);
  });
  it('what does not work is told once and left', async () => {
    const troubles: string[] = [];
    let tries = 0;
    const notices = desktopNotices(
      WORDS.en,
      why => troubles.push(why),
      async () => {
        tries += 1;
        throw new Error('no desktop');
      },
    );
    for (const event of [brake, summary]) await notices(event);
    expect([troubles, tries]).toEqual([['no desktop'], 1]);
  });

  it.skipIf(process.platform !== 'linux')('on Linux notify-send is handed the words as they are', async () => {
    const { writeFileSync } = await import('node:fs');
    const program = join(top, 'notify-send');
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > "${top}/shown"\n`);
    chmodSync(program, 0o755);
    vi.stubEnv('PATH', `${top}:${process.env.PATH}`);
    const troubles: string[] = [];
    await desktopNotices(WORDS.en, why => troubles.push(why))(brake);
    expect(troubles).toEqual([]);
    expect(readFileSync(join(top, 'shown'), 'utf8').split('\n').slice(0, 2)).toEqual([
      'rawtwin waits for you',
      'More RAWs would go to trash at once than allowed, so none goes. Look at them: rawtwin watch status',
    ]);
  });
});
