import { expect } from 'vitest';
import { AppError } from '../../src/model/errors.js';
import type { StoreChoice } from '../../src/model/policy.js';
import type { Receipt } from '../../src/model/receipt.js';
import { stillInTrash } from '../../src/model/trash-items.js';
import { FakeFs, type FakeVolume } from '../support/fake-fs.js';
import { type Calls, type Fault, faulty } from '../support/faulty-fs.js';
import {
  abs,
  actionFor,
  contentsOf,
  filesBelow,
  processesNamed,
  put,
  RUN,
  type Seen,
  settle,
  trash,
  undo,
  type World,
  worldOn,
} from '../support/trash-world.js';

/** A volume and a store: one kind of place where a run can go wrong. */
export interface Setting {
  readonly name: string;
  readonly volume: Partial<FakeVolume>;
  readonly to: StoreChoice;
}
export const SETTINGS: readonly Setting[] = [
  { name: 'the desktop trash', volume: {}, to: 'auto' },
  { name: 'the folder store', volume: {}, to: 'folder' },
  { name: 'a card without hard links', volume: { links: false, identity: 'weak', ignoresCase: true }, to: 'folder' },
];

const SKIP = /\/\.rawtwin|\/\.Trash/;
export const ROOT = '/photos/shoot';

/** Two raws with sidecars to be trashed, and files that nobody may touch. */
export async function begin(setting: Setting) {
  const fs = new FakeFs([{ at: '/photos', ...setting.volume }]);
  fs.setTime(BigInt(Date.UTC(2026, 10, 24, 10, 15, 12)) * 1_000_000n);
  await put(fs, `${ROOT}/A.ARW`, 'raw a');
  await put(fs, `${ROOT}/A.xmp`, 'edits a');
  await put(fs, `${ROOT}/sub/B.ARW`, 'raw b');
  await put(fs, `${ROOT}/sub/B.xmp`, 'edits b');
  await put(fs, `${ROOT}/kept.ARW`, 'kept');
  await put(fs, `${ROOT}/sub/kept.JPG`, 'kept too');
  for (const node of fs.entries.values()) node.durable = node.bytes.length;
  const actions = [await actionFor(fs, `${ROOT}/A.ARW`, `${ROOT}/A.xmp`), await actionFor(fs, `${ROOT}/sub/B.ARW`, `${ROOT}/sub/B.xmp`)];
  return { fs, actions, to: setting.to, before: await filesBelow(fs, '/photos', SKIP), contents: await contentsOf(fs, ['/photos']) };
}
export type Story = Awaited<ReturnType<typeof begin>>;

/** A process on that disk; `pid` dead or alive for the others. */
export const processOn = (fs: FakeFs, pid: number, fault: Fault | null = null, calls?: Calls): World =>
  worldOn(faulty(fs, fault, calls), ROOT, '/state', { processes: processesNamed(pid) });

/** Only what the program says in its own words may come out of it. */
export async function orAppError<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(AppError);
    return null;
  }
}

/**
 * No content is lost or doubled, and none of the files that stay is touched. An empty file that holds a place for one on its
 * way home may stand until recovery; none of the photos is empty.
 */
export async function expectNothingLost({ fs, before, contents }: Story): Promise<Map<string, Seen>> {
  expect((await contentsOf(fs, ['/photos'])).filter(content => content !== EMPTY)).toEqual(contents);
  const now = await filesBelow(fs, '/photos', SKIP);
  for (const [path, file] of now) if (file.content !== EMPTY) expect(file, path).toEqual(before.get(path));
  for (const kept of [`${ROOT}/kept.ARW`, `${ROOT}/sub/kept.JPG`]) expect(now.has(kept)).toBe(true);
  return now;
}
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function expectUnitsWhole(now: Map<string, Seen>): void {
  expect(now.has(`${ROOT}/A.ARW`)).toBe(now.has(`${ROOT}/A.xmp`));
  expect(now.has(`${ROOT}/sub/B.ARW`)).toBe(now.has(`${ROOT}/sub/B.xmp`));
}

/** What the journal holds to be in trash is there, all else is at home. A file may be at both under two names of one inode. */
export async function expectJournalTrue(story: Story): Promise<void> {
  const read = await processOn(story.fs, 99).deps.journal.read(RUN);
  const items = stillInTrash(read?.lines ?? []).filter(({ certain }) => certain);
  const trashed = new Map(items.map(({ from, at }) => [from as string, at]));
  const now = await filesBelow(story.fs, '/photos', SKIP);
  for (const path of story.before.keys()) {
    const at = trashed.get(path);
    if (!at) expect(now.has(path), `${path} at home`).toBe(true);
    else if (now.has(path)) expect((await story.fs.look(at)).stamp.ino).toBe((await story.fs.look(abs(path))).stamp.ino);
    else expect((await story.fs.look(at)).kind).toBe('file');
  }
}

/** The receipts a person saw are what the disk says. */
export async function expectReceiptsTrue({ fs }: Story, receipts: readonly Receipt[]): Promise<void> {
  for (const { outcome, to, raw } of receipts) {
    for (const { at } of to) expect((await fs.look(at)).kind).toBe('file');
    if (outcome === 'skipped') expect((await fs.look(raw)).kind).toBe('file');
  }
}

/** The next command recovers, the one after undoes: all is as it was, with nothing of ours in the way. */
export async function expectAllComesBack(story: Story, pid: number, units: 'whole' | 'in part' = 'whole'): Promise<void> {
  const world = processOn(story.fs, pid);
  for (const one of await settle(world)) expect(one).toMatchObject({ state: 'settled', alarms: [] });
  const now = await expectNothingLost(story);
  if (units === 'whole') expectUnitsWhole(now);
  await expectJournalTrue(story);
  expect(await settle(world)).toEqual([]);
  if ((await world.deps.journal.runs()).includes(RUN)) {
    for (const step of await undo(world)) expect(step).toMatchObject({ outcome: 'restored' });
  }
  expect(await filesBelow(story.fs, '/photos', SKIP)).toEqual(story.before);
  // A note whose taking away was refused may stay behind: it names no file that is there.
  const litter = units === 'whole' ? /\.nomedia$/ : /\.nomedia$|\.trashinfo$/;
  const left = [...(await filesBelow(story.fs, '/photos')).keys()].filter(path => SKIP.test(path) && !litter.test(path));
  expect(left).toEqual([]);
}

export const trashStory = (world: World, { actions, to }: Story): Promise<Receipt[]> => trash(world, actions, { to });

/** How many calls a part of the story makes when all is well. */
export async function callsOf(setting: Setting, part: (story: Story, calls: Calls) => Promise<unknown>): Promise<number> {
  const calls: Calls = { count: 0, log: [] };
  await part(await begin(setting), calls);
  return calls.count;
}
