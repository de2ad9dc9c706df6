import { errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { Message } from '../../model/message.js';
import type { FsPort } from '../../ports/fs.js';
import type { SystemTrash } from '../../ports/trash.js';

type Trash = (paths: readonly string[], options: { readonly glob: false }) => Promise<void>;
interface NpmTrashNeeds {
  readonly platform: string;
  readonly fs: FsPort;
  readonly random: () => number;
  readonly load?: () => Promise<{ readonly default: Trash }>;
}

/** The trash of macOS and of Windows by the package `trash`, which calls a small program of that system; patterns in names mean nothing to it. */
export function npmTrash({ platform, fs, random, load = () => import('trash') }: NpmTrashNeeds): SystemTrash {
  const proofs = new Map<string, Promise<Message | null>>();
  return {
    async whyNot(folder) {
      if (platform === 'win32' && !(await isThere(binOf(folder), fs))) return { is: 'no-bin', path: folder };
      return load().then(() => null, whyNoPackage);
    },
    prove(at) {
      const bin = platform === 'win32' ? binOf(at) : null;
      if (bin === null) return Promise.resolve(platform === 'win32' ? { is: 'bin-deletes' } : null);
      const proof = proofs.get(bin) ?? proveBin(at, bin);
      proofs.set(bin, proof);
      return proof;
    },
    async hand(paths) {
      await (await load()).default(paths, { glob: false });
    },
  };

  /** Windows tells nobody whether a bin takes files or deletes them (turned off, a removable disk): one that is nobody's goes first, and must be found in it. */
  async function proveBin(at: AbsPath, bin: AbsPath): Promise<Message | null> {
    const probe = `${at.slice(0, at.lastIndexOf('\\'))}\\rawtwin-tries-the-bin-${Math.floor(random() * 1e9)}.txt` as AbsPath;
    try {
      await fs.create(
        probe,
        new TextEncoder().encode('rawtwin put this here to see whether the Recycle Bin keeps files. It may be deleted.\r\n'),
        0o600,
      );
      const { stamp } = await fs.look(probe);
      await (await load()).default([probe], { glob: false });
      return (await isIn(bin, stamp.ino, fs)) ? null : { is: 'bin-lost-file' };
    } catch (error) {
      return { is: 'bin-untried', code: errnoOf(error) };
    }
  }
}

const whyNoPackage = (error: unknown): Message =>
  errnoOf(error) === 'ERR_MODULE_NOT_FOUND' ? { is: 'trash-package-missing' } : { is: 'trash-package-unusable', code: errnoOf(error) };

/** The bin of a drive; null for folders of servers, which have none. */
export function binOf(path: AbsPath): AbsPath | null {
  const [, drive] = /^(?:\\\\\?\\)?([A-Za-z]:)\\/.exec(path) ?? [];
  return drive === undefined ? null : (`${drive}\\$Recycle.Bin` as AbsPath);
}

async function isThere(path: AbsPath | null, fs: FsPort): Promise<boolean> {
  if (path === null) return false;
  try {
    return (await fs.look(path)).kind === 'folder';
  } catch {
    // Whatever refuses: a bin that cannot be looked at proves nothing.
    return false;
  }
}

/** Files keep their number within a volume. The bins of other people cannot be listed. */
async function isIn(bin: AbsPath, ino: bigint, fs: FsPort): Promise<boolean> {
  for (const owner of await fs.names(bin)) {
    const own = `${bin}\\${owner}` as AbsPath;
    const names = await fs.names(own).catch((): string[] => []);
    for (const name of names.filter(one => one.startsWith('$R'))) {
      const found = await fs.look(`${own}\\${name}` as AbsPath).catch(() => null);
      if (found?.stamp.ino === ino) return true;
    }
  }
  return false;
}
