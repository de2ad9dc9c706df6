import type { AbsPath } from '../model/frame.js';
import { folderOf } from '../model/path.js';
import type { FsPort } from '../ports/fs.js';
import type { RunJournal } from '../ports/journal.js';
import { isThere } from '../ports/seen.js';

/** Makes the folders again that a file came from, each noted in the journal, with the system's default modes; adds them to `made`. */
export async function makeFoldersAgain(
  folder: AbsPath,
  made: AbsPath[],
  { fs, journal }: { readonly fs: FsPort; readonly journal: RunJournal },
): Promise<void> {
  const missing: AbsPath[] = [];
  for (let at = folder; !(await isThere(at, fs)); at = folderOf(at)) missing.unshift(at);
  if (missing.length === 0) return;
  await journal.append(missing.map(path => ({ type: 'made-folder', path })));
  await journal.sync();
  for (const path of missing) {
    await fs.makeFolder(path, 0o777);
    made.push(path);
  }
}

/** Folders made for a file that then did not come. */
export async function takeAway(made: readonly AbsPath[], fs: FsPort): Promise<void> {
  for (const path of [...made].reverse()) {
    try {
      await fs.removeFolder(path);
    } catch {
      // Somebody uses it by now, or the disk refuses: an empty folder more does no harm.
      return;
    }
  }
}
