import type { Evidence, EvidenceKind } from '../../../src/model/evidence.js';
import type { VolumeHealth } from '../../../src/model/health.js';
import type { Refusal } from '../../../src/model/plan.js';
import type { Scan } from '../../../src/model/scan.js';
import type { WatchEvent, WatchEventKind } from '../../../src/model/watch.js';
import type { GuardInput } from '../../../src/plan/guards/guard.js';
import { askGuards } from '../../../src/plan/guards/index.js';
import { actionOf, at } from '../plan-of.js';

const [path, twin, iso, later] = [at('/p/A1.ARW'), at('/p/B2.JPG'), '2026-11-02T12:00:00.000Z', '2026-11-03T13:30:00.000Z'];

/** Each kind in all the forms that are told in other words. */
export const EVIDENCE: { readonly [K in EvidenceKind]: readonly Extract<Evidence, { kind: K }>[] } = {
  'same-stem': [
    { kind: 'same-stem', as: twin },
    { kind: 'same-stem', as: twin, rule: 'R7' },
  ],
  derivative: [{ kind: 'derivative', as: twin, rule: 'R7' }],
  'same-capture': [
    { kind: 'same-capture', as: twin, on: ['takenAt', 'model', 'bodySerial', 'subsec', 'sequence', 'counter'], alone: true },
    { kind: 'same-capture', as: twin, on: ['takenAt', 'fileNumber', 'shotId', 'originalName'], alone: false },
  ],
  'other-folder': [
    { kind: 'other-folder', as: twin, checked: true },
    { kind: 'other-folder', as: twin, checked: false },
  ],
  rejected: [
    { kind: 'rejected', as: twin, by: twin },
    { kind: 'rejected', as: twin, by: path },
  ],
  witnessed: [{ kind: 'witnessed', as: twin, seenAt: iso }],
  'camera-recorded': [
    { kind: 'camera-recorded', recorded: 'with-jpeg' },
    { kind: 'camera-recorded', recorded: 'with-heif' },
  ],
  'camera-raw-only': [{ kind: 'camera-raw-only' }, { kind: 'camera-raw-only', composite: true }],
  neighbours: [
    { kind: 'neighbours', before: path, after: twin },
    { kind: 'neighbours', before: path },
    { kind: 'neighbours', after: twin },
    { kind: 'neighbours' },
    { kind: 'neighbours', eachShot: true },
  ],
  'no-twins-here': [{ kind: 'no-twins-here', searched: 1_100 }],
  unlisted: [
    { kind: 'unlisted', path, code: 'EACCES' },
    { kind: 'unlisted', path, code: 'E99' },
  ],
  recent: [{ kind: 'recent', changedAt: iso, settleSeconds: 60 }],
  rated: [
    { kind: 'rated', by: path, rating: 5, picked: true, label: 'L8' },
    { kind: 'rated', by: path, rating: -1 },
  ],
  edited: [{ kind: 'edited', by: path, program: 'P9' }],
  'camera-jpeg-only': [{ kind: 'camera-jpeg-only' }, { kind: 'camera-jpeg-only', composite: true }],
  'no-camera-original': [{ kind: 'no-camera-original' }],
  uncompared: [{ kind: 'uncompared', as: path }],
  'trashed-twin': [{ kind: 'trashed-twin', as: twin, trashedAt: iso }],
  locked: [{ kind: 'locked' }],
  undone: [{ kind: 'undone', undoneAt: iso }],
  'exif-unreadable': [{ kind: 'exif-unreadable', why: 'W0' }],
};

type Told<K extends WatchEventKind> = Extract<WatchEvent, { kind: K }>;
const when = { at: iso } as const;
const raws = [at('/p/C3.ARW'), at('/p/C9.ARW')];

