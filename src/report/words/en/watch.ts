import type { AbsPath } from '../../../model/frame.js';
import { folderOf } from '../../../model/path.js';
import type { ShotState } from '../../../model/watch.js';
import { count, many, size } from '../../amount.js';
import { duration, exactly } from '../../duration.js';
import { due } from '../../moment.js';
import { printable } from '../../printable.js';
import { rawNames } from '../../watch-names.js';
import type { EventOf, EventWords } from '../shape.js';
import { goOn } from './holding.js';
import { errno } from './reasons.js';
import { say } from './runs.js';

const raws = (number: number) => many(number, 'RAW');
const names = (paths: readonly AbsPath[]) => rawNames(paths, say);
const list = (paths: readonly AbsPath[]) => paths.map(printable).join(', ');
const takeBack = (run: string) => `rawtwin undo ${printable(run)}`;
const ANEW = 'all waiting times start anew';

/** A root that is back, or accepted, is told by its own line; so is the start. */
const EPOCH: Readonly<Record<EventOf<'new-epoch'>['why'], string | null>> = {
  started: null,
  'root-back': null,
  accepted: null,
  resumed: `the computer slept, or the daemon was held; ${ANEW}`,
  'clock-jumped': `the clock was set; ${ANEW}`,
};

export const event: EventWords = {
  started: ({ roots, also, graceMs, dryRun }) =>
    `watching ${list(roots)}${also.length > 0 ? `; JPEGs are looked for in ${list(also)} too` : ''}; ` +
    (dryRun ? 'dry run: it only tells, nothing is moved' : `a RAW goes to trash ${exactly(graceMs, say)} after its JPEG was deleted`),
  marked: ({ root }) => `${printable(root)}: .rawtwin/root was written, by which this folder is known again`,
  ready: ({ raws: all, folders, paired, tookMs }) =>
    `ready after ${duration(tookMs, say)}: ${raws(all)} in ${many(folders, 'folder')}, ${count(paired)} with their JPEG`,
  listening: ({ mode, why, everyMs }, { say: put }) =>
    mode === 'native'
      ? 'changes are noticed as they happen'
      : `folders are looked at ${everyMs === undefined ? 'by the clock' : `every ${duration(everyMs, say)}`}${why === undefined ? '' : `: ${put(why)}`}`,
  'jpeg-missing': ({ at, folder, raws: gone, until }, { show, dryRun }) => {
    const [jpegs, theirs, they] =
      gone.length === 1 ? ['1 JPEG', 'its RAW', 'it comes'] : [many(gone.length, 'JPEG'), 'their RAWs', 'they come'];
    const goes = dryRun ? 'would go' : gone.length === 1 ? 'goes' : 'go';
    return `${show(folder)}: ${jpegs} gone (${names(gone)}); ${theirs} ${goes} to trash ${say.at(...due(until, at))} unless ${they} back`;
  },
  'kept-after-all': ({ folder, raws: kept, why }, { show, say: put }) =>
    `${show(folder)}: ${raws(kept.length)} ${kept.length === 1 ? 'stays' : 'stay'} (${names(kept)}): ${put(why)}`,
  'grace-renewed': ({ at, folder, raws: waiting, until, why }, { show }) =>
    `${show(folder)}: ${why === 'folder-changed' ? 'work goes on in it' : 'files are still being copied'}; ` +
    `${waiting === 1 ? 'its RAW waits' : `its ${raws(waiting)} wait`} until ${say.point(...due(until, at))}`,
  trashed: ({ folder, raws: gone, files, bytes, run }, { show }) =>
    `${show(folder)}: ${raws(gone.length)} to trash (${names(gone)}${files > gone.length ? `; with sidecars ${many(files, 'file')}` : ''}), ` +
    `${size(bytes)}; to take it back: ${takeBack(run)}`,
  'would-trash': ({ folder, raws: gone, bytes }, { show }) =>
    `${show(folder)}: ${raws(gone.length)} would go to trash now (${names(gone)}), ${size(bytes)}; dry run, nothing was moved`,
  left: ({ raw, why }, { show, say: put }) => `${show(folderOf(raw))}: ${names([raw])} was not moved: ${put(why)}`,
  'jpeg-back': ({ raw, twin, run }, { show }) =>
    `${show(twin)} is back, and its RAW (${names([raw])}) is in trash; to have it back: ${takeBack(run)}`,
  paused: ({ root, reason, message }, { say: put }) => `PAUSED ${printable(root)}: ${put(message)} ${printable(goOn[reason](root))}`,
  'well-again': ({ root }) => `${printable(root)} is well again; ${ANEW}`,
  accepted: ({ root }) => `${printable(root)} is accepted as it is; ${ANEW}`,
  released: ({ root, raws: may }) => `${printable(root)} goes on: ${raws(may)} may go to trash when they have waited`,
  'new-epoch': ({ why }) => EPOCH[why],
  busy: ({ message }, { say: put }) => `waiting: ${put(message)}`,
  unreadable: ({ path, code }, { show }) => `${show(path)} could not be read: ${errno(code)}; RAWs that it may concern stay`,
  settled: ({ run, alarms }, { say: put }) =>
    `run ${printable(run)} had been cut off and is settled now${alarms.map(alarm => `; ${put(alarm)}`).join('')}`,
  summary: ({ trashed, bytes, waiting, learnt }) =>
    `the last day: ${trashed === 0 ? 'no RAW went to trash' : `${raws(trashed)} to trash, ${size(bytes)}`}` +
    `${waiting > 0 ? `; ${count(waiting)} waiting` : ''}${learnt > 0 ? `; ${many(learnt, 'new pair')} learnt` : ''}`,
  trouble: ({ message }, { say: put }) => `TROUBLE: ${put(message)}`,
  stopped: ({ why }, { say: put }) => `stopped: ${put(why)}`,
};

