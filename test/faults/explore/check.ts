import { dirname } from 'node:path';
import { summarise } from '../../../src/journal/history.js';
import { decodeLines } from '../../../src/journal/line.js';
import type { AbsPath } from '../../../src/model/frame.js';
import type { JournalLine } from '../../../src/model/journal.js';
import { intentsOf, stillInTrash, type TrashItem } from '../../../src/model/trash-items.js';
import type { FakeFs, Node } from '../../support/fake-fs.js';
import { takenOn } from './acts.js';
import { homeOf, isState, isTrash, type Scene, type Seen, STATE, STRANGER, seenOf, sha256 } from './scene.js';
import { placeIn } from './settings.js';

const EMPTY = sha256(new Uint8Array());
const STRANGER_HASH = sha256(Buffer.from(STRANGER));
/** Notes and markers, which are no photos. */
const NOTE = /\.(nomedia|trashinfo)$/;
/** What others put into the trash in a story. */
const OTHERS = new Set(['of another program'].map(text => sha256(Buffer.from(text))));

/** The files of a scene as they should be: as before the run, with what an editor may have saved meanwhile. */
function expectedHome({ story, setting, home }: Scene, disk: FakeFs): ReadonlyMap<string, Seen> {
  if (!story.mayBecome) return home;
  const [file, text] = story.mayBecome;
  const content = sha256(Buffer.from(text));
  const saved = [...disk.entries.values()].find(node => node.kind === 'file' && sha256(node.bytes) === content);
  return saved ? new Map([...home, [placeIn(setting, file), seenOf(saved)]]) : home;
}

/**
 * At every instant: each photo once, with its bytes, at its old place or at one that the journal names; no other file harmed. Only what
 * a purge had written down is gone: as about to be deleted, or, once all is settled, as deleted.
 */
export function mistakesWhenCutShort(scene: Scene, disk: FakeFs, goneAs: 'purging' | 'purged' = 'purging'): string[] {
  const mistakes: string[] = [];
  const expected = expectedHome(scene, disk);
  const photos = photosOn(scene, disk);
  const contents = (all: Iterable<string>) => [...all].sort().join();
  const want = new Map([...expected].map(([path, { content }]) => [scene.disk.entries.get(path)?.ino ?? path, content]));
  const mayBeGone = contentsGone(scene, disk, expected, goneAs);
  const there = new Set(photos.values());
  const wanted = [...want.values()].filter(content => there.has(content) || !mayBeGone.has(content));
  if (contents(wanted) !== contents(photos.values())) mistakes.push(`contents: ${namesOf(photos)} of ${expected.size} are there`);
  mistakes.push(...journalsOn(disk).flatMap(({ wrongly }) => wrongly.map(at => `a purge of ${at}, which was not in trash`)));
  const now = homeOf(disk);
  for (const path of scene.strangers) if (now.get(path)?.content !== STRANGER_HASH) mistakes.push(`the file of others at ${path} is gone`);
  for (const [path, seen] of now) {
    if (scene.strangers.has(path)) continue;
    const before = expected.get(path);
    if (seen.content === EMPTY && before && isMoved(scene, path)) continue;
    if (!before) mistakes.push(`a file of nobody stands at ${path}`);
    else if (!isSame(seen, before)) mistakes.push(`${path} is not what it was`);
  }
  for (const [path, node] of scene.disk.entries) {
    if (OTHERS.has(sha256(node.bytes)) && !/\.trashinfo$/.test(path) && disk.entries.get(path)?.bytes !== node.bytes)
      mistakes.push(`${path} was of another program`);
  }
  for (const file of scene.story.wanted ?? []) {
    const path = placeIn(scene.setting, file);
    if (now.get(path)?.content !== expected.get(path)?.content) mistakes.push(`${path} is wanted and has moved`);
  }
  const named = new Map(journalsOn(disk).flatMap(({ named }) => named));
  for (const [path, node] of disk.entries) {
    if (!isPhotoInTrash(path, node)) continue;
    const from = named.get(path);
    if (from === undefined) mistakes.push(`no journal names ${path}`);
    else if (expected.get(from)?.content !== sha256(node.bytes)) mistakes.push(`${path} does not hold what stood at ${from}`);
  }
  return mistakes;
}

function contentsGone(scene: Scene, disk: FakeFs, expected: ReadonlyMap<string, Seen>, goneAs: 'purging' | 'purged'): ReadonlySet<string> {
  const froms = journalsOn(disk).flatMap(journal => [...journal[goneAs]]);
  return new Set(froms.filter(from => !scene.spared.has(from)).flatMap(from => expected.get(from)?.content ?? []));
}

/** What purges have deleted for good, by the journal, by its old place. */
export const purgedOn = (disk: FakeFs): ReadonlySet<string> => new Set(journalsOn(disk).flatMap(({ purged }) => [...purged]));

