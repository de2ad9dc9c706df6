import { mkdirSync, mkdtempSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import type { Listener, ListeningMode } from '../../src/ports/listener.js';
import { chokidarListener } from '../../src/watch/listen.js';
import { withInotifyLimit } from '../support/inotify.js';
import { inEnglish } from '../support/said.js';

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

let top: AbsPath;
let hints: (AbsPath | null)[];
let modes: ListeningMode[];
let listener: Listener;

const open = (queueLength: number): Listener =>
  chokidarListener({ typesOf: async folders => folders.map(() => null), queueLength, everyMs: 100 })({
    onHint: folder => hints.push(folder),
    onMode: mode => modes.push(inEnglish(mode)),
  });

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-limits-'))) as AbsPath;
  hints = [];
  modes = [];
  for (const folder of ['a', 'b']) mkdirSync(join(top, folder));
  for (let i = 0; i < 500; i += 1) writeFileSync(join(top, 'a', `DSC${i}.JPG`), '');
});
afterEach(async () => {
  await listener.close();
  rmSync(top, { recursive: true, force: true });
});
const folders = () => [join(top, 'a'), join(top, 'b')] as AbsPath[];

// Node takes its one inotify instance, and with it these limits, at the first folder it watches: the tests stand in this order.
describe.skipIf(!isRootOnLinux)(`limits of inotify${isRootOnLinux ? '' : ' (did not run: needs root on Linux)'}`, () => {
  it('no instance left: folders are looked at by the clock, and it is said which limit it was', async () => {
    listener = open(16_384);
    await withInotifyLimit('max_user_instances', 0, () => listener.listenTo(folders()));
    expect(modes).toEqual([expect.objectContaining({ mode: 'polling', why: expect.stringContaining('max_user_instances') })]);
    await sleep(50);
    hints.length = 0;
    unlinkSync(join(top, 'b', '..', 'a', 'DSC1.JPG'));
    await vi.waitFor(() => expect(hints).toEqual([folders()[0]]), { timeout: 20_000, interval: 5 });
  });

  it('a queue that ran over is a hint at everything', async () => {
    listener = open(16);
    await withInotifyLimit('max_queued_events', 16, () => listener.listenTo(folders()));
    await sleep(50);
    hints.length = 0;
    for (let i = 0; i < 500; i += 1) unlinkSync(join(top, 'a', `DSC${i}.JPG`));
    await vi.waitFor(() => expect(hints).toContain(null), { timeout: 20_000, interval: 5 });
    expect(hints.filter(hint => hint !== null).length, 'the kernel dropped some').toBeLessThan(500);
  });
});
