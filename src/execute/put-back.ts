import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { PlannedMove } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { folderOf } from '../model/path.js';
import type { FsPort } from '../ports/fs.js';
import type { RunJournal } from '../ports/journal.js';
import { lookOr } from '../ports/seen.js';
import type { WayBack } from '../ports/trash.js';

export interface PutBackDeps {
  readonly fs: FsPort;
  readonly journal: RunJournal;
  readonly wayBack: WayBack;
}

/** Takes a move back without overwriting anything. Null when the file stands at its old place, else why it does not. */
export async function putBack({ from, to, info }: PlannedMove, { fs, journal, wayBack }: PutBackDeps): Promise<Message | null> {
  try {
    const came = await wayBack.bringBack(to, from, async () => {
      await journal.append([{ type: 'placeholder', from, at: to }]);
      await journal.sync();
    });
    // Its name at home is durable before its name in trash goes, or the folder around that.
    const home = fs.syncFolder(folderOf(from));
    await (came === 'linked' ? home : home.catch(() => undefined)); // one that has moved is home, whatever its folder says
    if (came === 'linked') await fs.unlink(to);
    await wayBack.sweep({ at: to, info: info ?? null, place: null, store: null });
    return null;
  } catch (error) {
    if (await cameHome(from, to, fs)) return null;
    const code = errnoOf(error);
    return code === 'EEXIST' ? { is: 'taken-at', path: from } : { is: 'cannot-put-back', path: to, code };
  }
}

/** Network file systems may refuse what they have done, so the disk is asked. */
async function cameHome(from: AbsPath, to: AbsPath, fs: FsPort): Promise<boolean> {
  try {
    return (await lookOr(to, fs)) === null && (await lookOr(from, fs)) !== null;
  } catch {
    // Then it counts as where it was last seen.
    return false;
  }
}
