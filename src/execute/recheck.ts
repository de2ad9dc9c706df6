import { basename } from 'node:path';
import { errnoOf } from '../model/errors.js';
import type { AbsPath, Stamp } from '../model/frame.js';
import type { Message } from '../model/message.js';
import { folderOf } from '../model/path.js';
import type { Action, CompanionRef } from '../model/plan.js';
import { isUntouched } from '../model/same-stamp.js';
import type { RunContext } from './run-context.js';

interface PlannedFile {
  readonly path: AbsPath;
  readonly stamp: Stamp;
}
/** What may move now, or why nothing of this action may. */
type Rechecked = { readonly moves: readonly PlannedFile[] } | { readonly why: Message };

/**
 * The last look before the move, asked of the disk: same folders, no twin by name, listed or not, but those that go along for being
 * rejected and still are; no new sidecar, same files as planned.
 * Whatever differs or cannot be told keeps the raw. The files themselves are looked at last.
 */
export async function recheck(action: Action, context: RunContext): Promise<Rechecked> {
  const folder = folderOf(action.raw.path);
  const trouble = await folderTrouble(folder, context);
  if (trouble) return { why: trouble };
  const listed = await listing(action, folder, context);
  if ('why' in listed) return listed;
  const pictures = action.with.filter(({ role }) => role === 'twin').map(({ path }) => path);
  const leaving = new Set(pictures.filter(path => folderOf(path) === folder).map(path => basename(path)));
  const twin = context.request.twinIn(action.raw.path, listed.names, leaving);
  const { orphans } = context.request.plan;
  if (twin !== null) return { why: { is: orphans ? 'raw-back' : 'twin-back', name: twin } };
  const fresh = context.request.newSidecarIn(action.raw.path, listed.names);
  if (fresh !== null) return { why: { is: 'new-sidecar', name: fresh } };
  const unlisted = await twinUnlisted(action.raw.path, new Set(pictures), context);
  if (unlisted) return { why: unlisted };
  const wanted = await noLongerRejected(action, pictures, context);
  if (wanted) return { why: wanted };
  const along = await goingAlong(action, folder, listed.names, context);
  if ('why' in along) return along;
  const moves = [action.raw, ...along.files];
  for (const file of moves) {
    const why = await fileTrouble(file, folder, context);
    if (why) return { why: file === action.raw ? why : { is: isPicture(file) ? 'picture' : 'sidecar', name: basename(file.path), why } };
  }
  return { moves };
}

async function folderTrouble(folder: AbsPath, { fs }: RunContext): Promise<Message | null> {
  try {
    return (await fs.realPath(folder)) === folder ? null : { is: 'folder-is-link' };
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' ? { is: 'gone' } : { is: 'cannot-look-folder', code };
  }
}

/** A listing that does not show the raw itself is not whole, so it proves no absence. */
async function listing(
  action: Action,
  folder: AbsPath,
  { fs, views }: RunContext,
): Promise<{ readonly names: readonly string[] } | { readonly why: Message }> {
  try {
    const view = await views.of(folder);
    return view.set.has(basename(action.raw.path)) ? view : { why: await missingOr(action.raw.path, fs) };
  } catch (error) {
    return { why: { is: 'cannot-list-folder', code: errnoOf(error) } };
  }
}

async function twinUnlisted(raw: AbsPath, leaving: ReadonlySet<AbsPath>, { fs, request }: RunContext): Promise<Message | null> {
  for (const twin of request.likelyTwins(raw)) {
    if (leaving.has(twin)) continue;
    try {
      await fs.look(twin);
      return { is: request.plan.orphans ? 'raw-unlisted' : 'twin-unlisted', name: basename(twin) };
    } catch (error) {
      const code = errnoOf(error);
      if (code !== 'ENOENT' && code !== 'ENAMETOOLONG')
        return { is: request.plan.orphans ? 'raw-unknown' : 'twin-unknown', name: basename(twin), code };
    }
  }
  return null;
}

async function missingOr(path: AbsPath, fs: RunContext['fs']): Promise<Message> {
  try {
    await fs.look(path);
    return { is: 'listing-not-whole' };
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' ? { is: 'gone' } : { is: 'cannot-look', code };
  }
}

const isPicture = (file: PlannedFile): boolean => 'role' in file && file.role === 'twin';

/** Nothing is asked where no picture goes along. */
async function noLongerRejected(action: Action, pictures: readonly AbsPath[], { request, views }: RunContext): Promise<Message | null> {
  if (pictures.length === 0) return null;
  try {
    return await request.noLongerRejected(action, async folder => (await views.of(folder)).names);
  } catch (error) {
    return { is: 'picture-unknown', code: errnoOf(error) };
  }
}

/** Rejected pictures, and the sidecars but those which a file shares that stays. */
async function goingAlong(
  action: Action,
  folder: AbsPath,
  names: readonly string[],
  context: RunContext,
): Promise<{ readonly files: readonly CompanionRef[] } | { readonly why: Message }> {
  if (action.with.length === 0) return { files: [] };
  const pictures = action.with.filter(({ role }) => role === 'twin');
  const leavingIn = (place: AbsPath) => {
    const own = new Set([action.raw, ...pictures].flatMap(({ path }) => (folderOf(path) === place ? [basename(path)] : [])));
    const gone = context.trashedIn.get(place);
    return { has: (name: string) => own.has(name) || gone?.has(name) === true };
  };
  const files: CompanionRef[] = [];
  for (const file of action.with) {
    const place = file.role === 'twin-sidecar' ? folderOf(file.path) : folder;
    const beside = place === folder ? names : await namesIn(place, context);
    if (beside === null) return { why: { is: 'picture-folder-unlisted' } };
    if (file.role === 'twin' || context.request.sharesSidecar(file.path, beside, leavingIn(place)) === null) files.push(file);
  }
  return { files };
}

async function namesIn(folder: AbsPath, { views }: RunContext): Promise<readonly string[] | null> {
  try {
    return (await views.of(folder)).names;
  } catch {
    // Whatever the reason: nothing of the unit goes then, and its own files tell more when they are looked at.
    return null;
  }
}

/** In our trash its owner could neither see it nor bring it back, and root would take it from anybody. */
async function isOfAnother(uid: number, folder: AbsPath, { fs, owner }: RunContext): Promise<boolean> {
  return owner.uid !== null && uid !== owner.uid && (await fs.keepsOwners(folder));
}

/** `checked`: a folder that was just seen to be itself. */
async function fileTrouble({ path, stamp: planned }: PlannedFile, checked: AbsPath, context: RunContext): Promise<Message | null> {
  const folder = folderOf(path);
  try {
    if (folder !== checked && (await context.fs.realPath(folder)) !== folder) return { is: 'behind-link' };
    const { kind, uid, stamp } = await context.fs.look(path);
    if (kind !== 'file') return { is: 'no-regular-file' };
    if (await isOfAnother(uid, folder, context)) return { is: 'of-another-user', uid };
    return isUntouched(planned, stamp, await context.identityOf(folder)) ? null : { is: 'changed-since-plan' };
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? { is: 'gone' } : { is: 'cannot-look', code };
  }
}
