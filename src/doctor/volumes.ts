import { tellsOfChanges } from '../model/event-file-system.js';
import type { Check, VolumeHealth } from '../model/health.js';
import { messageWords } from '../report/phrases.js';
import type { Words } from '../report/words/index.js';
import { check, type Examine } from './check.js';
import { LITTLE_INODES } from './state-folder.js';

/** No hard links, and names alike but for case are one: the kernel's vfat and exfat, mount(8). */
const FAT: ReadonlySet<string> = new Set(['vfat', 'msdos', 'exfat']);
/** It depends on the program behind them. */
const UNTOLD: ReadonlySet<string> = new Set(['fuseblk', 'cifs', 'smb3', '9p', 'ntfs', 'ntfs3', 'vboxsf']);

/** Per volume: where trashed files would go, what is in the way of it, and what its file system can do. */
export const volumes: Examine = ({ volumes, absent }, { volume: words }, all) => [
  ...volumes.flatMap(volume => [storeCheck(volume, all), kindCheck(volume, words)]),
  ...absent.map(({ folder, code, isAsked }) =>
    isAsked ? check('bad', folder, ...words.absent(code)) : check('warn', folder, ...words.away(code)),
  ),
];

const nameOf = ({ mountedAt, folders }: VolumeHealth): string => mountedAt ?? folders[0] ?? '';

function storeCheck(volume: VolumeHealth, all: Words): Check {
  const words = all.doctor.volume;
  const { isReadOnly, canWrite, store, whyNoDesktop, space, folders } = volume;
  const whyNot = whyNoDesktop && messageWords(whyNoDesktop, all);
  const title = words.trash(nameOf(volume));
  if (isReadOnly) return check('bad', title, ...words.readOnly);
  if (!canWrite) return check('bad', title, ...words.notWritable(folders.join(', ')));
  if (store === null) return check('bad', title, whyNot ?? words.noPlace, words.nothingMoves);
  if (space?.inodesFree != null && space.inodesFree < LITTLE_INODES) return check('bad', title, ...words.fewInodes(space.inodesFree));
  return check('ok', title, store.kind === 'freedesktop' ? words.desktop(store.place) : words.ownFolder(store.place, whyNot));
}

function kindCheck(volume: VolumeHealth, words: Words['doctor']['volume']): Check {
  const { type, identity } = volume;
  const isFat = type !== null && FAT.has(type);
  const isUnknown = type === null || UNTOLD.has(type) || type.startsWith('fuse');
  const isTold = type === null || tellsOfChanges(type);
  const detail = words.kind(volume, isFat ? 'no' : isUnknown ? 'unknown' : 'yes', isFat, isTold);
  return check(identity === 'stable' ? 'ok' : 'warn', words.fileSystem(nameOf(volume)), detail, identity === 'stable' ? '' : words.weak);
}
