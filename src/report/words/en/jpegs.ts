import { count, many, size } from '../../amount.js';
import type { EvidenceWords } from '../shape.js';
import { along } from './along.js';
import { evidence } from './evidence.js';
import { explain, plan } from './plan.js';
import { confidence, reason } from './reasons.js';
import { history, receipts, run, undo } from './runs.js';
import { sheet } from './sheet.js';
import { ask, progress } from './talk.js';

const jpegs = (n: number) => many(n, 'JPEG');

const evidenceOfJpegs: EvidenceWords = {
  ...evidence,
  'same-stem': { ...evidence['same-stem'], why: () => 'its RAW is there, by its name' },
  derivative: { ...evidence.derivative, why: () => 'a picture was made from it, or from its RAW' },
  'same-capture': {
    ...evidence['same-capture'],
    why: e => (e.alone ? 'its RAW is there under another name' : 'its RAW may be there under another name'),
  },
  'other-folder': { ...evidence['other-folder'], why: () => 'a RAW of the same name is in another folder' },
  witnessed: { ...evidence.witnessed, why: () => 'an earlier scan saw it with its RAW, and that RAW is gone' },
  'camera-recorded': { ...evidence['camera-recorded'], why: () => 'the camera wrote a RAW with it, and that RAW is gone' },
  neighbours: {
    ...evidence.neighbours,
    why: e => {
      if (e.eachShot) return 'phones and action cameras write a RAW with some shots only: those beside it prove nothing';
      return e.before !== undefined && e.after !== undefined
        ? 'the shots just before and after it were taken with a RAW; the RAW of this one is gone'
        : 'not between two shots known to be taken with a RAW: the camera may have been on JPEG-only';
    },
  },
  'no-twins-here': { why: e => `no RAW of it was found among the ${many(e.searched, 'RAW')} searched`, detail: () => '' },
  unlisted: { ...evidence.unlisted, why: () => 'a place that may hold its RAW could not be read whole' },
};

