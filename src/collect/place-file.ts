import type { CollectedFile, FileState } from '../model/collect.js';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Message } from '../model/message.js';
import { folderOf, pathIn } from '../model/path.js';
import { isSecondName } from '../model/same-stamp.js';
import type { CopyPort } from '../ports/copy.js';
import type { FsPort, Look } from '../ports/fs.js';
import { lookOr } from '../ports/seen.js';
import type { WayBack } from '../ports/trash.js';

export interface PlaceDeps {
  readonly fs: FsPort;
  readonly copier: CopyPort;
  /** Brings the finished copy to its name, never over anything. */
  readonly wayBack: Pick<WayBack, 'bringBack'>;
  readonly newId: () => string;
  readonly signal: AbortSignal;
}
export interface FileToPlace {
  readonly from: AbsPath;
  readonly at: AbsPath;
}
/** What stands where a file is to go. `bytes`: of the source. */
type Standing =
  | { readonly is: 'free'; readonly bytes: number }
  | { readonly is: 'equal'; readonly bytes: number; readonly sha256?: string }
  | { readonly is: 'other'; readonly bytes: number; readonly why: Message };

/** Compares the file with what stands at `at`, byte for byte where both are of one size. Throws an error with an errno `code`, or when aborted. */
export async function standingOf({ from, at }: FileToPlace, { fs, copier, signal }: PlaceDeps): Promise<Standing> {
  const source = await fs.look(from);
  const { bytes } = source.stamp;
  if (from === at) return { is: 'equal', bytes };
  if (source.kind !== 'file') throw Object.assign(new Error(`${from} is no regular file`), { code: 'EINVAL' });
  const there = await lookOr(at, fs);
  if (there === null) return { is: 'free', bytes };
  if (there.kind !== 'file') return { is: 'other', bytes, why: { is: 'no-file-in-place' } };
  if (isSecondName(source.stamp, there.stamp)) return { is: 'equal', bytes };
  const why = { is: 'name-taken' } as const;
  if (there.stamp.bytes !== bytes) return { is: 'other', bytes, why };
  const [ours, theirs] = [await copier.hash(from, signal), await copier.hash(at, signal)];
  return ours === theirs ? { is: 'equal', bytes, sha256: ours } : { is: 'other', bytes, why };
}

/** Copies one file to a free place and reads it again there; nothing but the whole file ever bears its name. Rejects only when aborted. */
export async function copyInto(file: FileToPlace, deps: PlaceDeps): Promise<CollectedFile> {
  const { fs, copier, newId, signal } = deps;
  const { from, at } = file;
  const folder = folderOf(at);
  const draft = pathIn(folder, `.rawtwin-${newId()}.part`);
  let [bytes, isDraftThere] = [0, false];
  try {
    await fs.makeFolders(folder, 0o777);
    const before = await fs.look(from);
    bytes = before.stamp.bytes;
    const sha256 = await copier.copy(from, draft, signal);
    isDraftThere = true;
    if (!isUnchanged(before, await fs.look(from))) return told(file, bytes, 'failed', { is: 'changed-in-copy' });
    if ((await fs.look(draft)).stamp.bytes !== bytes || (await copier.hash(draft, signal)) !== sha256)
      return told(file, bytes, 'failed', { is: 'copy-differs' });
    isDraftThere = (await deps.wayBack.bringBack(draft, at, async () => undefined)) === 'linked';
    if (isDraftThere) await fs.unlink(draft);
    isDraftThere = false;
    await fs.syncFolder(folder);
    return { ...told(file, bytes, 'copied'), sha256 };
  } catch (error) {
    if (signal.aborted) throw error;
    return told(file, bytes, ...troubleOf(error));
  } finally {
    if (isDraftThere) await removed(draft, fs);
  }
}

/** A second name for the file itself, on the same disk only. Never rejects. */
export async function linkInto(file: FileToPlace, { fs }: PlaceDeps): Promise<CollectedFile> {
  const { from, at } = file;
  let bytes = 0;
  try {
    await fs.makeFolders(folderOf(at), 0o777);
    bytes = (await fs.look(from)).stamp.bytes;
    await fs.link(from, at);
    if (!isSecondName((await fs.look(from)).stamp, (await fs.look(at)).stamp)) return told(file, bytes, 'failed', { is: 'link-elsewhere' });
    await fs.syncFolder(folderOf(at));
    return told(file, bytes, 'linked');
  } catch (error) {
    return told(file, bytes, ...troubleOf(error));
  }
}

/** What became of a file; `bytes` are those of the source. */
export const told = ({ from, at }: FileToPlace, bytes: number, state: FileState, why?: Message): CollectedFile => ({
  ...{ from, at, bytes, state },
  ...(why === undefined ? {} : { why }),
});

/** What kept a file from its place. */
export function troubleOf(error: unknown): readonly ['refused' | 'failed', Message] {
  const code = errnoOf(error);
  if (code === 'EEXIST') return ['refused', { is: 'name-taken-meanwhile' }];
  if (code === 'EXDEV') return ['failed', { is: 'link-other-disk' }];
  if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EMLINK') return ['failed', { is: 'disk-forbids', code }];
  if (code === 'ENOSPC' || code === 'EDQUOT') return ['failed', { is: 'disk-full', code }];
  if (code === 'EFBIG') return ['failed', { is: 'too-large-for-disk', code }];
  return ['failed', code === 'ENOENT' ? { is: 'gone' } : { is: 'cannot-read-or-write', code }];
}

const isUnchanged = ({ stamp: a }: Look, { stamp: b }: Look): boolean => a.bytes === b.bytes && a.mtimeNs === b.mtimeNs;

async function removed(draft: AbsPath, fs: FsPort): Promise<void> {
  try {
    await fs.unlink(draft);
  } catch {
    // Litter by a name of ours, never a photo's: a disk that refuses even this tells of it in the file's own trouble.
  }
}
