import { dirname } from 'node:path';
import type { Receipt } from '../../../src/model/receipt.js';
import type { FakeFs } from '../../support/fake-fs.js';
import type { Setting } from './settings.js';

/** What other programs do to a disk; paths are those of the story, and whole paths begin with `/`. */
export interface Hand {
  readonly disk: FakeFs;
  readonly setting: Setting;
  put(path: string, content: string): void;
  remove(path: string): void;
  /** Where a path of the story lies in this setting. */
  at(path: string): string;
}
/** Photos, and what becomes of them besides rawtwin's own doing. Each file holds its own path as its content. */
export interface Story {
  readonly name: string;
  readonly files: readonly string[];
  /** `jpeg`: a run of JPEGs whose raw was deleted. */
  readonly orphans?: 'jpeg';
  /** Each a raw, or a JPEG, and its sidecars. */
  readonly actions: readonly (readonly string[])[];
  /** What a run without any fault makes of the actions. */
  readonly ends: readonly Receipt['outcome'][];
  /** Of these: what must not move, whatever the disk refuses, since its other half is there. */
  readonly wanted?: readonly string[];
  /** A second name of a file, made before the plan. */
  readonly secondName?: readonly [file: string, name: string];
  /** After the plan was made, before it is carried out. */
  readonly sincePlan?: (hand: Hand) => void;
  /** What the disk refuses for good, and what others do in the instant of a call. */
  readonly rule?: (hand: Hand, call: string, path: string, to: string) => string | null;
  /** A file that an editor may save anew meanwhile, with this content. */
  readonly mayBecome?: readonly [path: string, content: string];
  /** Files that come to stand in the place of trashed ones before the undo, and are taken away for a second undo. */
  readonly intruders?: readonly string[];
  /** Folders that are gone before the undo. */
  readonly foldersGone?: readonly string[];
  /** What others do in the trash after the run, `at` telling where a file of the story lies there. Only told where a purge follows. */
  readonly inTrash?: (hand: Hand, at: (file: string) => string) => void;
  /** Of such a story: files that no purge may delete then, those of them that no undo can bring back, and what others made of some. */
  readonly spared?: readonly string[];
  readonly stays?: readonly string[];
  /** Sidecars that stay when their raw goes. */
  readonly shared?: readonly string[];
  /** What recovery rightly warns of in this story. */
  readonly mayAlarm?: RegExp;
  readonly only?: (setting: Setting) => boolean;
}

const usesDesktop = ({ to, platform }: Setting): boolean => to === 'auto' && platform === undefined;
const hasLinks = ({ volumes }: Setting): boolean => volumes.every(({ links }) => links !== false);
const RUN = '20261124-101512-k3f9';
const RUN_1 = `${RUN}-1`;

