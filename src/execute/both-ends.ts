import type { AbsPath, Stamp } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { JournalLine } from '../model/journal.js';
import { folderOf } from '../model/path.js';
import { isSameContent, isSecondName } from '../model/same-stamp.js';
import type { FsPort, Look } from '../ports/fs.js';
import { lookOr } from '../ports/seen.js';

/** One file between its two places. */
interface Ends {
  readonly from: AbsPath;
  readonly to: AbsPath;
  readonly stamp: Stamp | null;
}
/**
 * Where it is. `both`: another file stands at its old place; `strange`: what lies in trash is not the planned file;
 * `unknown`: an end cannot be looked at.
 */
export type Whereabouts = 'home' | 'trash' | 'both' | 'strange' | 'neither' | 'unknown';

/**
 * Looks at both ends of a move that was cut short, and first undoes what a way back left half done: a second name in trash of
 * a file that is home, or the empty file that held its place.
 */
export async function whereIs(ends: Ends, placeholders: Placeholders, fs: FsPort): Promise<Whereabouts> {
  try {
    return await tidied(ends, placeholders, fs);
  } catch {
    // Whatever cannot be looked at or tidied now stays as it is, for a later command.
    return 'unknown';
  }
}

async function tidied(ends: Ends, placeholders: Placeholders, fs: FsPort): Promise<Whereabouts> {
  const [home, trash] = [await lookOr(ends.from, fs), await lookOr(ends.to, fs)];
  if (!trash) return home ? 'home' : 'neither';
  if (home && isSecondName(home.stamp, trash.stamp)) {
    await fs.syncFolder(folderOf(ends.from));
    await fs.unlink(ends.to);
    return 'home';
  }
  const isFree = !home || (placeholders.get(ends.from) ?? []).some(note => isOurPlaceholder(home, note));
  if (home && isFree) {
    await fs.unlink(ends.from);
    await fs.syncFolder(folderOf(ends.from));
  }
  const isPlanned = async (found: Look) =>
    found.kind === 'file' && (!ends.stamp || isSameContent(ends.stamp, found.stamp, await fs.identity(folderOf(ends.to))));
  if (await isPlanned(trash)) return isFree ? 'trash' : 'both';
  // The planned file never left, and what lies in its place in trash was there before.
  if (home && !isFree && (await isPlanned(home))) return 'home';
  return isFree ? 'strange' : 'both';
}

/** Notes about placeholders, by the place that they hold. */
type Placeholders = ReadonlyMap<AbsPath, readonly JournalLine[]>;

/** By the place at home: a file that went to its second store has two in trash, and whichever is asked for, its placeholder is ours. */
export function placeholdersOf(lines: readonly JournalLine[]): Placeholders {
  const notes = new Map<AbsPath, JournalLine[]>();
  for (const line of lines) if (line.type === 'placeholder') push(notes, line.from, line);
  return notes;
}

/** Between the note and the file lies one system call; FAT rounds times by two seconds. */
const EARLIEST_NS = -2_000_000_000n;
const LATEST_NS = 60_000_000_000n;

/** An empty file that came up at the moment the journal tells of. An older or later one is somebody else's and stays. */
function isOurPlaceholder({ kind, stamp }: Look, note: JournalLine): boolean {
  const late = stamp.mtimeNs - BigInt(Date.parse(note.writtenAt)) * 1_000_000n;
  return kind === 'file' && stamp.bytes === 0 && late >= EARLIEST_NS && late <= LATEST_NS;
}
