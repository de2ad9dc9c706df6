import type { AbsPath } from '../model/frame.js';
import { folderOf } from '../model/path.js';
import type { ShotState, WatchedRoot, WatchStatus } from '../model/watch.js';
import { duration, exactly } from './duration.js';
import { sentenceJson } from './json.js';
import { when } from './moment.js';
import { shownWords } from './phrases.js';
import { type Show, showIn } from './place.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import { rawNames } from './watch-names.js';
import { EN } from './words/en/index.js';
import type { Words } from './words/index.js';

/** What a daemon last said of itself, and whether it lives. `now`: ISO 8601. */
export interface StatusOf {
  readonly status: WatchStatus | null;
  readonly isRunning: boolean;
  readonly now: string;
}

const INDENT = '  ';

/** The state of the daemon for a person: what it watches, what is held up and how to go on, what waits and until when. Chunks are whole lines. */
export function* renderWatchStatus({ status, isRunning, now }: StatusOf, screen: Screen): Iterable<string> {
  const { words } = screen;
  const paint = paintFor(screen.colour);
  const wrapped = (text: string, indent = '') => wrap(text, screen.columns, indent).map(line => `${line}\n`);
  if (!isRunning) {
    yield* wrapped(status === null ? words.status.notRunning : words.status.endedWithoutWord);
    yield* wrapped(words.status.start);
    return;
  }
  if (status === null) {
    yield* wrapped(words.status.silent);
    return;
  }
  for (const line of [...aboutDaemon(status, now, words), aboutScans(status, now, words)]) yield* wrapped(line);
  for (const root of status.roots) {
    yield `\n${paint.strong(printable(root.path))}\n`;
    yield* rootLines(root, { show: showIn([root.path]), paint, now, wrapped, words });
  }
}

/** The same for a program: what each daemon that runs wrote, in a list, with its sentences in English. */
export const watchStatusJson = (running: readonly WatchStatus[]): string => `${JSON.stringify(running.map(statusRow), null, 2)}\n`;

function statusRow(status: WatchStatus) {
  const { listening, roots } = status;
  const row = ({ paused, path, ...root }: WatchedRoot) => ({
    path,
    paused: paused && { ...paused, ...sentenceJson('message', paused.message), howToGoOn: EN.goOn[paused.reason](path) },
    ...root,
  });
  return { ...status, listening: { ...listening, ...sentenceJson('why', listening.why) }, roots: roots.map(row) };
}

function aboutDaemon({ pid, startedAt, graceMs, dryRun, also, listening }: WatchStatus, now: string, words: Words): string[] {
  const { status, say } = words;
  return [
    status.running(pid, say.at(...when(startedAt, now))),
    dryRun ? status.dryRun : status.grace(exactly(graceMs, say)),
    ...(also.length > 0 ? [status.also(say.list(also.map(printable)))] : []),
    listening.mode === 'native' ? status.native : status.byClock(listening.why === undefined ? '' : shownWords(listening.why, words)),
  ];
}

function aboutScans({ lastScan, nextScanAt }: WatchStatus, now: string, { status, say }: Words): string {
  const at = (iso: string) => say.at(...when(iso, now));
  const last = lastScan === null ? status.noScan : status.lastScan(at(lastScan.at), lastScan.folders, duration(lastScan.tookMs, say));
  return status.scans(last, nextScanAt === null ? null : at(nextScanAt));
}

interface Way {
  readonly show: Show;
  readonly paint: Paint;
  readonly now: string;
  readonly words: Words;
  readonly wrapped: (text: string, indent?: string) => string[];
}

function* rootLines({ path, paused, counts, waiting }: WatchedRoot, { show, paint, now, wrapped, words }: Way): Iterable<string> {
  const { status, say } = words;
  if (paused !== null) {
    for (const text of wrapped(status.paused(say.point(...when(paused.since, now)), shownWords(paused.message, words)), INDENT))
      yield `${paint.warns(text.trimEnd())}\n`;
    // Unbroken, as it may hold a command to copy.
    yield `${INDENT}${printable(words.goOn[paused.reason](path))}\n`;
  }
  const told = Object.entries(status.counted).map(([state, words]) => [counts[state as ShotState], words] as const);
  const some = told.filter(([raws]) => raws > 0);
  yield* wrapped(some.length > 0 ? status.raws(some) : status.noRaws, INDENT);
  for (const { folder, raws, at } of groups(waiting, iso => say.at(...when(iso, now))))
    yield* wrapped(status.waiting(show(folder), rawNames(raws, say), at, paused !== null), INDENT);
  const more = counts['jpeg-missing'] - waiting.length;
  if (more > 0) yield* wrapped(status.moreWaiting(more), INDENT);
}

/** Those of one folder that go in the same minute are one line; the order stays. */
function groups(waiting: WatchedRoot['waiting'], wordsOf: (iso: string) => string) {
  const rows = new Map<string, { readonly folder: AbsPath; readonly at: string; readonly raws: AbsPath[] }>();
  for (const { raw, until } of waiting) {
    const [folder, at] = [folderOf(raw), wordsOf(until)];
    const key = `${at}\n${folder}`;
    const row = rows.get(key) ?? { folder, at, raws: [] };
    row.raws.push(raw);
    rows.set(key, row);
  }
  return rows.values();
}
