import { KnownFacts } from '../exif/known-facts.js';
import type { ReadFacts } from '../exif/read-facts.js';
import type { AbsPath } from '../model/frame.js';
import type { PreviewSize } from '../model/preview.js';
import type { Sheet, SheetCard, SheetNeighbour, SheetRow, SheetTime } from '../model/sheet.js';
import type { PreviewPort } from '../ports/previews.js';
import { nameOf } from '../report/place.js';
import { burstNeighbours, likelyNeighbours, type Moment, momentOf } from '../report/sheet/bursts.js';
import { sheetOfPlan } from '../report/sheet/of-plan.js';
import { isLoose } from '../report/sheet/rows.js';
import { fileTime, shotTime } from '../report/sheet/shot-time.js';
import type { Words } from '../report/words/index.js';
import { stampsOf } from '../scan/stamp.js';
import type { Made } from './make-plan.js';

export interface SheetRequest {
  readonly preview: PreviewSize | 'none';
  readonly words: Words;
  readonly signal: AbortSignal;
  /** Called after each card. */
  readonly onCard?: () => void;
}
export interface SheetDeps {
  readonly previews: PreviewPort;
  readonly readFacts: ReadFacts;
}
export interface MadeSheet {
  readonly sheet: Sheet;
  /** Read while they are taken, a few ahead, so that memory stays flat. */
  readonly cards: AsyncIterable<SheetCard>;
}

/** Cards whose pictures are read at a time. */
const AHEAD = 8;
/** Bytes: a large picture beyond the first, or all of them beyond the second, would make a page that no browser opens at ease. */
const MOST_LARGE = 2 * 1024 * 1024;
const MOST_LARGE_IN_ALL = 256 * 1024 * 1024;
/** Facts or stamps held at a time. */
const BATCH = 2000;

/** The contact sheet of a plan. Opens only raws without a twin and those that may be of an orphan's burst; nothing is changed. */
export async function makeSheet(made: Made, request: SheetRequest, deps: SheetDeps): Promise<MadeSheet> {
  const { plan, facts } = made;
  const going = plan.actions.map(({ raw }) => raw.path);
  const staying = plan.kept.map(({ raw }) => raw.path);
  await facts.ask([...going, ...plan.kept.filter(isLoose).map(({ raw }) => raw.path)]);
  const moments = new Map<AbsPath, Moment>();
  addMoments(moments, [...going, ...staying], facts);
  await readMoments(moments, unasked(likelyNeighbours(going, staying), facts), request.signal, deps);
  const neighbours = burstNeighbours(moments, new Set(going));
  const hasTime = (path: AbsPath) => moments.has(path) || shotTime(facts.of(path)) !== undefined;
  const byFile = await fileTimes(
    [...going, ...staying].filter(path => !hasTime(path)),
    request.signal,
  );
  const timeOf = (path: AbsPath): SheetTime | null => {
    const ms = moments.get(path)?.ms;
    if (ms !== undefined) return { ms, from: 'camera' };
    const changed = byFile.get(path);
    return shotTime(facts.of(path)) ?? (changed === undefined ? null : fileTime(changed));
  };
  const known = {
    timeOf,
    bodyOf: (path: AbsPath) => facts.of(path)?.model ?? null,
    neighboursOf: (path: AbsPath) => neighbours.get(path) ?? [],
  };
  const sheet = sheetOfPlan(plan, known, request.words);
  return { sheet, cards: inOrder(sheet.rows, picturing(request, deps.previews), request) };
}

type Moments = Map<AbsPath, Moment>;

function addMoments(moments: Moments, paths: Iterable<AbsPath>, facts: KnownFacts): void {
  for (const path of paths) {
    const moment = momentOf(facts.of(path));
    if (moment !== null) moments.set(path, moment);
  }
}

function unasked(paths: ReadonlySet<AbsPath>, { asked }: KnownFacts): readonly AbsPath[] {
  return [...paths].filter(path => !asked.has(path)).sort();
}

/** Only the moment is kept: the facts of all that may be neighbours would be most of the memory. */
async function readMoments(moments: Moments, paths: readonly AbsPath[], signal: AbortSignal, { readFacts }: SheetDeps): Promise<void> {
  for (const some of batches(paths)) {
    const facts = new KnownFacts(asked => readFacts(asked, { signal }));
    await facts.ask(some);
    addMoments(moments, some, facts);
  }
}

/** Milliseconds since 1970 at which files changed last. */
async function fileTimes(paths: readonly AbsPath[], signal: AbortSignal): Promise<ReadonlyMap<AbsPath, number>> {
  const times = new Map<AbsPath, number>();
  for (const some of batches(paths))
    for (const [path, stamp] of await stampsOf(some, signal)) if (stamp.ok) times.set(path, Number(stamp.value.mtimeNs / 1_000_000n));
  return times;
}

function* batches(paths: readonly AbsPath[]): Iterable<readonly AbsPath[]> {
  for (let at = 0; at < paths.length; at += BATCH) yield paths.slice(at, at + BATCH);
}

type Picturing = (row: SheetRow) => Promise<SheetCard>;

function picturing({ preview, signal }: SheetRequest, previews: PreviewPort): Picturing {
  const shown = new Set<AbsPath>();
  let largeBytes = 0;
  const small = (path: AbsPath) => (preview === 'none' ? Promise.resolve(null) : previews.read(path, 'small', signal));
  const large = async (path: AbsPath) => {
    if (preview !== 'large' || largeBytes >= MOST_LARGE_IN_ALL) return {};
    const read = await previews.read(path, 'large', signal);
    if (read.kind !== 'jpeg' || read.jpeg.byteLength > MOST_LARGE) return {};
    largeBytes += read.jpeg.byteLength;
    return { large: read };
  };
  const neighbour = async (path: AbsPath): Promise<SheetNeighbour> => {
    const [known, name] = [shown.has(path), nameOf(path)];
    shown.add(path);
    return known ? { path, name } : { path, name, small: await small(path) };
  };
  return async row => {
    const neighbours = row.neighbours.map(neighbour);
    const pictures = { small: await small(row.path), ...(await large(row.path)) };
    return { row, pictures, neighbours: await Promise.all(neighbours) };
  };
}

async function* inOrder(rows: readonly SheetRow[], load: Picturing, { signal, onCard }: SheetRequest): AsyncIterable<SheetCard> {
  const coming: Promise<SheetCard>[] = [];
  const take = async () => {
    signal.throwIfAborted();
    const card = await coming.shift();
    onCard?.();
    return card;
  };
  for (const row of rows) {
    const card = load(row);
    card.catch(() => undefined); // told when its turn comes
    coming.push(card);
    if (coming.length < AHEAD) continue;
    const next = await take();
    if (next) yield next;
  }
  while (coming.length > 0) {
    const next = await take();
    if (next) yield next;
  }
}