/** `raw last`: an undo brings sidecars first, so one that was cut short may have brought them alone; `in part`: the disk refused something. */
export type Units = 'whole' | 'raw last' | 'in part';

/** After recovery: each unit wholly at home or wholly in trash, and the journal says which. */
export function mistakesWhenSettled(scene: Scene, disk: FakeFs, units: Units): string[] {
  const mistakes = mistakesWhenCutShort(scene, disk, 'purged');
  const at = new Map(journalsOn(disk).flatMap(({ certain }) => certain.map(item => [item.at as string, item.from as string])));
  for (const [path, node] of disk.entries) {
    if (isPhotoInTrash(path, node) && !at.has(path)) mistakes.push(`the journal does not know that ${path} is in trash`);
    if (node.kind === 'file' && node.bytes.length === 0 && !isTrash(path) && !isState(path))
      mistakes.push(`a placeholder is left at ${path}`);
  }
  // Where a disk refused, the journal may learn only from the next undo that a file is home.
  const isKnown = (place: string, from: string) => disk.entries.has(place) || (units === 'in part' && disk.entries.has(from));
  for (const [place, from] of at) if (!isKnown(place, from)) mistakes.push(`the journal says that ${from} is in trash at ${place}`);
  if (units !== 'in part') mistakes.push(...brokenUnits(scene, new Set(at.values()), purgedOn(disk), units));
  const inTrash = [...disk.entries].filter(([path, node]) => isPhotoInTrash(path, node)).length;
  const told = journalsOn(disk).reduce((sum, { left }) => sum + left, 0);
  if (units !== 'in part' && told !== inTrash) mistakes.push(`history tells of ${told} files left to undo, and ${inTrash} are in trash`);
  if ([...disk.entries.keys()].some(path => path.startsWith(`${STATE}/open/`))) mistakes.push('a run is still marked as open');
  return mistakes;
}

function brokenUnits(
  { story, setting, actions, home, strangers, stays }: Scene,
  inTrash: ReadonlySet<string>,
  purged: ReadonlySet<string>,
  units: Units,
): string[] {
  const isParted = (raw: string, path: string) =>
    units === 'whole' ? inTrash.has(path) !== inTrash.has(raw) : inTrash.has(path) && !inTrash.has(raw);
  const shared = new Set((story.shared ?? []).map(file => placeIn(setting, file)));
  return actions.flatMap(({ raw, with: along }) =>
    along
      .filter(({ path }) => home.has(path) && !shared.has(path) && !strangers.has(path) && isParted(raw.path, path))
      .filter(({ path }) => !purged.has(path) && !purged.has(raw.path) && !stays.has(path))
      .map(({ path }) => `${raw.path} and ${path} are parted`),
  );
}

/** After the undo: every file that was not purged where it was, with its bytes, times and mode, and nothing of ours in the way. */
export function mistakesWhenUndone(scene: Scene, disk: FakeFs, litter: 'none' | 'some'): string[] {
  const mistakes = mistakesWhenSettled(scene, disk, 'in part');
  const now = homeOf(disk);
  const purged = purgedOn(disk);
  for (const path of expectedHome(scene, disk).keys())
    if (!now.has(path) && !purged.has(path) && !scene.stays.has(path)) mistakes.push(`${path} did not come back`);
  return [...mistakes, ...litterIn(scene, disk, litter)];
}

/** After another purge: nothing is in trash but what may not go, nothing at home has changed, and nothing but that is left to undo. */
export function mistakesWhenPurged(
  scene: Scene,
  before: FakeFs,
  disk: FakeFs,
  { refused, litter }: { readonly refused: ReadonlySet<string>; readonly litter: 'none' | 'some' },
): string[] {
  const mistakes = mistakesWhenSettled(scene, disk, 'in part');
  const [was, now] = [homeOf(before), homeOf(disk)];
  for (const path of was.keys()) if (!now.has(path)) mistakes.push(`${path} was at home`);
  if (!scene.story.inTrash) for (const at of refused) mistakes.push(`${at} was not purged`);
  for (const [path, node] of disk.entries)
    if (isPhotoInTrash(path, node) && !refused.has(path)) mistakes.push(`${path} is in trash after the purge`);
  if (!scene.story.inTrash) mistakes.push(...litterIn(scene, disk, litter));
  return mistakes;
}

function litterIn(scene: Scene, disk: FakeFs, litter: 'none' | 'some'): string[] {
  const mistakes: string[] = [];
  const stay = new Set(
    journalsOn(disk)
      .flatMap(({ certain }) => certain.filter(({ from }) => scene.stays.has(from)))
      .flatMap(({ at, info }) => [at, info]),
  );
  for (const [path, node] of disk.entries) {
    if (stay.has(path as AbsPath)) continue;
    const mayStay = litter === 'some' && (node.kind === 'folder' || path.endsWith('.trashinfo'));
    if (isTrash(path) && isLitter(path, node, disk) && !mayStay) mistakes.push(`${path} is left`);
  }
  return mistakes;
}

