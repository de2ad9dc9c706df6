import { basename, dirname, join, relative } from 'node:path';
import { bytesToCopy, type CheckedRaw, checkAll, collectRaw, previewAll, type WantedRaw } from '../../collect/collect-raws.js';
import type { PlaceDeps } from '../../collect/place-file.js';
import { wayBack } from '../../execute/way-back.js';
import { KnownFacts } from '../../exif/known-facts.js';
import type { Ambiguous, Candidate, CollectedRaw, CollectResult, Ground, NotFound } from '../../model/collect.js';
import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import type { Picks } from '../../model/picks.js';
import type { Scan } from '../../model/scan.js';
import { findSidecars } from '../../pair/sidecars.js';
import type { CopyPort } from '../../ports/copy.js';
import type { FsPort } from '../../ports/fs.js';
import type { Machine } from '../../ports/machine.js';
import type { Progress } from '../../ports/progress.js';
import { classify } from '../../scan/classify.js';
import { scan } from '../../scan/scan.js';
import { choose } from './choose.js';
import { findRaws } from './find-raws.js';

export interface CollectRequest {
  readonly picks: Picks;
  /** Where raws are looked for. */
  readonly from: readonly string[];
  readonly to: string;
  readonly ignore: readonly string[];
  readonly link: boolean;
  readonly dryRun: boolean;
  readonly cwd: string;
}
export interface CollectDeps {
  readonly fs: FsPort;
  readonly copier: CopyPort;
  readonly machine: Pick<Machine, 'space'>;
  readonly newId: () => string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Copies, or links, the raws that belong to what was picked, with their sidecars, and never writes over anything or into the folders they
 * come from. Throws NOT_FOUND, NOT_A_FOLDER, FOLDER_UNREADABLE, or REFUSED when there is no room, with nothing written.
 */
export async function collect(request: CollectRequest, deps: CollectDeps): Promise<CollectResult> {
  const { picks, link, dryRun } = request;
  const { progress, signal } = deps;
  const to = await placeOf(request.to, deps.fs);
  progress.phase('scanning');
  const found = await listed(request, to, deps);
  progress.phase('reading');
  const facts = new KnownFacts(async paths => {
    progress.expect(paths.length);
    return (await import('../../exif/read-facts.js')).readFacts(paths, { signal, onRead: () => progress.tick(1) });
  });
  const sorted = await sort(picks, found, facts, deps);
  const wanted = wantedOf(sorted.chosen, found, to);
  const raws = await carry(wanted, to, request, deps);
  progress.stop();
  const { notFound, ambiguous } = sorted;
  const interrupted = signal.aborted && raws.some(({ state }) => state === 'pending');
  return { to, from: found.roots, link, dryRun, raws, notFound, ambiguous, unreadable: found.unreadable, interrupted };
}

/** The real path of a folder that may have to be made. */
async function placeOf(folder: string, fs: FsPort): Promise<AbsPath> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      const real = await fs.realPath(at as AbsPath);
      if ((await fs.look(real)).kind !== 'folder') throw new AppError('NOT_A_FOLDER', { is: 'to-no-folder', path: at }, at);
      return join(real, relative(at, folder)) as AbsPath;
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (errnoOf(error) !== 'ENOENT' || dirname(at) === at)
        throw new AppError('NOT_FOUND', { is: 'to-unusable', path: folder, code: errnoOf(error) }, folder, { cause: error });
    }
  }
}

/** The folders of raws and of picks. What was collected before is no raw to choose from, unless raws are looked for right there. */
async function listed({ picks, from, ignore, cwd }: CollectRequest, to: AbsPath, { progress, signal }: CollectDeps): Promise<Scan> {
  const onFolder = (entries: number) => progress.tick(entries);
  const beside = picks.files.filter(path => isRaw(path)).map(path => dirname(path));
  const own = await scan({ folders: from, also: [], ignore, cwd }, { signal, onFolder });
  const isOwn = (path: AbsPath) => own.roots.some(root => isWithin(path, root));
  const elsewhere = [...picks.folders, ...beside].filter(path => !isOwn(path as AbsPath));
  const more = elsewhere.length === 0 ? null : await scan({ folders: [], also: elsewhere, ignore, cwd }, { signal, onFolder });
  const isCollected = (path: AbsPath) => isWithin(path, to) && !own.roots.some(root => isWithin(root, to));
  const folders = own.folders.map(folder => ({ ...folder, searchOnly: isCollected(folder.path) }));
  const others = (more?.folders ?? []).filter(({ path }) => !isOwn(path));
  return { ...own, folders: [...folders, ...others], unreadable: [...own.unreadable, ...(more?.unreadable ?? [])] };
}

