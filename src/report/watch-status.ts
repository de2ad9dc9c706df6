import type { AbsPath } from '../model/frame.js';
import type { ShotState, WatchedRoot, WatchStatus } from '../model/watch.js';
import { count, many } from './amount.js';
import { duration, exactly } from './duration.js';
import { clock } from './moment.js';
import { folderOf, type Show, showIn } from './place.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import { rawNames } from './watch-names.js';

/** What a daemon last said of itself, and whether it lives. `now`: ISO 8601. */
export interface StatusOf {
  readonly status: WatchStatus | null;
  readonly isRunning: boolean;
  readonly now: string;
}

/** As a count of raws, in this order; those that are zero are left out. */
const COUNTED: Readonly<Record<ShotState, string>> = {
  paired: 'with their JPEG',
  'raw-only': 'shot without one',
  unsure: 'unsure, so kept',
  importing: 'still being copied',
  'jpeg-missing': 'whose JPEG is gone, waiting',
  orphan: 'due',
  trashed: 'trashed lately',
};
const INDENT = '  ';

/** The state of the daemon for a person: what it watches, what is held up and how to go on, what waits and until when. Chunks are whole lines. */
export function* renderWatchStatus({ status, isRunning, now }: StatusOf, screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const wrapped = (text: string, indent = '') => wrap(text, screen.columns, indent).map(line => `${line}\n`);
  if (!isRunning) {
    yield* wrapped(status === null ? 'No rawtwin watch is running.' : 'No rawtwin watch is running; the last one ended without a word.');
    yield* wrapped('Start it with `rawtwin watch FOLDER`, or for good with `rawtwin service install FOLDER`.');
    return;
  }
  if (status === null) {
    yield* wrapped('rawtwin watch is running and has not told anything yet.');
    return;
  }
  for (const line of [...aboutDaemon(status, now), aboutScans(status, now)]) yield* wrapped(line);
  for (const root of status.roots) {
    yield `\n${paint.strong(printable(root.path))}\n`;
    yield* rootLines(root, { show: showIn([root.path]), paint, now, wrapped });
  }
}

/** The same for a program: what each daemon that runs wrote, in a list. */
export const watchStatusJson = (running: readonly WatchStatus[]): string => `${JSON.stringify(running, null, 2)}
`;

function aboutDaemon({ pid, startedAt, graceMs, dryRun, also, listening }: WatchStatus, now: string): string[] {
  const why = listening.why === undefined ? '' : `: ${printable(listening.why)}`;
  return [
    `rawtwin watch is running (process ${pid}), started ${clock(startedAt, now)}.`,
    dryRun ? 'Dry run: nothing is moved.' : `A RAW goes to trash ${exactly(graceMs)} after its JPEG was deleted.`,
    ...(also.length > 0 ? [`JPEGs are looked for in ${also.map(printable).join(', ')} too.`] : []),
    listening.mode === 'native' ? 'Changes are noticed as they happen.' : `Folders are looked at by the clock${why}.`,
  ];
}

function aboutScans({ lastScan, nextScanAt }: WatchStatus, now: string): string {
  const last =
    lastScan === null
      ? 'The first whole scan is not done yet'
      : `Last whole scan: ${clock(lastScan.at, now)}, ${many(lastScan.folders, 'folder')} in ${duration(lastScan.tookMs)}`;
  return `${last}${nextScanAt === null ? '' : `; the next ${clock(nextScanAt, now)} or sooner`}.`;
}

interface Way {
  readonly show: Show;
  readonly paint: Paint;
  readonly now: string;
  readonly wrapped: (text: string, indent?: string) => string[];
}

function* rootLines({ paused, counts, waiting }: WatchedRoot, { show, paint, now, wrapped }: Way): Iterable<string> {
  if (paused !== null) {
    for (const text of wrapped(`PAUSED since ${clock(paused.since, now).replace(/^(at|on) /, '')}: ${printable(paused.message)}`, INDENT))
      yield `${paint.warns(text.trimEnd())}\n`;
    // Unbroken, as it may hold a command to copy.
    yield `${INDENT}${printable(paused.howToGoOn)}\n`;
  }
  const told = Object.entries(COUNTED).filter(([state]) => counts[state as ShotState] > 0);
  const figures = told.map(([state, words]) => `${count(counts[state as ShotState])} ${words}`);
  yield* wrapped(figures.length > 0 ? `RAWs: ${figures.join(', ')}.` : 'No RAWs yet.', INDENT);
  for (const { folder, raws, until } of groups(waiting, now))
    yield* wrapped(`${show(folder)}: ${rawNames(raws)} to trash ${until}${paused === null ? '' : ', were it not paused'}`, INDENT);
  const more = counts['jpeg-missing'] - waiting.length;
  if (more > 0) yield* wrapped(`and ${many(more, 'more', 'more')} waiting`, INDENT);
}

/** Those of one folder that go in the same minute are one line; the order stays. */
function groups(waiting: WatchedRoot['waiting'], now: string) {
  const rows = new Map<string, { readonly folder: AbsPath; readonly until: string; readonly raws: AbsPath[] }>();
  for (const { raw, until } of waiting) {
    const [folder, at] = [folderOf(raw), clock(until, now)];
    const key = `${at}\n${folder}`;
    const row = rows.get(key) ?? { folder, until: at, raws: [] };
    row.raws.push(raw);
    rows.set(key, row);
  }
  return rows.values();
}
