import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { realFs } from '../../src/execute/real-fs.js';
import { realMachine } from '../../src/execute/real-machine.js';
import type { AbsPath } from '../../src/model/frame.js';
import { realListener } from '../../src/pipeline/real-listener.js';
import type { Listener, ListeningMode } from '../../src/ports/listener.js';
import { chokidarListener, type ListenOptions } from '../../src/watch/listen.js';
import { inEnglish } from '../support/said.js';

const INOTIFY = '/proc/sys/fs/inotify';
const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
const needsRoot = isRootOnLinux ? '' : ' (did not run: needs root on Linux)';

let top: AbsPath;
let hints: (AbsPath | null)[];
let modes: ListeningMode[];
let listener: Listener;

const at = (...names: string[]) => join(top, ...names) as AbsPath;
const open = (options: Partial<ListenOptions> = {}): Listener => {
  const typesOf = async (folders: readonly AbsPath[]) => folders.map(() => 'ext4');
  const events = { onHint: (folder: AbsPath | null) => hints.push(folder), onMode: (mode: ListeningMode) => modes.push(inEnglish(mode)) };
  return chokidarListener({ typesOf, queueLength: 16_384, ...options })(events);
};
/** What is hinted at once something is, until none comes any more. */
async function hintsAfter(act: () => void): Promise<ReadonlySet<string | null>> {
  await actInQuiet(act);
  await vi.waitFor(() => expect(hints).not.toEqual([]), { timeout: 20_000, interval: 5 });
  await sleep(300);
  return new Set(hints.map(hint => (hint === null ? null : hint === top ? '.' : hint.slice(top.length + 1))));
}
async function expectNoHintAfter(act: () => void): Promise<void> {
  await actInQuiet(act);
  await sleep(300);
  expect(hints).toEqual([]);
}
async function actInQuiet(act: () => void): Promise<void> {
  await sleep(50);
  hints.length = 0;
  act();
}
/** Watches of this process on folders below `top`, by their inodes. */
function watches(): number {
  const infos = readdirSync('/proc/self/fdinfo').flatMap(fd => {
    try {
      return readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').split('\n');
    } catch {
      return [];
    }
  });
  return infos.filter(line => line.startsWith('inotify wd:')).length;
}

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-listen-'))) as AbsPath;
  hints = [];
  modes = [];
  for (const folder of ['a', 'b', 'a/deep']) {
    mkdirSync(at(folder));
    for (const name of ['DSC1.JPG', 'DSC1.ARW', 'DSC2.JPG']) writeFileSync(at(folder, name), name);
  }
  listener = open();
});
afterEach(async () => {
  await listener.close();
  rmSync(top, { recursive: true, force: true });
});

const ALL = () => [top, at('a'), at('b'), at('a', 'deep')];

describe('what happens in a folder is hinted at', () => {
  it.each<[string, () => void, string[]]>([
    ['a file made', () => writeFileSync(at('a', 'new.JPG'), 'x'), ['a']],
    ['a file deleted', () => unlinkSync(at('a', 'DSC1.JPG')), ['a']],
    ['a file renamed', () => renameSync(at('b', 'DSC1.JPG'), at('b', 'best.JPG')), ['b']],
    ['a file moved to another folder', () => renameSync(at('b', 'DSC1.JPG'), at('a', 'deep', 'DSC9.JPG')), ['a/deep', 'b']],
    ['a file written in place', () => appendFileSync(at('a', 'deep', 'DSC1.JPG'), 'more'), ['a/deep']],
    [
      'a file replaced by rename, as editors save',
      () => {
        writeFileSync(at('b', '.DSC1.tmp'), 'x');
        renameSync(at('b', '.DSC1.tmp'), at('b', 'DSC1.JPG'));
      },
      ['b'],
    ],
    ['a folder made', () => mkdirSync(at('b', 'selects')), ['b']],
    ['times set', () => utimesSync(at('b', 'DSC1.JPG'), 1, 1), ['b']],
  ])('%s', async (_title, act, expected) => {
    await listener.listenTo(ALL());
    expect([...(await hintsAfter(act))].sort()).toEqual(expected);
  });

  it('a folder removed is hinted at in the folder that held it', async () => {
    await listener.listenTo(ALL());
    expect(await hintsAfter(() => rmSync(at('a', 'deep'), { recursive: true }))).toContain('a');
  });
  it('hints at nothing for a folder it was not given', async () => {
    await listener.listenTo([top, at('a')]);
    await expectNoHintAfter(() => writeFileSync(at('b', 'new.JPG'), 'x'));
  });
  it('hints at a folder changed just before it was first listened to, and at no other', async () => {
    await listener.listenTo([at('a')]);
    await sleep(50);
    expect(hints).toEqual([at('a')]);
  });
});