/** Folders of the trash itself stay, and the marker in ours; whatever served one run alone goes. */
function isLitter(path: string, node: Node, disk: FakeFs): boolean {
  if (node.kind === 'folder')
    return /\/\.rawtwin\/trash\/.|\/files\/./.test(path) && [...disk.entries.keys()].every(other => dirname(other) !== path);
  return !path.endsWith('/.nomedia') && !OTHERS.has(sha256(node.bytes));
}

const isSame = (a: Seen, b: Seen): boolean => a.content === b.content && a.mtimeNs === b.mtimeNs && a.mode === b.mode;
const isMoved = ({ actions }: Scene, path: string): boolean =>
  actions.some(action => [action.raw, ...action.with].some(file => file.path === path));

const isPhotoInTrash = (path: string, node: Node): boolean =>
  node.kind === 'file' && isTrash(path) && !NOTE.test(path) && !OTHERS.has(sha256(node.bytes));

/** Every photo once, whatever its names, and no empty file: those only hold places. */
function photosOn({ strangers }: Scene, disk: FakeFs): ReadonlyMap<Node, string> {
  const photos = new Map<Node, string>();
  for (const [path, node] of disk.entries) {
    if (node.kind !== 'file' || node.bytes.length === 0 || isState(path) || strangers.has(path)) continue;
    if (!isTrash(path) || isPhotoInTrash(path, node)) photos.set(node, sha256(node.bytes));
  }
  return photos;
}
const namesOf = (photos: ReadonlyMap<Node, string>): string => [...photos.keys()].map(({ bytes }) => Buffer.from(bytes)).join(', ');

/** At every instant: what is not at home is on the list of what was taken, so that it proves nothing of its other half. */
export async function mistakesInTaken({ story, actions, home, strangers }: Scene, disk: FakeFs): Promise<string[]> {
  const held = new Set<string>((await takenOn(disk).recall(story.orphans ?? 'raw')).map(({ path }) => path));
  const now = homeOf(disk);
  const isHome = (path: string) => now.has(path) && now.get(path)?.content !== EMPTY && !strangers.has(path);
  return actions.flatMap(({ raw: { path } }) =>
    !home.has(path) || isHome(path) || held.has(path) ? [] : [`${path} is not known as taken`],
  );
}

/** What a journal on the disk says, as it can be read now. */
interface JournalOnDisk {
  /** Every place in trash that an intent names, and the file that was to go there. */
  readonly named: readonly (readonly [place: string, from: string])[];
  /** What surely is in trash still, and how much of it history tells of. */
  readonly certain: readonly TrashItem[];
  readonly left: number;
  /** Old places of files that a purge was about to delete, and of those that it did. */
  readonly purging: ReadonlySet<string>;
  readonly purged: ReadonlySet<string>;
  /** Places of which a purge was about to delete the file, though the lines before do not hold that it is in trash. */
  readonly wrongly: readonly string[];
}
const decoded = new WeakMap<Uint8Array, JournalOnDisk>();

export function journalsOn(disk: FakeFs): readonly JournalOnDisk[] {
  const journals: JournalOnDisk[] = [];
  for (const [path, { bytes }] of disk.entries) {
    if (!path.startsWith(`${STATE}/runs/`)) continue;
    const journal = decoded.get(bytes) ?? journalIn(bytes);
    decoded.set(bytes, journal);
    journals.push(journal);
  }
  return journals;
}

function journalIn(bytes: Uint8Array): JournalOnDisk {
  const { lines } = decodeLines(bytes);
  const named = intentsOf(lines).flatMap(({ moves }) => moves.map(({ to, from }) => [to, from] as const));
  const under = lines.flatMap(line => (line.type === 'purging' ? [[line.under, line.from] as const] : []));
  const fromsOf = (type: 'purging' | 'purged') => new Set(lines.flatMap(line => (line.type === type ? [line.from as string] : [])));
  return {
    named: [...named, ...under],
    certain: stillInTrash(lines).filter(({ certain }) => certain),
    left: summarise({ run: '', lines, damaged: [] }, false).leftFiles,
    purging: fromsOf('purging'),
    purged: fromsOf('purged'),
    wrongly: wronglyPurged(lines),
  };
}

function wronglyPurged(lines: readonly JournalLine[]): string[] {
  const inTrash = new Set<string>();
  return lines.flatMap(line => {
    if (line.type === 'receipt') for (const { at } of line.to) inTrash.add(at);
    if (line.type === 'restored' || line.type === 'purged') inTrash.delete(line.at);
    return line.type === 'purging' && !inTrash.has(line.at) ? [line.at] : [];
  });
}
