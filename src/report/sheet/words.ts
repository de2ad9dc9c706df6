import type { Sheet, SheetGroup, SheetKind } from '../../model/sheet.js';

/** The words of the sheet itself; what is said of raws comes from phrases.ts. A second language is a second table of this shape. */
export const SHEET_WORDS = {
  nothing: 'Nothing to trash',
  lookedAt: (when: string) => `Looked at ${when}. Nothing was moved.`,
  refused: 'rawtwin trash would refuse this',
  unreadable: 'Could not be read',
  symlink: 'Symbolic link, not followed',
  unknownRaw: 'RAW format unknown to rawtwin, left alone',
  toGoOn: 'To go on',
  timeline: 'When it was shot',
  pausesLeftOut: 'Pauses of more than two hours are left out.',
  byFile: (raws: string) => `Of ${raws} the time is that of the file: they were not opened, or say none.`,
  noTime: (raws: string) => `Of ${raws} no time is known.`,
  folders: 'Folders',
  whyKept: 'Why raws are kept',
  goAlong: 'goes along',
  fileTime: 'time of the file',
  noTimeOfOne: 'time unknown',
  burst: 'same burst, these stay',
  none: {
    hevc: ['HEVC', 'only an HEVC preview, which a page cannot show'],
    absent: ['no preview', 'the file has no preview in it'],
    unreadable: ['unreadable', 'its preview could not be read'],
  },
  filters: 'Show',
  search: 'Search',
  searchHint: 'name, folder or reason',
  verdict: 'Verdict',
  folder: 'Folder',
  confidence: 'Confidence or reason',
  all: 'all',
  sort: 'Sort by',
  sorts: { folder: 'folder', name: 'name', time: 'time', size: 'size' },
  pick: {
    all: 'Tick shown',
    none: 'Untick shown',
    help: 'Keys',
    copy: 'Copy',
    before: 'Previous',
    toggle: 'Tick or untick',
    after: 'Next',
  },
  close: 'Close',
  keys: [
    ['Arrows', 'move from picture to picture'],
    ['Space', 'tick or untick'],
    ['Enter', 'look at it large; arrows and space work there too'],
    ['/', 'search'],
    ['?', 'these keys'],
    ['Escape', 'close, or leave the search'],
  ],
  /** Of a page that a review serves. */
  live: {
    panel: 'What comes of it',
    each: 'Every raw',
    undo: 'Undo',
    renew: 'Look again',
    cancel: 'Cancel',
    confirm: 'Move to trash',
    script: {
      trash: 'Trash {} RAWs',
      phases: {
        choosing: '',
        looking: 'Looking at the folders again …',
        moving: 'Moving to trash … {} of {}',
        moved: '',
        undoing: 'Putting back … {} files',
        undone: '',
      },
      outcomes: { trashed: 'in trash', skipped: 'left where it is', failed: 'could not be moved' },
      type: 'Type {} to go on:',
      lost: 'rawtwin has ended, or does not answer. This page only shows what was; nothing in it can be carried out.',
    },
  },
  /** What the page's script says; `{}` is filled in its turn. */
  script: {
    shown: '{} of {} shown',
    nothingChosen: 'Nothing is ticked',
    chooseFolder: '{}: all that is shown of this folder',
    copied: 'Copied',
    notCopied: 'Select it and copy it by hand',
    of: '{} of {}',
    noMatch: 'Nothing fits this filter.',
  },
} as const;

export interface SheetSays {
  readonly kinds: Readonly<Record<SheetKind, string>>;
  readonly timelineOf: (paired: string, orphans: string, kept: string) => string;
  readonly folderFigures: (orphans: string, bytes: string, kept: string, paired: string) => string;
  readonly groups: Readonly<Record<SheetGroup, readonly [heading: string, lead: string]>>;
  readonly save: string;
  readonly saved: string;
  readonly script: { readonly chosen: string; readonly choose: string; readonly goes: string; readonly stays: string };
}

/** What a sheet says otherwise when it is about what went than about what would. */
export const SHEET_SAYS: Readonly<Record<Sheet['about'], SheetSays>> = {
  plan: {
    kinds: { paired: 'with a twin', orphan: 'would go', kept: 'kept without a twin' },
    timelineOf: (paired, orphans, kept) => `Raws over time: ${paired} with a twin, ${orphans} that would go, ${kept} kept without a twin`,
    folderFigures: (orphans, bytes, kept, paired) =>
      `${orphans} would go${bytes === '' ? '' : ` (${bytes})`}, ${kept} kept, ${paired} with a twin`,
    groups: {
      orphan: ['Would go to trash', 'A tick means: this one goes to trash when you carry the plan out.'],
      kept: ['Kept without a twin', 'These stay where they are.'],
    },
    save: 'Save plan',
    saved: 'The plan is where your browser saves files. Carry it out there, in a terminal:',
    script: { chosen: '{} of {} would go, {}', choose: '{} goes to trash', goes: 'goes to trash', stays: 'stays' },
  },
  run: {
    kinds: { paired: 'put back', orphan: 'in trash', kept: 'purged, or never moved' },
    timelineOf: (paired, orphans, kept) => `Raws over time: ${orphans} in trash, ${paired} put back, ${kept} purged or never moved`,
    folderFigures: (orphans, bytes, kept, paired) =>
      `${orphans} in trash${bytes === '' ? '' : ` (${bytes})`}, ${paired} put back, ${kept} purged or never moved`,
    groups: {
      orphan: ['In trash', 'A tick means: this one comes back.'],
      kept: ['Not in trash', 'These came back, were deleted for good, or never moved.'],
    },
    save: 'Show command',
    saved: 'Bring back what is ticked, in a terminal:',
    script: { chosen: '{} of {} would come back, {}', choose: '{} comes back', goes: 'comes back', stays: 'stays in trash' },
  },
};