describe('folders come and go', () => {
  it('a folder no longer asked for is let go, and may be asked for again with what lies in it', async () => {
    await listener.listenTo(ALL());
    await listener.listenTo([at('b')]);
    await expectNoHintAfter(() => writeFileSync(at('a', 'deep', 'x'), ''));
    await listener.listenTo(ALL());
    expect(await hintsAfter(() => writeFileSync(at('a', 'deep', 'y'), ''))).toEqual(new Set(['a/deep']));
  });
  it('a folder removed and made again is listened to as soon as it is asked for', async () => {
    await listener.listenTo(ALL());
    rmSync(at('b'), { recursive: true });
    mkdirSync(at('b'));
    await sleep(100);
    await listener.listenTo(ALL());
    expect(await hintsAfter(() => writeFileSync(at('b', 'x'), ''))).toEqual(new Set(['b']));
  });
  it('another folder put in the place of one is listened to at once, and what lies below too', async () => {
    mkdirSync(at('a2'));
    mkdirSync(at('a2', 'deep'));
    await listener.listenTo(ALL());
    renameSync(at('a'), at('a-old'));
    renameSync(at('a2'), at('a'));
    await sleep(200);
    expect(await hintsAfter(() => writeFileSync(at('a', 'deep', 'x'), ''))).toEqual(new Set(['a/deep']));
    await expectNoHintAfter(() => writeFileSync(at('a-old', 'deep', 'x'), ''));
  });
  it('a folder that is not there yet is passed over, and heard once it is', async () => {
    await listener.listenTo([...ALL(), at('later')]);
    mkdirSync(at('later'));
    await listener.listenTo([...ALL(), at('later')]);
    expect(await hintsAfter(() => writeFileSync(at('later', 'x'), ''))).toEqual(new Set(['later']));
    expect(modes).toEqual([{ mode: 'native' }]);
  });
  it('tells nothing once closed', async () => {
    await listener.listenTo(ALL());
    await listener.close();
    await expectNoHintAfter(() => writeFileSync(at('a', 'x'), ''));
    await expect(listener.listenTo(ALL())).resolves.toBeUndefined();
  });
  it.each(['a folder ~', '100% “ümläut”', '#1 [x] {y} (z)', '-dash', 'wedding.swp'])('named %j it is heard', async name => {
    mkdirSync(at(name));
    await listener.listenTo([at(name)]);
    expect(await hintsAfter(() => writeFileSync(at(name, 'x'), ''))).toEqual(new Set([name]));
  });
  it.skipIf(process.platform === 'win32')(
    'one with a backslash in its name is told to be unheard, and no other is listened to for it',
    async () => {
      mkdirSync(at('a\\deep'));
      await listener.listenTo([at('a\\deep')]);
      await expectNoHintAfter(() => writeFileSync(at('a', 'deep', 'x'), ''));
      expect(modes).toEqual([expect.objectContaining({ why: 'all folders cannot be watched (EINVAL)' })]);
    },
  );
});

describe.skipIf(process.platform !== 'linux')('what it costs', () => {
  it('takes one watch per folder, however many files lie in it, and gives all back', async () => {
    for (let i = 0; i < 300; i += 1) writeFileSync(at('a', `F${i}.JPG`), '');
    const before = watches();
    await listener.listenTo(ALL());
    expect(watches() - before).toBe(4);
    await listener.close();
    expect(watches() - before).toBe(0);
  });
});

