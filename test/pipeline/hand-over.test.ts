import { beforeEach, describe, expect, it } from 'vitest';
import { KnownFacts } from '../../src/exif/known-facts.js';
import { noMemory } from '../../src/memory/no-memory.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Receipt } from '../../src/model/receipt.js';
import { type CarryDeps, carryOut, type Made, type UndoDeps, undoRun } from '../../src/pipeline.js';
import { FakeFs } from '../support/fake-fs.js';
import { abs, actionFor, planOf, processesNamed, put, RUN, worldOn } from '../support/trash-world.js';

const PHOTOS = '/Users/me/Photos';
const NAMES = ['A.ARW', 'A.xmp', 'B.ARW'];
const OWNER = { platform: 'darwin', uid: 1000, dataHome: null };
const signal = new AbortController().signal;
const contentsOf = (disk: FakeFs): string[] =>
  [...disk.entries]
    .flatMap(([path, { kind, bytes }]) => (kind === 'file' && /Photos|\.Trash/.test(path) ? [Buffer.from(bytes).toString()] : []))
    .filter(text => NAMES.includes(text))
    .sort();

/** The trash of the system, as a folder of the same disk. */
const binOn = (disk: FakeFs) => ({
  whyNot: async () => null,
  prove: async () => null,
  hand: async (paths: readonly AbsPath[]) => {
    for (const path of paths) await disk.rename(path, abs(`/Users/me/.Trash/${path.slice(path.lastIndexOf('/') + 1)}`));
  },
});
const worldOf = (disk: FakeFs, pid = 7) =>
  worldOn(disk, PHOTOS, '/state', { owner: OWNER, systemTrash: binOn(disk), processes: processesNamed(pid) }).deps;

let disk: FakeFs;
beforeEach(async () => {
  disk = new FakeFs();
  await disk.makeFolders(abs('/Users/me/.Trash'), 0o700);
  for (const name of NAMES) await put(disk, `${PHOTOS}/${name}`, name);
});

async function trash(more: Partial<CarryDeps> = {}): Promise<Receipt[]> {
  const actions = [await actionFor(disk, `${PHOTOS}/A.ARW`, `${PHOTOS}/A.xmp`), await actionFor(disk, `${PHOTOS}/B.ARW`)];
  const scan = { roots: [abs(PHOTOS)], also: [], folders: [], unreadable: [], notes: [], fileCount: new Map() };
  const made: Made = { plan: planOf([PHOTOS], actions), scan, shots: [], facts: new KnownFacts(async () => new Map()), refuse: () => [] };
  const deps: CarryDeps = { ...worldOf(disk), memory: noMemory, onSettled: () => undefined, ...more };
  const receipts: Receipt[] = [];
  for await (const one of carryOut(made, { run: RUN, verb: 'trash', actions, to: 'system', signal }, deps)) receipts.push(one);
  return receipts;
}

function undo(on: FakeFs, pid = 8) {
  const told = { onSettled: () => undefined, onRestored: () => undefined, onDamaged: () => undefined };
  const deps: UndoDeps = { ...worldOf(on, pid), ...told, memory: noMemory, signal };
  return undoRun({}, deps);
}

describe('trash --to system on a Mac', () => {
  it('pictures are taken first, then files are handed over, and only then is the folder free for others', async () => {
    const events: string[] = [];
    const inOurs = () => [...disk.entries.keys()].some(path => path.endsWith(`${RUN}/B.ARW`));
    const isHeld = () => [...disk.entries.keys()].some(path => path.startsWith('/state/locks/') && path.endsWith('.json'));
    await trash({
      keepThumbs: async () => void events.push(`pictures, file ${inOurs() ? 'there' : 'gone'}`),
      onHandedOver: ({ handed, left }) => void events.push(`${handed} handed, ${left} left, ${isHeld() ? 'held' : 'free'}`),
    });
    expect(events).toEqual(['pictures, file there', '3 handed, 0 left, held']);
    expect(isHeld()).toBe(false);
  });

  it('dead behind any step: every file is somewhere, and undo brings it home or says that it is in the trash of the system', async () => {
    const cuts: FakeFs[] = [];
    disk.onStep = () => void cuts.push(disk.clone());
    await trash();
    disk.onStep = null;
    expect(cuts.length).toBeGreaterThan(30);
    let handed = 0;
    for (const cut of cuts) {
      cut.onStep = null;
      expect(contentsOf(cut)).toEqual(NAMES);
      if (!(await worldOf(cut).journal.runs()).includes(RUN)) continue;
      const undone = await undo(cut).catch(() => null);
      expect(contentsOf(cut)).toEqual(NAMES);
      // A sidecar whose raw cannot come home stays with it.
      const away = NAMES.filter(name => name.endsWith('.ARW') && !cut.entries.has(`${PHOTOS}/${name}`));
      expect(away.every(name => cut.entries.has(`/Users/me/.Trash/${name}`))).toBe(true);
      if (away.length > 0) expect(undone?.blocked.map(({ why }) => why)).toContainEqual({ is: 'handed-over' });
      handed += away.length;
    }
    expect(handed).toBeGreaterThan(0);
  });
});
