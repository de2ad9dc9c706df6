import type { Refusal } from '../../../model/plan.js';
import { count, many, size } from '../../amount.js';
import { printable } from '../../printable.js';
import { along } from './along.js';

const pictures = (n: number) => many(n, 'JPEG or HEIF', 'JPEGs and HEIFs');

/** The report of a plan. */
export const plan = {
  searched: 'Searched',
  twinsAlsoIn: 'Twins also looked for in',
  moreFolders: (n: number) => `and ${many(n, 'more folder')}`,
  found: (raws: number, rendered: number, folders: number) =>
    `Found ${[many(raws, 'raw'), pictures(rendered), ...(folders > 1 ? [many(folders, 'folder')] : [])].join(', ')}`,
  column: { folder: 'folder', raws: 'raws', orphans: 'orphans', kept: 'kept', toTrash: 'to trash', all: 'all together' },
  foldersNotShown: (n: number) => `and ${many(n, 'more folder')}: --all shows them`,
  folderSums: (raws: number, sidecars: number, bytes: number, rejected: number) =>
    `${many(raws, 'raw')}${along(sidecars, rejected)}, ${size(bytes)}`,
  moreHere: (n: number) => `and ${many(n, 'more', 'more')} in this folder: --all shows them`,
  moreElsewhere: (n: number) => `And ${many(n, 'more orphan')} in other folders: --all shows them`,
  with: (names: string) => `with ${names}`,
  hardLinked: 'hard-linked elsewhere, too',
  taken: (why: string) => `${why}; --include takes it all the same`,
  keptHeading: (without: number) => `Kept without a twin: ${many(without, 'raw')}`,
  keptHeadingAll: (all: number, without: number) => `Kept: ${many(all, 'raw')}, ${count(without)} without a twin`,
  nothingTells: 'nothing tells, one way or the other',
  unreadable: (n: number, hides: boolean) =>
    `Could not be read: ${many(n, 'place')}${hides ? '; raws whose twin may be in there are kept' : ''}`,
  note: {
    symlink: (n: number) => `${many(n, 'symbolic link')} not followed, and never moved`,
    'unknown-raw': (n: number) => `${many(n, 'file')} of a RAW format unknown to rawtwin, left alone`,
  },
  /** In the place of a raw's picture. */
  noPicture: {
    hevc: '(only an HEVC picture in it)',
    absent: '(no picture in it)',
    unreadable: '(its picture cannot be shown)',
  },
  more: (n: number) => `and ${many(n, 'more', 'more')}: --all shows them`,
  refused: { trash: 'Refused, nothing was moved', plan: '`rawtwin trash` would refuse this' },
  /** Why a run is refused, and how to go on: in English as the guard itself has it. */
  refusal: ({ message, howToGoOn }: Refusal): readonly [why: string, howToGoOn: string] => [printable(message), printable(howToGoOn)],
  toGoOn: (how: string) => `To go on: ${how}`,
  wouldGo: (raws: number, of: number, sidecars: number, bytes: number, rejected: number) =>
    `${count(raws)} of ${many(of, 'raw')} would go to trash${along(sidecars, rejected)}: ${size(bytes)}.`,
  notMovedYet: ' Nothing moved yet.',
  next: (command: string) => `Next: ${command}`,
  nextUntyped: 'Next: rawtwin trash, with the same folders and flags',
  asksFirst: '      (asks first; rawtwin undo brings all of it back)',
  noRaws: (rendered: number) => `Nothing to trash: there are no RAW files here${rendered > 0 ? `, only ${pictures(rendered)}` : ''}.`,
  allPaired: (raws: number) => `Nothing to trash: ${raws === 1 ? 'the one raw has its twin' : `all ${many(raws, 'raw')} have their twin`}.`,
  noOrphans: (paired: number, rest: number) =>
    `Nothing to trash: no raw here is shown to have lost its JPEG. ${many(paired, 'raw has its', 'raws have their')} twin, ${many(rest, 'is', 'are')} kept for the reasons above.`,
};

/** All of one raw. */
export const explain = {
  label: {
    verdict: 'verdict',
    because: 'because',
    twins: 'twins',
    sidecars: 'sidecars',
    lookedFor: 'looked for',
    file: 'the file',
    next: 'what next',
  },
  paired: (why: string) => `paired: ${why}`,
  kept: (reason: string, why: string) => `kept, ${reason}: ${why}`,
  orphan: (confidence: string, means: string) => `orphan, ${confidence}: ${means}`,
  notOpened: 'was not opened: its name was enough',
  goesAlong: (name: string) => `${name} goes along`,
  stays: (name: string) => `${name} stays: another file shares it`,
  searched: (rendered: number, folders: string) =>
    `searched ${many(rendered, 'JPEG or HEIF file', 'JPEG and HEIF files')} below ${folders}`,
  stage: {
    byName: 'by name in its folder, rules of cameras and editors too',
    byCapture: 'by moment and body, in all folders',
    byFolder: 'by name in other folders',
  },
  found: 'found',
  nothing: 'nothing',
  notAsked: 'not asked',
  noMoment: 'nothing, as its moment is not known',
};

/** The labels of what is read from a file. */
export const fact = {
  format: 'format',
  make: 'make',
  model: 'model',
  bodySerial: 'body serial',
  takenAt: 'taken at',
  subsec: 'sub-second',
  offset: 'offset',
  counter: 'counter',
  recorded: 'recorded',
  software: 'software',
  rating: 'rating',
  orientation: 'orientation',
  warnings: 'warnings',
};