describe('where the system does not tell', () => {
  it('a network file system is looked at by the clock, and it is said which', async () => {
    const typesOf = async (folders: readonly AbsPath[]) => folders.map(folder => (basename(folder) === 'b' ? 'nfs4' : 'ext4'));
    listener = open({ typesOf, everyMs: 100 });
    await listener.listenTo(ALL());
    const why = '1 of 4 folders lie on nfs4, where changes made elsewhere are not told of';
    expect(modes).toEqual([{ mode: 'polling', why, everyMs: 100 }]);
    expect(await hintsAfter(() => unlinkSync(at('b', 'DSC1.JPG')))).toEqual(new Set(['b']));
    expect(await hintsAfter(() => unlinkSync(at('a', 'DSC1.JPG')))).toEqual(new Set(['a']));
  });

  it.skipIf(!isRootOnLinux)(`watches used up: all folders are looked at by the clock${needsRoot}`, async () => {
    listener = open({ everyMs: 100 });
    const file = `${INOTIFY}/max_user_watches`;
    const was = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, '2');
      const before = watches();
      await listener.listenTo(ALL());
      expect(watches(), 'none is kept from the other programs').toBe(before);
    } finally {
      writeFileSync(file, was);
    }
    expect(modes).toEqual([expect.objectContaining({ mode: 'polling', why: expect.stringContaining('max_user_watches') })]);
    expect(await hintsAfter(() => unlinkSync(at('a', 'deep', 'DSC1.JPG')))).toEqual(new Set(['a/deep']));
  });

  it.skipIf(!isRootOnLinux)(`the mode is told again when it changes${needsRoot}`, async () => {
    const file = `${INOTIFY}/max_user_watches`;
    const was = readFileSync(file, 'utf8');
    await listener.listenTo([at('a')]);
    try {
      writeFileSync(file, '1');
      await listener.listenTo(ALL());
    } finally {
      writeFileSync(file, was);
    }
    expect(modes.map(({ mode }) => mode)).toEqual(['native', 'polling']);
  });

  it.skipIf(!isRootOnLinux)(`a mount over a folder is noticed when it is asked for again${needsRoot}`, async () => {
    await listener.listenTo(ALL());
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at('b')]);
    try {
      expect([...(await hintsAfter(() => void listener.listenTo(ALL())))]).toEqual(['b']);
      expect(await hintsAfter(() => writeFileSync(at('b', 'x'), ''))).toEqual(new Set(['b']));
      expect(await hintsAfter(() => execFileSync('umount', ['-l', at('b')])), 'an unmount').toContain('b');
    } finally {
      execFileSync('sh', ['-c', 'umount -l "$1" 2>/dev/null || true', 'sh', at('b')]);
    }
    await listener.listenTo(ALL());
    expect(await hintsAfter(() => writeFileSync(at('b', 'y'), ''))).toEqual(new Set(['b']));
  });
});

describe('events dropped by a full queue', () => {
  it('as many at once as the queue may hold are a hint at everything', async () => {
    listener = open({ queueLength: 64 });
    await listener.listenTo(ALL());
    const seen = await hintsAfter(() => {
      for (let i = 0; i < 100; i += 1) writeFileSync(at('a', `F${i}.JPG`), '');
    });
    expect(seen).toEqual(new Set(['a', null]));
  });
  it('fewer are not', async () => {
    await listener.listenTo(ALL());
    const seen = await hintsAfter(() => {
      for (let i = 0; i < 100; i += 1) writeFileSync(at('a', `F${i}.JPG`), '');
    });
    expect(seen).toEqual(new Set(['a']));
  });
});

const mayReadAll = process.platform === 'win32' || process.getuid?.() === 0;
it.skipIf(mayReadAll)(
  `a folder that may not be read is looked at by the clock${mayReadAll ? ' (did not run: this user may read all)' : ''}`,
  async () => {
    chmodSync(at('b'), 0o000);
    await listener.listenTo(ALL());
    chmodSync(at('b'), 0o755);
    expect(modes).toEqual([expect.objectContaining({ why: '1 of 4 folders cannot be watched (EACCES)' })]);
  },
);

it('on this machine it goes by the mount table', async () => {
  const mounts = async () => [
    { id: 1, at: '/' as AbsPath, type: 'ext4' },
    { id: 2, at: at('b'), type: 'fuse.sshfs' },
  ];
  const opened = await realListener({ fs: { ...realFs(), mounts }, machine: realMachine() });
  listener = opened({ onHint: () => undefined, onMode: mode => modes.push(inEnglish(mode)) });
  await listener.listenTo(ALL());
  expect(modes).toEqual([expect.objectContaining({ why: expect.stringContaining('1 of 4 folders lie on fuse.sshfs') })]);
});
