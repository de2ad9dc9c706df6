import type { AbsPath } from '../model/frame.js';
import type { WatchEvent, WatchEventKind } from '../model/watch.js';
import { count, many, size } from './amount.js';
import { duration, exactly } from './duration.js';
import { clock, minute, second } from './moment.js';
import { errnoWords } from './phrases.js';
import { folderOf, type Show, showIn } from './place.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { rawNames } from './watch-names.js';

/** `bad`: nothing goes on before a person looks. `note`: worth a look some time. */
export type Loudness = 'bad' | 'note' | 'plain';
type Of<K extends WatchEventKind> = Extract<WatchEvent, { kind: K }>;
interface Words {
  readonly show: Show;
  readonly dryRun: boolean;
}
/** What is said; null where another line says it already. */
type Say<K extends WatchEventKind> = (event: Of<K>, words: Words) => string | null;

const raws = (number: number) => many(number, 'RAW');
const list = (paths: readonly AbsPath[]) => paths.map(printable).join(', ');
const takeBack = (run: string) => `rawtwin undo ${printable(run)}`;
/** A grace of less than this is told to the second. */
const SHORT_MS = 120_000;
const due = (until: string, now: string): string => clock(until, now, Date.parse(until) - Date.parse(now) < SHORT_MS ? second : minute);
const ANEW = 'all waiting times start anew';

/** Every kind of event in words for a photographer, without its time. */
const SAY: { readonly [K in WatchEventKind]: Say<K> } = {
  started: ({ roots, also, graceMs, dryRun }) =>
    `watching ${list(roots)}${also.length > 0 ? `; JPEGs are looked for in ${list(also)} too` : ''}; ` +
    (dryRun ? 'dry run: it only tells, nothing is moved' : `a RAW goes to trash ${exactly(graceMs)} after its JPEG was deleted`),
  marked: ({ root }) => `${printable(root)}: .rawtwin/root was written, by which this folder is known again`,
  ready: ({ raws: all, folders, paired, tookMs }) =>
    `ready after ${duration(tookMs)}: ${raws(all)} in ${many(folders, 'folder')}, ${count(paired)} with their JPEG`,
  listening: ({ mode, why, everyMs }) =>
    mode === 'native'
      ? 'changes are noticed as they happen'
      : `folders are looked at ${everyMs === undefined ? 'by the clock' : `every ${duration(everyMs)}`}${why === undefined ? '' : `: ${printable(why)}`}`,
  'jpeg-missing': ({ at, folder, raws: gone, until }, { show, dryRun }) => {
    const [jpegs, theirs, they] =
      gone.length === 1 ? ['1 JPEG', 'its RAW', 'it comes'] : [many(gone.length, 'JPEG'), 'their RAWs', 'they come'];
    const goes = dryRun ? 'would go' : gone.length === 1 ? 'goes' : 'go';
    return `${show(folder)}: ${jpegs} gone (${rawNames(gone)}); ${theirs} ${goes} to trash ${due(until, at)} unless ${they} back`;
  },
  'kept-after-all': ({ folder, raws: kept, why }, { show }) =>
    `${show(folder)}: ${raws(kept.length)} ${kept.length === 1 ? 'stays' : 'stay'} (${rawNames(kept)}): ${printable(why)}`,
  'grace-renewed': ({ at, folder, raws: waiting, until, why }, { show }) =>
    `${show(folder)}: ${why === 'folder-changed' ? 'work goes on in it' : 'files are still being copied'}; ` +
    `${waiting === 1 ? 'its RAW waits' : `its ${raws(waiting)} wait`} until ${due(until, at).replace(/^(at|on) /, '')}`,
  trashed: ({ folder, raws: gone, files, bytes, run }, { show }) =>
    `${show(folder)}: ${raws(gone.length)} to trash (${rawNames(gone)}${files > gone.length ? `; with sidecars ${many(files, 'file')}` : ''}), ` +
    `${size(bytes)}; to take it back: ${takeBack(run)}`,
  'would-trash': ({ folder, raws: gone, bytes }, { show }) =>
    `${show(folder)}: ${raws(gone.length)} would go to trash now (${rawNames(gone)}), ${size(bytes)}; dry run, nothing was moved`,
  left: ({ raw, why }, { show }) => `${show(folderOf(raw))}: ${rawNames([raw])} was not moved: ${printable(why)}`,
  'jpeg-back': ({ raw, twin, run }, { show }) =>
    `${show(twin)} is back, and its RAW (${rawNames([raw])}) is in trash; to have it back: ${takeBack(run)}`,
  paused: ({ root, message, howToGoOn }) => `PAUSED ${printable(root)}: ${printable(message)} ${printable(howToGoOn)}`,
  'well-again': ({ root }) => `${printable(root)} is well again; ${ANEW}`,
  accepted: ({ root }) => `${printable(root)} is accepted as it is; ${ANEW}`,
  released: ({ root, raws: may }) => `${printable(root)} goes on: ${raws(may)} may go to trash when they have waited`,
  'new-epoch': ({ why }) => EPOCH[why],
  busy: ({ message }) => `waiting: ${printable(message)}`,
  unreadable: ({ path, code }, { show }) => `${show(path)} could not be read: ${errnoWords(code)}; RAWs that it may concern stay`,
  settled: ({ run, alarms }) =>
    `run ${printable(run)} had been cut off and is settled now${alarms.map(alarm => `; ${printable(alarm)}`).join('')}`,
  summary: ({ trashed, bytes, waiting, learnt }) =>
    `the last day: ${trashed === 0 ? 'no RAW went to trash' : `${raws(trashed)} to trash, ${size(bytes)}`}` +
    `${waiting > 0 ? `; ${count(waiting)} waiting` : ''}${learnt > 0 ? `; ${many(learnt, 'new pair')} learnt` : ''}`,
  trouble: ({ message }) => `TROUBLE: ${printable(message)}`,
  stopped: ({ why }) => `stopped: ${printable(why)}`,
};
/** A root that is back, or accepted, is told by its own line; so is the start. */
const EPOCH: Readonly<Record<Of<'new-epoch'>['why'], string | null>> = {
  started: null,
  'root-back': null,
  accepted: null,
  resumed: `the computer slept, or the daemon was held; ${ANEW}`,
  'clock-jumped': `the clock was set; ${ANEW}`,
};

