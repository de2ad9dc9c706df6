import type { AbsPath } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import type { Guard } from './guard.js';

/** Folders of the system, below which no photographer keeps an archive; `/`, a drive's root and every folder above a home are refused as well. */
const SYSTEM =
  /^(\/(bin|boot|dev|etc|lib\w*|proc|root|run|sbin|sys|usr|var|opt|snap|System|Library|Applications|private)|[a-z]:\\(windows|program files.*|programdata|users)?)\\?$/i;
/** A mount's own folders. */
const OF_A_MOUNT = /[/\\](lost\+found|\$RECYCLE\.BIN|System Volume Information|\.Trash(es|-\d+)?|\.rawtwin)([/\\]|$)/i;

export const forbiddenRoot: Guard = ({ scan, home }) =>
  scan.roots
    .filter(root => isForbidden(root, home))
    .map(root => ({
      guard: 'forbidden-root' as const,
      path: root,
      message: `${root} is ${spelled(root) === spelled(home) ? 'a home folder' : 'a folder of the system'}; rawtwin moves nothing below it as a whole.`,
      howToGoOn: 'Name the folders below it that hold photos.',
      told: { kind: 'forbidden', folder: root, isHome: spelled(root) === spelled(home) },
    }));

/** A home is told as the environment has it; where the system heeds no case, that may differ from the disk's own spelling. */
const spelled = (path: string): string => (/^([A-Za-z]:|\\\\|\/Users(\/|$))/.test(path) ? path.toLowerCase() : path);

/** The system, a home or a folder above it, or a folder that a disk keeps for itself. */
export function isForbidden(root: AbsPath, home: string): boolean {
  if (root === '/' || SYSTEM.test(root) || OF_A_MOUNT.test(root)) return true;
  return isWithin(spelled(home), spelled(root));
}
