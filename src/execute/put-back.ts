import { dirname } from 'node:path';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { PlannedMove } from '../model/journal.js';
import type { FsPort } from '../ports/fs.js';
import type { RunJournal } from '../ports/journal.js';
import type { WayBack } from '../ports/trash.js';

export interface PutBackDeps {
  readonly fs: FsPort;
  readonly journal: RunJournal;
  readonly wayBack: WayBack;
}

/** Takes a move back without overwriting anything. Null when the file stands at its old place, else why it does not. */
export async function putBack({ from, to, info }: PlannedMove, { fs, journal, wayBack }: PutBackDeps): Promise<string | null> {
  try {
    const came = await wayBack.bringBack(to, from, async () => {
      await journal.append([{ type: 'placeholder', from, at: to }]);
      await journal.sync();
    });
    if (came === 'linked') {
      await fs.syncFolder(dirname(from) as AbsPath);
      await fs.unlink(to);
    }
    await wayBack.sweep({ at: to, info: info ?? null, place: null, store: null });
    return null;
  } catch (error) {
    const code = errnoOf(error);
    return code === 'EEXIST' ? `another file stands at ${from} by now` : `${to} cannot be put back (${code})`;
  }
}
