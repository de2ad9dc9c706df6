import type { CheckState, Space, VolumeHealth } from '../../../model/health.js';
import { many, size } from '../../amount.js';

const STATE: Readonly<Record<CheckState, string>> = { ok: 'ok', warn: 'note', bad: 'BAD' };
const room = ({ bytesFree, inodesFree }: Space): string =>
  `${size(bytesFree)}${inodesFree === null ? '' : ` and ${many(inodesFree, 'inode')}`} free`;

/** What was found, and what to do about it. */
const told = (detail: string, advice: string): readonly [detail: string, advice: string] => [detail, advice];

/** What `doctor` says of each thing it looked at: a title, what was found, and what to do. */
export const doctor = {
  state: STATE,
  because: (title: string, detail: string) => `${title}: ${detail}`,
  bad: (n: number) => `${many(n, 'thing')} will not work as ${n === 1 ? 'it is' : 'they are'}.`,
  notes: (n: number) => `All works; ${many(n, 'note')} above.`,
  fine: 'All works.',
  program: {
    versions: 'versions',
    old: (rawtwin: string, node: string) => told(`rawtwin ${rawtwin} on Node ${node}`, 'Install Node 20.19, 22.13, 24 or newer.'),
    system: 'system',
    neverRun: (platform: string) => told(`${platform}: rawtwin was never run on it`, 'Try it on copies first.'),
  },
  stateFolder: {
    title: 'state folder',
    unusable: 'Nothing is moved without it: check its disk and permissions.',
    full: (folder: string) => told(`${folder}: its disk is nearly full`, 'Make room there: a run writes its journal first.'),
    weak: (folder: string) =>
      told(`${folder} is on a network share or a FAT disk`, 'Set RAWTWIN_STATE_DIR to a folder on a disk of this machine.'),
    fine: (folder: string, space: Space | null) => (space ? `${folder}; ${room(space)}` : folder),
  },
  volume: {
    trash: (volume: string) => `trash of ${volume}`,
    readOnly: told('the volume is mounted read-only: nothing can be moved', 'Mount it writable, or unlock the card.'),
    notWritable: (folders: string) => told(`no permission to write in ${folders}`, 'Nothing in there can be moved by you.'),
    noPlace: 'no place for trash',
    nothingMoves: 'Nothing in there can be moved.',
    fewInodes: (n: number) => told(`only ${n} free inodes: there is no room for names in trash`, 'Delete small files there.'),
    desktop: (place: string) => `the desktop's trash ${place}`,
    ownFolder: (place: string, why: string | null) => `rawtwin's own folder ${place}${why === null ? '' : `; not the desktop's: ${why}`}`,
    fileSystem: (volume: string) => `file system of ${volume}`,
    kind: ({ type, identity, space }: VolumeHealth, links: 'yes' | 'no' | 'unknown', isFat: boolean, isTold: boolean) =>
      [
        type ?? 'unknown kind',
        { yes: 'hard links', no: 'no hard links', unknown: 'hard links not known' }[links],
        ...(isFat ? ['upper and lower case are one'] : []),
        `inode numbers ${identity === 'stable' ? 'can be trusted' : 'mean nothing'}`,
        ...(isTold ? [] : ['changes made elsewhere are not told of, so watch looks by the clock']),
        ...(space ? [room(space)] : []),
      ].join('; '),
    weak: 'Files are told apart by size and time alone there: let nothing else write to it during a run.',
    absent: (code: string) => told(`it cannot be looked at (${code})`, 'Check its name, its disk and its permissions.'),
    away: (code: string) => told(`it is not there (${code}), and runs in it can be undone`, 'Plug its disk in before you undo.'),
  },
  run: {
    title: (run: string) => `run ${run}`,
    cutOff: (roots: string) => told(`was cut off${roots === '' ? '' : ` in ${roots}`}`, 'The next trash, undo or purge settles it first.'),
    written: (by: string) => `is being written by ${by}`,
    journalOf: (run: string) => `journal of ${run}`,
    damaged: (n: number, lines: string) =>
      told(`${n === 1 ? 'line' : 'lines'} ${lines} cannot be used; the rest is`, 'docs/journal.md tells how to bring files back by hand.'),
    journal: 'journal',
    spent: (runs: number) => told(`${many(runs, 'run')} with nothing left to undo`, '`rawtwin purge` folds those older than 30 days.'),
    fine: (all: number, undoable: number, files: number) => `${many(all, 'run')}, ${undoable} with ${many(files, 'file')} left to undo`,
  },
  lock: {
    title: 'lock',
    unreadable: (path: string) => told(`${path} cannot be read, so every run is refused`, 'If no rawtwin is running, take that file away.'),
    held: (folders: string, by: string) => `${folders} is held by ${by}`,
    stale: (folders: string, by: string) =>
      told(`${folders} was held by ${by}, which is gone`, 'Nothing to do: the next run takes the lock away.'),
  },
  watcher: {
    title: 'watcher limits',
    limits: (folders: number, programs: number) => `${many(folders, 'folder')} can be watched, by ${many(programs, 'program')}`,
    few: 'For a large tree raise fs.inotify.max_user_watches (sysctl).',
  },
  service: {
    title: 'service',
    installed: (host: string, file: string) => `${host} starts watch at each login (${file})`,
    none: 'none is installed: watch runs when you start it',
  },
};