/** What is told otherwise of JPEGs whose raw was deleted; the same texts with JPEG and RAW in each other's place. */
export const ofJpegs = {
  evidence: evidenceOfJpegs,
  confidence: {
    proven: { ...confidence.proven, means: 'the camera, or an earlier scan, saw its RAW' },
    inferred: { ...confidence.inferred, means: 'the shots on both sides of it were taken with a RAW' },
    stem: { ...confidence.stem, means: 'there is no RAW of it; nothing proves that there was one' },
  } satisfies typeof confidence,
  reason: {
    ...reason,
    paired: { ...reason.paired, why: 'its RAW, or a picture made of the shot, is still there' },
    unlisted: { ...reason.unlisted, why: 'a folder could not be read whole, and its RAW may be in there' },
    'too-recent': { ...reason['too-recent'], why: 'it, or a RAW of its shoot, changed a moment ago; the copy may not be complete' },
    unsure: {
      ...reason.unsure,
      why: 'nothing proves that a RAW was deleted',
      hint: 'A scan before culling, with `--orphans jpeg`, would have made these provable: rawtwin remembers the RAWs it saw.',
    },
    protected: { ...reason.protected, why: 'RAW gone, but rated, picked, edited or locked' },
  } satisfies typeof reason,
  plan: {
    ...plan,
    twinsAlsoIn: 'RAWs also looked for in',
    found: (rows: number, raws: number, folders: number) =>
      `Found ${[many(rows, 'JPEG or HEIF', 'JPEGs and HEIFs'), many(raws, 'raw'), ...(folders > 1 ? [many(folders, 'folder')] : [])].join(', ')}`,
    column: { ...plan.column, raws: 'JPEGs' },
    folderSums: (rows: number, sidecars: number, bytes: number, _rejected: number) => `${jpegs(rows)}${along(sidecars)}, ${size(bytes)}`,
    keptHeading: (without: number) => `Kept without a RAW: ${jpegs(without)}`,
    keptHeadingAll: (all: number, without: number) => `Kept: ${jpegs(all)}, ${count(without)} without a RAW`,
    unreadable: (n: number, _hides: boolean) => `Could not be read: ${many(n, 'place')}; JPEGs whose RAW may be in there are kept`,
    wouldGo: (rows: number, of: number, sidecars: number, bytes: number, _rejected: number) =>
      `${count(rows)} of ${jpegs(of)} would go to trash${along(sidecars)}: ${size(bytes)}.`,
    noRaws: (raws: number) => `Nothing to trash: there are no JPEGs here${raws > 0 ? `, only ${many(raws, 'raw')}` : ''}.`,
    allPaired: (n: number) => `Nothing to trash: ${n === 1 ? 'the one JPEG has its RAW' : `all ${jpegs(n)} have their RAW`}.`,
    noOrphans: (paired: number, rest: number) =>
      `Nothing to trash: no JPEG here is shown to have lost its RAW. ${many(paired, 'JPEG has its', 'JPEGs have their')} RAW, ${many(rest, 'is', 'are')} kept for the reasons above.`,
  } satisfies typeof plan,
  explain: {
    ...explain,
    label: { ...explain.label, twins: 'raws' },
    searched: (raws: number, folders: string) => `searched ${many(raws, 'RAW')} below ${folders}`,
    orphan: (word: string, means: string) => `orphan JPEG, ${word}: ${means}`,
  } satisfies typeof explain,
  receipts: {
    ...receipts,
    moved: (rows: number, sidecars: number, bytes: number, _rejected: number) =>
      `Moved ${jpegs(rows)}${along(sidecars)} to trash: ${size(bytes)}.`,
    skipped: (n: number) => `${jpegs(n)} ${n === 1 ? 'left where it is' : 'left where they are'}`,
    failed: (n: number) => `${jpegs(n)} could not be moved`,
  } satisfies typeof receipts,
  undo: {
    ...undo,
    unasked: (n: number, isPreview: boolean) =>
      `${jpegs(n)} of this run ${isPreview ? 'would stay' : n === 1 ? 'stays' : 'stay'} in trash.`,
  } satisfies typeof undo,
  sheet: {
    ...sheet,
    raws: jpegs,
    ofRun: (of: string, n: number) => `Run ${of}: ${jpegs(n)}`,
    byFile: (n: number) => `Of ${jpegs(n)} the time is that of the file: they were not opened, or say none.`,
    noTime: (n: number) => `Of ${jpegs(n)} no time is known.`,
    about: {
      ...sheet.about,
      run: {
        ...sheet.about.run,
        timelineOf: (paired: string, orphans: string, kept: string) =>
          `JPEGs over time: ${orphans} in trash, ${paired} put back, ${kept} purged or never moved`,
      },
    },
  } satisfies typeof sheet,
  run: { ...run, heading: (n: number, state: string) => `${jpegs(n)}, ${state}:` } satisfies typeof run,
  history: { ...history, failed: (n: number) => `${jpegs(n)} could not be moved` } satisfies typeof history,
  progress: {
    ...progress,
    done: (phase: Parameters<typeof progress.done>[0], done: number, of: number | null) =>
      progress.done(phase, done, of).replace(/raws$/, 'JPEGs'),
  } satisfies typeof progress,
  ask: {
    ...ask,
    trash: (rows: number, sidecars: number, bytes: number, _rejected: number) =>
      `Move ${jpegs(rows)}${along(sidecars)} (${size(bytes)}) to trash?`,
    doTrash: (n: number) => `Trash ${jpegs(n)}`,
    folders: 'Folders to take JPEGs from:',
    folder: (name: string, orphans: number, of: number, bytes: number) => `${name}: ${count(orphans)} of ${jpegs(of)}, ${size(bytes)}`,
    most: (orphans: number, of: number, folder: string, total: number) =>
      `${orphans} of the ${jpegs(of)} in ${folder} would go. Type ${total} to go on, nothing to cancel:`,
  } satisfies typeof ask,
};
