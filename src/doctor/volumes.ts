import { tellsOfChanges } from '../model/event-file-system.js';
import type { Check, VolumeHealth } from '../model/health.js';
import { check, type Examine, room } from './check.js';

const LITTLE_INODES = 1_000;
/** No hard links, and names alike but for case are one: the kernel's vfat and exfat, mount(8). */
const FAT: ReadonlySet<string> = new Set(['vfat', 'msdos', 'exfat']);
/** It depends on the program behind them. */
const UNTOLD: ReadonlySet<string> = new Set(['fuseblk', 'cifs', 'smb3', '9p', 'ntfs', 'ntfs3', 'vboxsf']);

/** Per volume: where trashed files would go, what is in the way of it, and what its file system can do. */
export const volumes: Examine = ({ volumes, absent }) => [
  ...volumes.flatMap(volume => [storeCheck(volume), kindCheck(volume)]),
  ...absent.map(({ folder, code, isAsked }) =>
    isAsked
      ? check('bad', folder, `it cannot be looked at (${code})`, 'Check its name, its disk and its permissions.')
      : check('warn', folder, `it is not there (${code}), and runs in it can be undone`, 'Plug its disk in before you undo.'),
  ),
];

const nameOf = ({ mountedAt, folders }: VolumeHealth): string => mountedAt ?? folders[0] ?? '';

function storeCheck(volume: VolumeHealth): Check {
  const { isReadOnly, canWrite, store, whyNoDesktop, space, folders } = volume;
  const title = `trash of ${nameOf(volume)}`;
  if (isReadOnly)
    return check('bad', title, 'the volume is mounted read-only: nothing can be moved', 'Mount it writable, or unlock the card.');
  if (!canWrite) return check('bad', title, `no permission to write in ${folders.join(', ')}`, 'Nothing in there can be moved by you.');
  if (store === null) return check('bad', title, whyNoDesktop ?? 'no place for trash', 'Nothing in there can be moved.');
  if (space?.inodesFree != null && space.inodesFree < LITTLE_INODES)
    return check('bad', title, `only ${space.inodesFree} free inodes: there is no room for names in trash`, 'Delete small files there.');
  if (store.kind === 'freedesktop') return check('ok', title, `the desktop's trash ${store.place}`);
  const why = whyNoDesktop === null ? '' : `; not the desktop's: ${whyNoDesktop}`;
  return check('ok', title, `rawtwin's own folder ${store.place}${why}`);
}

function kindCheck(volume: VolumeHealth): Check {
  const { type, identity, space } = volume;
  const title = `file system of ${nameOf(volume)}`;
  const kind = type ?? 'unknown kind';
  const isFat = type !== null && FAT.has(type);
  const links = isFat
    ? 'no hard links'
    : type === null || UNTOLD.has(type) || type.startsWith('fuse')
      ? 'hard links not known'
      : 'hard links';
  const cases = isFat ? '; upper and lower case are one' : '';
  const told = type === null || tellsOfChanges(type) ? '' : '; changes made elsewhere are not told of, so watch looks by the clock';
  const detail = `${kind}; ${links}${cases}; inode numbers ${identity === 'stable' ? 'can be trusted' : 'mean nothing'}${told}${space ? `; ${room(space)}` : ''}`;
  if (identity === 'stable') return check('ok', title, detail);
  return check('warn', title, detail, 'Files are told apart by size and time alone there: let nothing else write to it during a run.');
}
