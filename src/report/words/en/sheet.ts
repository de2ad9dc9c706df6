import { many } from '../../amount.js';
import { along } from './along.js';

const raws = (n: number) => many(n, 'raw');

/** The contact sheet. In what its script says `{}` is filled in its turn. */
export const sheet = {
  /** As the page itself names its language. */
  lang: 'en',
  raws,
  nothing: 'Nothing to trash',
  wouldGo: (n: number, rejected: number) => `${raws(n)}${along(0, rejected)} would go to trash`,
  ofRun: (run: string, n: number) => `Run ${run}: ${raws(n)}`,
  lookedAt: (when: string) => `Looked at ${when}. Nothing was moved.`,
  tile: { toFree: 'to free', all: 'raws in all', inTrash: 'in trash, sidecars too' },
  refused: 'rawtwin trash would refuse this',
  unreadable: 'Could not be read',
  note: { symlink: 'Symbolic link, not followed', 'unknown-raw': 'RAW format unknown to rawtwin, left alone' },
  timeline: 'When it was shot',
  pausesLeftOut: 'Pauses of more than two hours are left out.',
  byFile: (n: number) => `Of ${raws(n)} the time is that of the file: they were not opened, or say none.`,
  noTime: (n: number) => `Of ${raws(n)} no time is known.`,
  folders: 'Folders',
  whyKept: 'Why raws are kept',
  goAlong: (names: string) => `goes along: ${names}`,
  fileTime: (time: string) => `${time} (time of the file)`,
  noTimeOfOne: 'time unknown',
  burst: 'same burst, these stay',
  none: {
    hevc: { word: 'only HEVC', means: 'only an HEVC preview, which a page cannot show' },
    absent: { word: 'no preview', means: 'the file has no preview in it' },
    unreadable: { word: 'unreadable', means: 'its preview could not be read' },
  },
  filters: 'Show',
  search: 'Search',
  searchHint: 'name, folder or reason',
  verdict: 'Verdict',
  folder: 'Folder',
  confidence: 'Confidence or reason',
  any: 'all',
  sort: 'Sort by',
  sorts: { folder: 'folder', name: 'name', time: 'time', size: 'size' },
  noMatch: 'Nothing fits this filter.',
  button: {
    all: 'Tick shown',
    none: 'Untick shown',
    help: 'Keys',
    copy: 'Copy',
    before: 'Previous',
    toggle: 'Tick or untick',
    after: 'Next',
    close: 'Close',
  },
  key: { arrows: 'Arrows', space: 'Space' },
  /** What each key does. */
  does: {
    arrows: 'move from picture to picture',
    space: 'tick or untick',
    enter: 'look at it large; arrows and space work there too',
    slash: 'search',
    question: 'these keys',
    escape: 'close, or leave the search',
  },
  script: {
    shown: '{} of {} shown',
    nothingChosen: 'Nothing is ticked',
    chooseFolder: '{}: all that is shown of this folder',
    copied: 'Copied',
    notCopied: 'Select it and copy it by hand',
    of: '{} of {}',
  },
  /** What a sheet says otherwise when it is about what went than about what would. */
  about: {
    plan: {
      kinds: { paired: 'with a twin', orphan: 'would go', kept: 'kept without a twin' },
      timelineOf: (paired: string, orphans: string, kept: string) =>
        `Raws over time: ${paired} with a twin, ${orphans} that would go, ${kept} kept without a twin`,
      /** `bytes`: of the orphans; `''` where there are none. */
      folderFigures: (orphans: string, bytes: string, kept: string, paired: string) =>
        `${orphans} would go${bytes === '' ? '' : ` (${bytes})`}, ${kept} kept, ${paired} with a twin`,
      groups: {
        orphan: { heading: 'Would go to trash', lead: 'A tick means: this one goes to trash when you carry the plan out.' },
        kept: { heading: 'Kept without a twin', lead: 'These stay where they are.' },
      },
      save: 'Save plan',
      saved: 'The plan is where your browser saves files. Carry it out there, in a terminal:',
      script: { chosen: '{} of {} would go, {}', choose: '{} goes to trash', goes: 'goes to trash', stays: 'stays' },
    },
    run: {
      kinds: { paired: 'put back', orphan: 'in trash', kept: 'purged, or never moved' },
      timelineOf: (paired: string, orphans: string, kept: string) =>
        `Raws over time: ${orphans} in trash, ${paired} put back, ${kept} purged or never moved`,
      folderFigures: (orphans: string, bytes: string, kept: string, paired: string) =>
        `${orphans} in trash${bytes === '' ? '' : ` (${bytes})`}, ${paired} put back, ${kept} purged or never moved`,
      groups: {
        orphan: { heading: 'In trash', lead: 'A tick means: this one comes back.' },
        kept: { heading: 'Not in trash', lead: 'These came back, were deleted for good, or never moved.' },
      },
      save: 'Show command',
      saved: 'Bring back what is ticked, in a terminal:',
      script: { chosen: '{} of {} would come back, {}', choose: '{} comes back', goes: 'comes back', stays: 'stays in trash' },
    },
  },
};
