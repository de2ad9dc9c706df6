import type { RunRaw } from '../../../model/run-raws.js';
import { many, size } from '../../amount.js';
import { along } from './along.js';

export const andMore = (n: number) => `and ${many(n, 'more', 'more')}; --json names each`;

/** After trash. */
export const receipts = {
  moved: (raws: number, sidecars: number, bytes: number, rejected: number) =>
    `Moved ${many(raws, 'raw')}${along(sidecars, rejected)} to trash: ${size(bytes)}.`,
  interruptedBefore: 'Interrupted before anything was moved.',
  nothingMoved: 'Nothing was moved.',
  in: (place: string) => `in ${place}`,
  morePlaces: (n: number) => `and in ${many(n, 'more place')}; --json names each`,
  skipped: (raws: number) => `${many(raws, 'raw')} ${raws === 1 ? 'left where it is' : 'left where they are'}`,
  failed: (raws: number) => `${many(raws, 'raw')} could not be moved`,
  andMore,
  interrupted: 'Interrupted: all that was not moved is where it was, and the journal is complete.',
  takeBack: (command: string) => `To take it back: ${command}`,
  space: 'The disk has its space back when the trash is emptied, or with rawtwin purge.',
};

export const undo = {
  putBack: (files: number, run: string) => `Put back ${many(files, 'file')} of run ${run}.`,
  wouldPutBack: (files: number, run: string) => `Would put back ${many(files, 'file')} of run ${run}.`,
  blocked: (files: number) => `${many(files, 'file')} cannot come back now; nothing was overwritten:`,
  placeInTrash: (at: string) => `its place in trash: ${at}`,
  again: (command: string) => `Once that is settled, run again: ${command}`,
  purged: (files: number) => `${many(files, 'file')} of this run ${files === 1 ? 'was' : 'were'} deleted for good by an earlier purge:`,
  andMore,
  unasked: (raws: number, isPreview: boolean) =>
    `${many(raws, 'raw')} of this run ${isPreview ? 'would stay' : raws === 1 ? 'stays' : 'stay'} in trash.`,
  interrupted: (command: string) => `Interrupted; the rest is still in trash. To go on: ${command}`,
};

const STATE: Readonly<Record<RunRaw['state'], string>> = {
  'in-trash': 'in trash',
  unknown: 'perhaps in trash: its line of the journal is lost',
  restored: 'put back',
  purged: 'deleted for good',
  skipped: 'left where it was',
  failed: 'could not be moved',
};
/** Every raw of one run. */
export const run = {
  state: STATE,
  heading: (raws: number, state: string) => `${many(raws, 'raw')}, ${state}:`,
  raw: (name: string, others: number) => `${name}${others > 0 ? ` and ${many(others, 'file')} that went along` : ''}`,
  takeSome: (command: string) => `To take back some of them: ${command}`,
};

export const history = {
  none: 'rawtwin has trashed nothing yet.',
  column: {
    run: 'run',
    when: 'when',
    trashed: 'trashed',
    putBack: 'put back',
    purged: 'purged',
    toUndo: 'to undo',
    inTrash: 'in trash',
  },
  sidecar: 'sidecar',
  from: (root: string) => `from ${root}`,
  to: (place: string) => `to   ${place}`,
  earlier: (n: number) => `and ${many(n, 'earlier run')}: --all shows them`,
  failed: (raws: number) => `${many(raws, 'raw')} could not be moved`,
  ofJpegs: 'of JPEGs whose RAW was gone (`--orphans jpeg`)',
  open: 'was cut off; the next trash, undo or purge settles it',
  damaged: (n: number, lines: string) => `its journal is damaged in ${n === 1 ? 'line' : 'lines'} ${lines}; what could be read is told`,
  nothingLeft: (runs: number) => `${many(runs, 'run')}; nothing is left to undo.`,
  left: (files: number, bytes: number) => `Left to undo: ${many(files, 'file')}, ${size(bytes)}.`,
  takeBack: (command: string) => `To take the last run back: ${command}`,
};

const UNITS = { day: 'day', hour: 'hour', minute: 'minute', second: 'second' };

export const purge = {
  age: (n: number, unit: keyof typeof UNITS) => many(n, UNITS[unit]),
  nothing: (age: string | null) => `Nothing to delete: nothing that was trashed ${when(age)} can be purged.`,
  heading: (age: string | null) => `Trashed ${when(age)}, to be deleted for good:`,
  column: {
    run: 'run',
    trashed: 'trashed',
    raws: 'raws',
    jpegs: 'JPEGs',
    photos: 'photos',
    files: 'files',
    size: 'size',
    all: 'all together',
  },
  in: (place: string) => `in ${place}`,
  later: (n: number) => `and ${many(n, 'later run')}; --json names each`,
  young: (files: number, runs: number, bytes: number) =>
    `Younger, and left in trash: ${many(files, 'file')} of ${many(runs, 'run')}, ${size(bytes)}.`,
  question: (files: number, runs: number, bytes: number) =>
    `Delete ${many(files, 'file')} of ${many(runs, 'run')} for good (${size(bytes)})? Nothing brings them back.`,
  nothingDeleted: 'Nothing was deleted.',
  nothingDryRun: 'Nothing was deleted: --dry-run.',
  deleted: (files: number, runs: number, bytes: number) =>
    `Deleted ${many(files, 'file')} of ${many(runs, 'run')} for good: ${size(bytes)}.`,
  interrupted: 'Interrupted: all that was not deleted is still in trash, and the journal is complete.',
  gone: (files: number) => `No longer in trash: ${many(files, 'file')}; emptied, taken out by hand, or the disk is not there.`,
  stays: (files: number, why: string) => `${many(files, 'file')} ${files === 1 ? 'stays' : 'stay'} in trash: ${why}`,
  andMore,
};

const when = (age: string | null) => (age === null ? 'until now' : `more than ${age} ago`);

/** Times and lists as a sentence has them. */
export const say = {
  seconds: (n: number) => `${n} s`,
  minutes: (n: number) => many(n, 'minute'),
  hours: (n: number) => many(n, 'hour'),
  /** At that time of the day, or of another day. */
  at: (time: string, date: string | null) => (date === null ? `at ${time}` : `on ${date} at ${time}`),
  /** The same after a word such as "until" or "since". */
  point: (time: string, date: string | null) => (date === null ? time : `${date} at ${time}`),
  because: (what: string, why: string) => `${what}: ${why}`,
  list: (items: readonly string[]) => items.join(', '),
  sentences: (items: readonly string[]) => items.join('; '),
  namesAndMore: (names: string, n: number) => `${names} and ${many(n, 'more', 'more')}`,
};