/** Each kind of event in all its forms. */
export const EVENTS: { readonly [K in WatchEventKind]: readonly Told<K>[] } = {
  started: [
    { ...when, kind: 'started', roots: [path], also: [twin], graceMs: 600_000, dryRun: false },
    { ...when, kind: 'started', roots: [path], also: [], graceMs: 600_000, dryRun: true },
  ],
  marked: [{ ...when, kind: 'marked', root: path, id: 'x' }],
  ready: [{ ...when, kind: 'ready', folders: 1_100, raws: 2_200, paired: 3_300, tookMs: 7_000 }],
  listening: [
    { ...when, kind: 'listening', mode: 'native' },
    { ...when, kind: 'listening', mode: 'polling', everyMs: 60_000, why: 'W0' },
    { ...when, kind: 'listening', mode: 'polling' },
  ],
  'jpeg-missing': [
    { ...when, kind: 'jpeg-missing', folder: path, raws, until: later },
    { ...when, kind: 'jpeg-missing', folder: path, raws: raws.slice(1), until: iso },
  ],
  'kept-after-all': [{ ...when, kind: 'kept-after-all', folder: path, raws, why: 'W0' }],
  'grace-renewed': [
    { ...when, kind: 'grace-renewed', folder: path, raws: 1_100, until: later, why: 'folder-changed' },
    { ...when, kind: 'grace-renewed', folder: path, raws: 2, until: iso, why: 'still-importing' },
  ],
  trashed: [
    { ...when, kind: 'trashed', run: 'N5', folder: path, raws, files: 1_100, bytes: 2_200 },
    { ...when, kind: 'trashed', run: 'N5', folder: path, raws, files: 2, bytes: 2_200 },
  ],
  'would-trash': [{ ...when, kind: 'would-trash', folder: path, raws, bytes: 2_200 }],
  left: [{ ...when, kind: 'left', raw: path, why: 'W0' }],
  'jpeg-back': [{ ...when, kind: 'jpeg-back', raw: path, twin, run: 'N5' }],
  paused: [{ ...when, kind: 'paused', root: path, reason: 'gone', message: 'W0' }],
  'well-again': [{ ...when, kind: 'well-again', root: path }],
  accepted: [{ ...when, kind: 'accepted', root: path }],
  released: [{ ...when, kind: 'released', root: path, raws: 1_100 }],
  'new-epoch': (['started', 'root-back', 'accepted', 'resumed', 'clock-jumped'] as const).map(why => ({ ...when, kind: 'new-epoch', why })),
  busy: [{ ...when, kind: 'busy', message: 'W0' }],
  unreadable: [{ ...when, kind: 'unreadable', path, code: 'EIO' }],
  settled: [{ ...when, kind: 'settled', run: 'N5', alarms: ['W0'] }],
  summary: [
    { ...when, kind: 'summary', trashed: 1_100, bytes: 2_200, waiting: 3_300, learnt: 4_400 },
    { ...when, kind: 'summary', trashed: 0, bytes: 0, waiting: 0, learnt: 0 },
  ],
  trouble: [{ ...when, kind: 'trouble', message: 'W0' }],
  stopped: [{ ...when, kind: 'stopped', why: 'W0' }],
};

export const VOLUME: VolumeHealth = {
  ...{
    folders: [path],
    mountedAt: path,
    type: 'T4',
    isReadOnly: false,
    canWrite: true,
    identity: 'stable',
    store: null,
    whyNoDesktop: null,
  },
  space: { bytesFree: 1_100, inodesFree: 2_200 },
};

const FILES = [1, 2, 3].map(n => {
  const name = `${n}.ARW`;
  return { kind: 'raw', format: 'arw', path: at(`/p/X6/${name}`), folder: at('/p/X6'), name, stem: String(n) } as const;
});
function refused(root: string, files: number, more: Partial<GuardInput> = {}): readonly Refusal[] {
  const folders = [{ path: at(root), searchOnly: false, files: FILES }];
  const scan: Scan = { roots: [at(root)], also: [], folders, unreadable: [], notes: [], fileCount: new Map([[at(root), files]]) };
  return askGuards({ scan, actions: [], limit: undefined, lastCount: () => undefined, listingAccepted: false, home: '/p/H7', ...more });
}
const all = FILES.map(({ path }) => actionOf(path));
/** What each guard really says. */
export const REFUSALS: readonly Refusal[] = [
  ...refused('/p/X6', 0),
  ...refused('/p/H7', 3),
  ...refused('/', 3),
  ...refused('/p/X6', 3, { lastCount: () => 1_100 }),
  ...refused('/p/X6', 3, { actions: all, limit: { count: 2 } }),
  ...refused('/p/X6', 3, { actions: all, limit: { percent: 50 } }),
  ...refused('/p/X6', 3, { actions: all, limit: { count: 2 }, orphans: 'jpeg' }),
  { guard: 'max-trash', message: 'W0', howToGoOn: 'W1' },
];