/** A notice on the desktop. No names of files or folders: what shows it may pass it through a shell. */
export const notice = {
  brakeTitle: 'rawtwin waits for you',
  brake: 'More RAWs would go to trash at once than allowed, so none goes. Look at them: rawtwin watch status',
};

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

export const status = {
  notRunning: 'No rawtwin watch is running.',
  endedWithoutWord: 'No rawtwin watch is running; the last one ended without a word.',
  start: 'Start it with `rawtwin watch FOLDER`, or for good with `rawtwin service install FOLDER`.',
  silent: 'rawtwin watch is running and has not told anything yet.',
  running: (pid: number, since: string) => `rawtwin watch is running (process ${pid}), started ${since}.`,
  dryRun: 'Dry run: nothing is moved.',
  grace: (time: string) => `A RAW goes to trash ${time} after its JPEG was deleted.`,
  also: (folders: string) => `JPEGs are looked for in ${folders} too.`,
  native: 'Changes are noticed as they happen.',
  byClock: (why: string) => `Folders are looked at by the clock${why === '' ? '' : `: ${why}`}.`,
  noScan: 'The first whole scan is not done yet',
  lastScan: (at: string, folders: number, took: string) => `Last whole scan: ${at}, ${many(folders, 'folder')} in ${took}`,
  scans: (last: string, next: string | null) => `${last}${next === null ? '' : `; the next ${next} or sooner`}.`,
  paused: (since: string, message: string) => `PAUSED since ${since}: ${message}`,
  counted: COUNTED,
  raws: (counts: readonly (readonly [n: number, words: string])[]) =>
    `RAWs: ${counts.map(([n, words]) => `${count(n)} ${words}`).join(', ')}.`,
  noRaws: 'No RAWs yet.',
  waiting: (folder: string, raws: string, at: string, isPaused: boolean) =>
    `${folder}: ${raws} to trash ${at}${isPaused ? ', were it not paused' : ''}`,
  moreWaiting: (n: number) => `and ${many(n, 'more', 'more')} waiting`,
};
