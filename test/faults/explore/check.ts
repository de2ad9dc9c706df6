import { dirname } from 'node:path';
import { decodeLines } from '../../../src/journal/line.js';
import { intentsOf, stillInTrash, type TrashItem } from '../../../src/model/trash-items.js';
import type { FakeFs, Node } from '../../support/fake-fs.js';
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

/** At every instant: each photo once, with its bytes, at its old place or at one that the journal names; no other file harmed. */
export function mistakesWhenCutShort(scene: Scene, disk: FakeFs): string[] {
  const mistakes: string[] = [];
  const expected = expectedHome(scene, disk);
  const photos = photosOn(scene, disk);
  const contents = (all: Iterable<string>) => [...all].sort().join();
  const want = new Map([...expected].map(([path, { content }]) => [scene.disk.entries.get(path)?.ino ?? path, content]));
  if (contents(want.values()) !== contents(photos.values())) mistakes.push(`contents: ${namesOf(photos)} of ${expected.size} are there`);
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
  const named = new Map(journalsOn(disk).flatMap(({ named }) => named));
  for (const [path, node] of disk.entries) {
    if (!isPhotoInTrash(path, node)) continue;
    const from = named.get(path);
    if (from === undefined) mistakes.push(`no journal names ${path}`);
    else if (expected.get(from)?.content !== sha256(node.bytes)) mistakes.push(`${path} does not hold what stood at ${from}`);
  }
  return mistakes;
}

/** `raw last`: an undo brings sidecars first, so one that was cut short may have brought them alone; `in part`: the disk refused something. */
export type Units = 'whole' | 'raw last' | 'in part';

/** After recovery: each unit wholly at home or wholly in trash, and the journal says which. */
export function mistakesWhenSettled(scene: Scene, disk: FakeFs, units: Units): string[] {
  const mistakes = mistakesWhenCutShort(scene, disk);
  const at = new Map(journalsOn(disk).flatMap(({ certain }) => certain.map(item => [item.at as string, item.from as string])));
  for (const [path, node] of disk.entries) {
    if (isPhotoInTrash(path, node) && !at.has(path)) mistakes.push(`the journal does not know that ${path} is in trash`);
    if (node.kind === 'file' && node.bytes.length === 0 && !isTrash(path) && !isState(path))
      mistakes.push(`a placeholder is left at ${path}`);
  }
  // Where a disk refused, the journal may learn only from the next undo that a file is home.
  const isKnown = (place: string, from: string) => disk.entries.has(place) || (units === 'in part' && disk.entries.has(from));
  for (const [place, from] of at) if (!isKnown(place, from)) mistakes.push(`the journal says that ${from} is in trash at ${place}`);
  if (units !== 'in part') mistakes.push(...brokenUnits(scene, new Set(at.values()), units));
  if ([...disk.entries.keys()].some(path => path.startsWith(`${STATE}/open/`))) mistakes.push('a run is still marked as open');
  return mistakes;
}

function brokenUnits({ story, setting, actions, home, strangers }: Scene, inTrash: ReadonlySet<string>, units: Units): string[] {
  const isParted = (raw: string, path: string) =>
    units === 'whole' ? inTrash.has(path) !== inTrash.has(raw) : inTrash.has(path) && !inTrash.has(raw);
  const shared = new Set((story.shared ?? []).map(file => placeIn(setting, file)));
  return actions.flatMap(({ raw, with: along }) =>
    along
      .filter(({ path }) => home.has(path) && !shared.has(path) && !strangers.has(path) && isParted(raw.path, path))
      .map(({ path }) => `${raw.path} and ${path} are parted`),
  );
}

/** After the undo: every file where it was, with its bytes, times and mode, and nothing of ours in the way. */
export function mistakesWhenUndone(scene: Scene, disk: FakeFs, litter: 'none' | 'some'): string[] {
  const mistakes = mistakesWhenSettled(scene, disk, 'in part');
  const now = homeOf(disk);
  for (const path of expectedHome(scene, disk).keys()) if (!now.has(path)) mistakes.push(`${path} did not come back`);
  for (const [path, node] of disk.entries) {
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

/** What a journal on the disk says, as it can be read now. */
interface JournalOnDisk {
  /** Every place in trash that an intent names, and the file that was to go there. */
  readonly named: readonly (readonly [place: string, from: string])[];
  /** What surely is in trash still. */
  readonly certain: readonly TrashItem[];
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
  return { named, certain: stillInTrash(lines).filter(({ certain }) => certain) };
}