export const STORIES: readonly Story[] = [
  { name: 'one-raw', files: ['A.ARW', 'A2.JPG'], actions: [['A.ARW']], ends: ['trashed'] },
  { name: 'own-sidecar', files: ['A.ARW', 'A.xmp', 'kept.ARW'], actions: [['A.ARW', 'A.xmp']], ends: ['trashed'] },
  {
    name: 'three-sidecars',
    files: ['A.ARW', 'A.ARW.xmp', 'A.xmp', 'A.WAV', 'A1.JPG'],
    actions: [['A.ARW', 'A.ARW.xmp', 'A.xmp', 'A.WAV']],
    ends: ['trashed'],
  },
  {
    name: 'nested-folders',
    files: ['A.ARW', 'A.xmp', 'sub/deep/B.ARW', 'sub/deep/B.xmp', 'kept.ARW', 'sub/kept.JPG'],
    actions: [
      ['A.ARW', 'A.xmp'],
      ['sub/deep/B.ARW', 'sub/deep/B.xmp'],
    ],
    ends: ['trashed', 'trashed'],
  },
  {
    name: 'three-actions',
    files: ['A.ARW', 'B.ARW', 'B.xmp', 'sub/C.ARW', 'kept.JPG'],
    actions: [['A.ARW'], ['B.ARW', 'B.xmp'], ['sub/C.ARW']],
    ends: ['trashed', 'trashed', 'trashed'],
  },
  {
    name: 'shared-sidecar-goes-last',
    files: ['A.ARW', 'A.DNG', 'A.xmp'],
    actions: [['A.ARW'], ['A.DNG', 'A.xmp']],
    ends: ['trashed', 'trashed'],
  },
  {
    name: 'shared-sidecar-stays',
    files: ['A.ARW', 'A.DNG', 'A.xmp'],
    actions: [['A.ARW'], ['A.DNG', 'A.xmp']],
    sincePlan: hand => hand.put('A.ARW', 'edited since'),
    shared: ['A.xmp'],
    ends: ['skipped', 'trashed'],
  },
  {
    name: 'same-names',
    files: ['A.ARW', 'sub/A.ARW', 'sub/deep/A.ARW', 'A.xmp', 'sub/A.xmp'],
    actions: [['A.ARW', 'A.xmp'], ['sub/A.ARW', 'sub/A.xmp'], ['sub/deep/A.ARW']],
    ends: ['trashed', 'trashed', 'trashed'],
  },
  {
    name: 'name-taken-in-trash',
    files: ['A.ARW', 'A.xmp'],
    actions: [['A.ARW', 'A.xmp']],
    sincePlan: hand => {
      for (const trash of trashesOf(hand)) hand.put(`${trash}/files/A.${RUN_1}.ARW`, 'of another program');
    },
    only: usesDesktop,
    ends: ['trashed'],
  },
  {
    name: 'note-taken-in-trash',
    files: ['A.ARW', 'A.xmp'],
    actions: [['A.ARW', 'A.xmp']],
    sincePlan: hand => {
      for (const trash of trashesOf(hand)) hand.put(`${trash}/info/A.${RUN_1}.ARW.trashinfo`, 'of another program');
    },
    only: usesDesktop,
    ends: ['trashed'],
  },
  {
    name: 'trash-on-another-mount',
    files: ['A.ARW', 'A.xmp', 'sub/B.ARW'],
    actions: [['A.ARW', 'A.xmp'], ['sub/B.ARW']],
    rule: (_, call, __, to) => (call === 'rename' && /\/(\.Trash-1000|Trash)\/files\//.test(to) ? 'EXDEV' : null),
    only: usesDesktop,
    ends: ['trashed', 'trashed'],
  },
  {
    name: 'sidecar-will-not-go',
    files: ['A.ARW', 'A.xmp', 'B.ARW'],
    actions: [['A.ARW', 'A.xmp'], ['B.ARW']],
    rule: ({ at }, call, path) => (call === 'rename' && path === at('A.xmp') ? 'EACCES' : null),
    ends: ['failed', 'trashed'],
  },
  {
    name: 'sidecar-gone',
    files: ['A.ARW', 'A.xmp', 'B.ARW'],
    actions: [['A.ARW', 'A.xmp'], ['B.ARW']],
    sincePlan: hand => hand.remove('A.xmp'),
    mayAlarm: /\/A\.xmp is neither at its place nor in trash/,
    ends: ['skipped', 'trashed'],
  },
  {
    name: 'twin-is-back',
    files: ['A.ARW', 'A.xmp', 'B.ARW'],
    actions: [['A.ARW', 'A.xmp'], ['B.ARW']],
    sincePlan: hand => hand.put('A.JPG', 'the twin'),
    wanted: ['A.ARW', 'A.xmp'],
    ends: ['skipped', 'trashed'],
  },
  {
    name: 'saved-in-the-instant',
    files: ['A.ARW', 'A.xmp', 'B.ARW'],
    actions: [['A.ARW', 'A.xmp'], ['B.ARW']],
    mayBecome: ['A.ARW', 'saved by an editor'],
    rule: (hand, call, path) => {
      const isOriginal = () => Buffer.from(hand.disk.entries.get(path)?.bytes ?? []).toString() === 'A.ARW';
      if (call === 'rename' && path === hand.at('A.ARW') && isOriginal()) hand.put('A.ARW', 'saved by an editor');
      return null;
    },
    ends: ['skipped', 'trashed'],
  },
  {
    name: 'jpegs',
    orphans: 'jpeg',
    files: ['A.JPG', 'A.JPG.xmp', 'A.xmp', 'sub/B.JPG', 'kept.ARW', 'kept.JPG'],
    actions: [['A.JPG', 'A.JPG.xmp', 'A.xmp'], ['sub/B.JPG']],
    ends: ['trashed', 'trashed'],
  },
  {
    name: 'raw-is-back',
    orphans: 'jpeg',
    files: ['A.JPG', 'A.JPG.xmp', 'B.JPG'],
    actions: [['A.JPG', 'A.JPG.xmp'], ['B.JPG']],
    sincePlan: hand => hand.put('A.ARW', 'its raw'),
    wanted: ['A.JPG', 'A.JPG.xmp'],
    ends: ['skipped', 'trashed'],
  },
  {
    name: 'another-file-at-home',
    files: ['A.ARW', 'A.xmp', 'B.ARW', 'B.xmp'],
    actions: [
      ['A.ARW', 'A.xmp'],
      ['B.ARW', 'B.xmp'],
    ],
    intruders: ['A.ARW', 'B.xmp'],
    ends: ['trashed', 'trashed'],
  },
  {
    name: 'folders-gone',
    files: ['kept.JPG', 'sub/deep/er/B.ARW', 'sub/deep/er/B.xmp'],
    actions: [['sub/deep/er/B.ARW', 'sub/deep/er/B.xmp']],
    foldersGone: ['sub/deep/er', 'sub/deep'],
    ends: ['trashed'],
  },
  {
    name: 'second-name',
    files: ['A.ARW', 'A.xmp'],
    secondName: ['A.ARW', 'best of/A.ARW'],
    actions: [['A.ARW', 'A.xmp']],
    only: hasLinks,
    ends: ['trashed'],
  },
  {
    name: 'changed-in-trash',
    files: ['A.ARW', 'A.xmp', 'B.ARW', 'B.xmp', 'sub/C.ARW'],
    actions: [['A.ARW', 'A.xmp'], ['B.ARW', 'B.xmp'], ['sub/C.ARW']],
    inTrash: (hand, at) => {
      for (const file of ['A.xmp', 'B.ARW']) if (at(file)) hand.put(at(file), `${file} changed in trash`);
    },
    spared: ['A.ARW', 'A.xmp', 'B.ARW', 'B.xmp'],
    stays: ['A.xmp', 'B.ARW', 'B.xmp'],
    ends: ['trashed', 'trashed', 'trashed'],
  },
  {
    name: 'name-taken-for-purge',
    files: ['A.ARW', 'A.xmp', 'B.ARW'],
    actions: [['A.ARW', 'A.xmp'], ['B.ARW']],
    inTrash: (hand, at) => hand.put(`${dirname(at('A.ARW'))}/.purge-${RUN}-0`, 'of another program'),
    spared: ['A.ARW', 'A.xmp'],
    ends: ['trashed', 'trashed'],
  },
];

/** The desktop's trash folders of the volumes of a setting. */
function trashesOf({ setting }: Hand): string[] {
  const own = setting.volumes.map(({ at }) => `${at}/.Trash-1000`);
  return own.length > 0 ? own : ['/home/u/.local/share/Trash'];
}