const frameOf = (path: AbsPath) => classify(dirname(path) as AbsPath, basename(path), false);
const isRaw = (path: AbsPath): boolean => frameOf(path)?.kind === 'raw';

interface Chosen {
  readonly because: readonly Ground[];
  readonly picks: readonly string[];
}
interface Sorted {
  readonly chosen: ReadonlyMap<AbsPath, Chosen>;
  readonly notFound: readonly NotFound[];
  readonly ambiguous: readonly Ambiguous[];
}

async function sort(picks: Picks, found: Scan, facts: KnownFacts, { fs, copier, signal }: CollectDeps): Promise<Sorted> {
  const chosen = new Map<AbsPath, Chosen>();
  const [notFound, ambiguous]: [NotFound[], Ambiguous[]] = [[], []];
  const add = (pick: string, { path, because }: Candidate) => {
    const known = chosen.get(path);
    chosen.set(path, { picks: [...(known?.picks ?? []), pick], because: [...(known?.because ?? []), ...because] });
  };
  for (const { pick, candidates, other } of await findRaws(picks, found, facts)) {
    const taken = await choose(candidates, { fs, copier, facts, signal });
    if (taken === null) ambiguous.push({ pick, candidates });
    else if (taken.length === 0) notFound.push({ pick, ...(other === undefined ? {} : { other }) });
    else for (const one of taken) add(pick, one);
  }
  return { chosen, notFound, ambiguous };
}

/** Sidecars that a program keeps in a folder below the raw's own are found by it there again. */
function wantedOf(chosen: ReadonlyMap<AbsPath, Chosen>, found: Scan, to: AbsPath): readonly WantedRaw[] {
  const sidecarsOf = findSidecars(found);
  return [...chosen].flatMap(([path, { picks, because }]) => {
    const raw = frameOf(path);
    if (raw?.kind !== 'raw') return [];
    const along = sidecarsOf(raw).map(({ sidecar }) => sidecar.path);
    const files = [path, ...new Set(along)].map(from => ({ from, at: join(to, relative(raw.folder, from)) as AbsPath }));
    return [{ raw: { path, format: raw.format, bytes: 0 }, picks, because, files }];
  });
}

async function carry(
  wanted: readonly WantedRaw[],
  to: AbsPath,
  { link, dryRun }: CollectRequest,
  { fs, copier, machine, newId, progress, signal }: CollectDeps,
): Promise<readonly CollectedRaw[]> {
  const deps: PlaceDeps = { fs, copier, wayBack: wayBack(fs), newId, signal };
  if (dryRun) return previewAll(wanted, deps);
  progress.phase('copying');
  progress.expect(wanted.length);
  const checked = await checkAll(wanted, deps);
  if (!link) await mustHaveRoom(checked, to, machine);
  const raws: CollectedRaw[] = [];
  for (const one of checked) {
    raws.push(await collectRaw(one, link ? 'link' : 'copy', deps));
    progress.tick(1);
  }
  return raws;
}

/** A disk that does not tell its room is tried; so is one that is just full enough. */
async function mustHaveRoom(checked: readonly CheckedRaw[], to: AbsPath, machine: Pick<Machine, 'space'>): Promise<void> {
  const needed = bytesToCopy(checked);
  let at = to;
  let space = await machine.space(at);
  for (; space === null && dirname(at) !== at; space = await machine.space(at)) at = dirname(at) as AbsPath;
  if (space === null || needed <= space.bytesFree) return;
  throw new AppError('REFUSED', { is: 'no-room', path: to, needed, free: space.bytesFree }, to);
}