const LOUD: Partial<Record<WatchEventKind, Loudness>> = {
  ...{ paused: 'bad', trouble: 'bad' },
  ...{ left: 'note', 'jpeg-back': 'note', unreadable: 'note' },
};
export function loudness(event: WatchEvent): Loudness {
  if (event.kind === 'settled' && event.alarms.length > 0) return 'bad';
  if (event.kind === 'listening' && event.mode === 'polling') return 'note';
  return LOUD[event.kind] ?? 'plain';
}

export interface LogView {
  readonly roots: readonly AbsPath[];
  readonly dryRun: boolean;
  readonly colour: boolean;
  /** False where whoever takes the line notes the time himself, as journald does. */
  readonly time: boolean;
}

/** What happened, in words and without its time; null where there is nothing that a person would miss. */
export function watchWords(event: WatchEvent, { roots, dryRun }: Pick<LogView, 'roots' | 'dryRun'>): string | null {
  return sayer(event.kind)(event, { show: showIn(roots), dryRun });
}

/** One line for a person, its end included; null where there is nothing that a person would miss. */
export function watchLine(event: WatchEvent, view: LogView): string | null {
  const words = watchWords(event, view);
  if (words === null) return null;
  const text = paintOf(event, paintFor(view.colour))(words);
  return view.time ? `${second(event.at)}  ${text}\n` : `${text}\n`;
}

/** The event as it is, one line. */
export const watchLogJson = (event: WatchEvent): string => `${JSON.stringify(event)}\n`;

const sayer = <K extends WatchEventKind>(kind: K): Say<WatchEventKind> => SAY[kind] as Say<WatchEventKind>;

function paintOf(event: WatchEvent, paint: Paint): (text: string) => string {
  if (loudness(event) === 'bad') return paint.warns;
  if (loudness(event) === 'note') return paint.strong;
  return event.kind === 'trashed' ? paint.goes : text => text;
}
