import { beforeEach, describe, expect, it } from 'vitest';
import { handOver } from '../../../src/execute/trash/hand-over.js';
import { AppError } from '../../../src/model/errors.js';
import type { AbsPath } from '../../../src/model/frame.js';
import type { Message } from '../../../src/model/message.js';
import type { SystemTrash } from '../../../src/ports/trash.js';
import { FakeFs } from '../../support/fake-fs.js';
import { english, errorOf } from '../../support/said.js';
import { abs, actionFor, put, RUN, settle, trash, undo, type World, worldOn } from '../../support/trash-world.js';

const PHOTOS = '/Users/me/Photos';
const MAC = { platform: 'darwin', uid: 1000, dataHome: null };

/** A trash of the system that is only a folder; what it does with a file can be said. */
class Bin implements SystemTrash {
  why: Message | null = null;
  doubt: Message | null = null;
  refuses: (path: string) => boolean = () => false;
  readonly got: string[] = [];
  constructor(readonly fs: FakeFs) {}
  whyNot = async () => this.why;
  prove = async () => this.doubt;
  async hand(paths: readonly AbsPath[]) {
    for (const path of paths) {
      if (this.refuses(path)) throw new Error(`no: ${path}\nat some place`);
      this.got.push(path);
      await this.fs.rename(path, abs(`/Users/me/.Trash/${this.got.length}`));
    }
  }
}

let fs: FakeFs;
let bin: Bin;
let world: World;
beforeEach(async () => {
  fs = new FakeFs([]);
  await fs.makeFolders(abs('/Users/me/.Trash'), 0o700);
  for (const name of ['A.ARW', 'A.xmp', 'B.ARW']) await put(fs, `${PHOTOS}/${name}`, name);
  bin = new Bin(fs);
  world = worldOn(fs, PHOTOS, '/state', { owner: MAC, systemTrash: bin });
});
const UNWRITABLE = new AppError('JOURNAL_WRITE', { is: 'journal-unwritable', path: '/state/runs/r', code: 'ENOSPC' });
const IN_OURS = `${PHOTOS}/.rawtwin/trash/${RUN}`;
const trashed = async () => {
  const actions = [await actionFor(fs, `${PHOTOS}/A.ARW`, `${PHOTOS}/A.xmp`), await actionFor(fs, `${PHOTOS}/B.ARW`)];
  return (await trash(world, actions, { to: 'system' })).flatMap(({ to }) => to);
};
const hand = async (signal = new AbortController().signal) =>
  handOver(RUN, await trashed(), { fs, journal: world.deps.journal, systemTrash: bin, signal });
const outcomes = async () =>
  (await undo(world)).map(step => [step.from.slice(PHOTOS.length + 1), step.outcome === 'blocked' ? english(step.why) : step.outcome]);
const handing = async () => (await world.deps.journal.read(RUN))?.lines.filter(({ type }) => type === 'handing').length;

describe('handing over to the trash of the system', () => {
  it('files go by way of our folder, and undo then says where to look', async () => {
    expect(await hand()).toEqual({ handed: 3, left: 0, why: null });
    expect(bin.got).toEqual(['A.ARW', 'A.xmp', 'B.ARW'].map(name => `${IN_OURS}/${name}`));
    const why = 'it was handed to the trash of the system; restore it there, and undo again';
    expect(await outcomes()).toEqual([
      ['A.xmp', why],
      ['A.ARW', why],
      ['B.ARW', why],
    ]);
  });

  it('what the person restores from there to our folder, as Windows does, undo brings home', async () => {
    await hand();
    await fs.makeFolders(abs(IN_OURS), 0o700);
    await fs.rename(abs('/Users/me/.Trash/3'), abs(`${IN_OURS}/B.ARW`));
    expect(await outcomes()).toContainEqual(['B.ARW', 'restored']);
    expect(Buffer.from(await fs.read(abs(`${PHOTOS}/B.ARW`))).toString()).toBe('B.ARW');
  });

  it('what the person puts home by hand, undo finds there', async () => {
    await hand();
    await fs.rename(abs('/Users/me/.Trash/3'), abs(`${PHOTOS}/B.ARW`));
    expect(await outcomes()).toContainEqual(['B.ARW', 'restored']);
  });

  it('a trash that may delete gets nothing, and all comes back', async () => {
    bin.doubt = { is: 'bin-deletes' };
    expect(await hand()).toEqual({ handed: 0, left: 3, why: { is: 'bin-deletes' } });
    expect([bin.got, await handing()]).toEqual([[], 0]);
    expect((await outcomes()).map(([, outcome]) => outcome)).toEqual(['restored', 'restored', 'restored']);
  });

  it('a trash that refuses in the middle: the rest comes back, and why is one line', async () => {
    bin.refuses = path => path.endsWith('B.ARW');
    expect(await hand()).toEqual({ handed: 2, left: 1, why: { is: 'as-said', words: `no: ${IN_OURS}/B.ARW` } });
    expect(await outcomes()).toContainEqual(['B.ARW', 'restored']);
  });

  it('a journal that cannot be written hands over nothing, and says so as it is said everywhere', async () => {
    const moved = await trashed();
    const full = { ...world.deps.journal, reopen: async () => Promise.reject(UNWRITABLE) };
    const outcome = await handOver(RUN, moved, { fs, journal: full, systemTrash: bin, signal: new AbortController().signal });
    expect(outcome).toEqual({ handed: 0, left: 3, why: UNWRITABLE.says });
  });

  it('that they may go is in the journal before they go', async () => {
    let before: number | undefined;
    const real = bin.hand.bind(bin);
    bin.hand = async paths => {
      before = await handing();
      await real(paths);
    };
    await hand();
    expect(before).toBe(3);
  });

  it('stopped, it hands over no more', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await hand(controller.signal)).toEqual({ handed: 0, left: 3, why: null });
  });

  it('a process that dies meanwhile leaves a run that is settled by the next', async () => {
    const moved = await trashed();
    const dying = {
      ...world.deps.journal,
      reopen: async (run: string) => ({ ...(await world.deps.journal.reopen(run)), close: async () => undefined }),
    };
    await handOver(RUN, moved, { fs, journal: dying, systemTrash: bin, signal: new AbortController().signal });
    expect(await world.deps.journal.unfinished()).toEqual([RUN]);
    expect((await settle(worldOn(fs, PHOTOS, '/state', { owner: MAC }))).map(({ state }) => state)).toEqual(['settled']);
    expect((await outcomes()).map(([, outcome]) => outcome)).toEqual(Array(3).fill(expect.stringContaining('trash of the system')));
  });

  it('what cannot be handed over is refused before anything moves', async () => {
    bin.why = { is: 'no-bin', path: PHOTOS };
    expect(await errorOf(trashed())).toMatchObject({
      code: 'TRASH_UNAVAILABLE',
      message: expect.stringMatching(/no Recycle Bin for .* Use --to folder\.$/),
    });
    expect((await fs.look(abs(`${PHOTOS}/A.ARW`))).kind).toBe('file');
  });
});
