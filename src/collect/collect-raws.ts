import type { CollectedFile, CollectedRaw, FileState, Ground } from '../model/collect.js';
import type { AbsPath } from '../model/frame.js';
import type { RawRef } from '../model/plan.js';
import { foldName } from '../model/stem.js';
import { copyInto, type FileToPlace, linkInto, type PlaceDeps, standingOf, told, troubleOf } from './place-file.js';

/** A raw to be collected. The raw itself is the first of its files. */
export interface WantedRaw {
  readonly raw: RawRef;
  readonly picks: readonly string[];
  readonly because: readonly Ground[];
  readonly files: readonly FileToPlace[];
}
type CheckedFile = FileToPlace & ({ readonly is: 'free'; readonly bytes: number } | { readonly is: 'done'; readonly told: CollectedFile });
export interface CheckedRaw {
  readonly wanted: WantedRaw;
  readonly files: readonly CheckedFile[];
}

/** What stands in the way of each raw, before anything is written. Rejects only when aborted. */
export async function checkAll(wanted: readonly WantedRaw[], deps: PlaceDeps): Promise<readonly CheckedRaw[]> {
  const checked: CheckedRaw[] = [];
  for (const one of wanted) checked.push({ wanted: one, files: await checkEach(one.files, new Map(), deps) });
  return checked;
}

/** The same for a dry run, which sees too where two raws would bear one name. */
export async function previewAll(wanted: readonly WantedRaw[], deps: PlaceDeps): Promise<readonly CollectedRaw[]> {
  const taken = new Map<string, AbsPath>();
  const raws: CollectedRaw[] = [];
  for (const one of wanted) {
    const checked = { wanted: one, files: await checkEach(one.files, taken, deps) };
    if (isClear(checked)) for (const { at, from } of one.files) taken.set(foldName(at), from);
    raws.push(
      asCollected(
        one,
        checked.files.map(file => (file.is === 'done' ? file.told : told(file, file.bytes, 'pending'))),
      ),
    );
  }
  return raws;
}

async function checkEach(
  files: readonly FileToPlace[],
  taken: ReadonlyMap<string, AbsPath>,
  deps: PlaceDeps,
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const file of files) checked.push(await check(file, taken, deps));
  return checked;
}

async function check(file: FileToPlace, taken: ReadonlyMap<string, AbsPath>, deps: PlaceDeps): Promise<CheckedFile> {
  try {
    const standing = await standingOf({ ...file, at: taken.get(foldName(file.at)) ?? file.at }, deps);
    if (standing.is === 'free') return { ...file, is: 'free', bytes: standing.bytes };
    const state: FileState = standing.is === 'equal' ? 'already-there' : 'refused';
    const why = standing.is === 'other' ? standing.why : undefined;
    const sha256 = standing.is === 'equal' && standing.sha256 !== undefined ? { sha256: standing.sha256 } : {};
    return { ...file, is: 'done', told: { ...told(file, standing.bytes, state, why), ...sha256 } };
  } catch (error) {
    if (deps.signal.aborted) throw error;
    return { ...file, is: 'done', told: told(file, 0, ...troubleOf(error)) };
  }
}

/** Bytes that would be written. A raw of which one file is refused is not collected at all. */
export const bytesToCopy = (checked: readonly CheckedRaw[]): number =>
  checked.filter(isClear).reduce((sum, { files }) => sum + files.reduce((n, file) => n + (file.is === 'free' ? file.bytes : 0), 0), 0);

const isClear = ({ files }: CheckedRaw): boolean => files.every(file => file.is === 'free' || file.told.state === 'already-there');

/**
 * Places the files of one raw, the raw first; none when one of them is refused. Places that were free are looked at again, since raws
 * that came before may stand there now. When aborted, what is left is `pending`.
 */
export async function collectRaw({ wanted, files }: CheckedRaw, how: 'copy' | 'link', deps: PlaceDeps): Promise<CollectedRaw> {
  const fresh: CheckedFile[] = [];
  for (const file of files) fresh.push(file.is === 'done' ? file : await checkAgain(file, deps));
  let isStopped = !isClear({ wanted, files: fresh });
  const placed: CollectedFile[] = [];
  for (const file of fresh) {
    const now = file.is === 'done' ? file.told : isStopped ? told(file, file.bytes, 'pending') : await place(file, file.bytes, how, deps);
    if (now.state === 'refused' || now.state === 'failed') isStopped = true;
    placed.push(now);
  }
  return asCollected(wanted, placed);
}

/** As it was when the signal comes: nothing is placed any more. */
async function checkAgain(file: CheckedFile, deps: PlaceDeps): Promise<CheckedFile> {
  try {
    return await check(file, new Map(), deps);
  } catch (error) {
    if (deps.signal.aborted) return file;
    throw error;
  }
}

async function place(file: FileToPlace, bytes: number, how: 'copy' | 'link', deps: PlaceDeps): Promise<CollectedFile> {
  if (deps.signal.aborted) return told(file, bytes, 'pending');
  try {
    return await (how === 'link' ? linkInto : copyInto)(file, deps);
  } catch (error) {
    if (deps.signal.aborted) return told(file, bytes, 'pending');
    throw error;
  }
}

const WORST_FIRST: readonly FileState[] = ['failed', 'refused', 'pending', 'copied', 'linked', 'already-there'];

function asCollected({ raw, picks, because }: WantedRaw, files: readonly CollectedFile[]): CollectedRaw {
  const state = WORST_FIRST.find(worst => files.some(file => file.state === worst)) ?? 'already-there';
  return { raw: { ...raw, bytes: files[0]?.bytes ?? raw.bytes }, picks, because, state, files };
}
