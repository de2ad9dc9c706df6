import { basename, dirname } from 'node:path';
import type { ExecuteRequest } from '../execute/execute.js';
import type { KnownFacts } from '../exif/known-facts.js';
import { type Evidence, isGuess } from '../model/evidence.js';
import type { Facts, WorkDone } from '../model/facts.js';
import type { AbsPath, RenderedFrame, Sidecar } from '../model/frame.js';
import type { Policy } from '../model/policy.js';
import { ok, type Result } from '../model/result.js';
import type { FolderListing, Scan } from '../model/scan.js';
import { stemOf } from '../model/stem.js';
import { type PictureSidecars, pictureSidecars } from '../pair/picture-sidecars.js';
import { contradicts } from '../pair/same-capture.js';
import type { Rejected, ShotAsPaired } from '../plan/case.js';
import { listingOf } from '../scan/listing-of.js';
import { type Paired, pairScan } from './pair-scan.js';

type Work = readonly { readonly path: AbsPath; readonly work: Result<WorkDone> }[];
/** A rejected picture, where its marks stand, and all that it and its sidecars say. */
interface Reject {
  readonly marks: readonly Evidence[];
  readonly sidecars: readonly Sidecar[];
  readonly work: Work;
}
type Rejects = ReadonlyMap<AbsPath, Reject>;

/**
 * Adds to each raw what `--rejected` finds. Its pictures count as deleted only where all of them are rejected, each is surely its own and
 * no other raw's, none lies in a folder where nothing is moved, none says that it is of another shot, and no other picture of the raw is
 * found with these out of the way. Everything else stays as it was paired.
 */
export async function withRejected(
  { shots, unread }: Paired,
  found: Scan,
  facts: KnownFacts,
  policy: Policy,
  signal: AbortSignal,
): Promise<readonly ShotAsPaired[]> {
  const rejects = await findRejects(shots, found, facts, signal);
  if (rejects.size === 0) return shots;
  const raws = shots.flatMap(({ raw, twins }) => (twins.some(({ path }) => rejects.has(path)) ? [raw.path] : []));
  await facts.ask(raws);
  await facts.askAnew(raws);
  const claims = new Map<AbsPath, number>();
  for (const { pairing } of shots) for (const e of pairing) if ('as' in e) claims.set(e.as, (claims.get(e.as) ?? 0) + 1);
  const isAllRejected = (shot: ShotAsPaired) =>
    shot.pairing.every(e => isOwnTwin(e) && rejects.has(e.as) && claims.get(e.as) === 1) &&
    shot.twins.every(({ path }) => isOfShot(facts.of(shot.raw.path), facts.of(path)));
  const eligible = new Set(shots.filter(shot => shot.twins.length > 0 && isAllRejected(shot)).map(({ raw }) => raw.path));
  const gone = new Set(shots.flatMap(({ raw, twins }) => (eligible.has(raw.path) ? twins.map(({ path }) => path) : [])));
  const again = await pairScan(without(gone, found), facts, policy);
  const hiding = again.unread.filter(({ path }) => !unread.some(known => known.path === path));
  const keeping = new Map(again.shots.map(({ raw, pairing }) => [raw.path, pairing]));
  return shots.map(shot => {
    const own = shot.twins.filter(({ path }) => rejects.has(path));
    if (own.length === 0) return shot;
    const others = eligible.has(shot.raw.path) ? (keeping.get(shot.raw.path) ?? shot.pairing) : [];
    const isGoing = eligible.has(shot.raw.path) && others.length === 0;
    return { ...shot, pairing: [...shot.pairing, ...others], rejected: { ...told(own, rejects, isGoing), hiding } };
  });
}

const OWN: ReadonlySet<string> = new Set(['same-stem', 'same-capture', 'other-folder']);
const isOwnTwin = (e: Evidence): e is Extract<Evidence, { as: AbsPath }> => OWN.has(e.kind) && 'as' in e && !isGuess(e);
const isOfShot = (raw: Facts | undefined, twin: Facts | undefined): boolean => twin !== undefined && !(raw && contradicts(raw, twin));

function told(own: readonly RenderedFrame[], rejects: Rejects, isGoing: boolean): Omit<Rejected, 'hiding'> {
  const of = <K extends keyof Reject>(key: K) => own.flatMap(({ path }) => [...(rejects.get(path)?.[key] ?? [])] as Reject[K][number][]);
  return { marks: of('marks'), going: isGoing ? own : [], along: isGoing ? of('sidecars') : [], work: isGoing ? of('work') : [] };
}

const without = (gone: ReadonlySet<AbsPath>, found: Scan): Scan => ({
  ...found,
  folders: found.folders.map(folder => ({ ...folder, files: folder.files.filter(({ path }) => !gone.has(path)) })),
});

/** The rejected ones among the pictures of raws, but those that lie where nothing is moved; a link is never opened. */
async function findRejects(shots: readonly ShotAsPaired[], found: Scan, facts: KnownFacts, signal: AbortSignal): Promise<Rejects> {
  const byFolder = new Map(found.folders.filter(({ searchOnly }) => !searchOnly).map(folder => [folder.path, pictureSidecars(folder)]));
  const pictures = new Set(shots.flatMap(({ twins }) => twins.filter(({ linked, folder }) => !linked && byFolder.has(folder))));
  await facts.ask([...pictures].map(({ path }) => path));
  const sidecars = new Map([...pictures].map(picture => [picture, byFolder.get(picture.folder)?.(picture) ?? NONE]));
  const { readAllWork } = await import('../exif/read-all-work.js');
  const read = await readAllWork([...sidecars.values()].flatMap(allOf), [], signal);
  const rejectsNow = (): Rejects => new Map([...sidecars].flatMap(([{ path }, beside]) => rejectOf(path, beside, facts.of(path), read)));
  // What goes is judged by what its bytes say now: a program may have taken the mark away and put the file's times back.
  for (let rejects = rejectsNow(); ; rejects = rejectsNow()) if (!(await facts.askAnew(rejects.keys()))) return rejects;
}

function rejectOf(
  path: AbsPath,
  beside: PictureSidecars,
  said: Facts | undefined,
  read: ReadonlyMap<AbsPath, Result<WorkDone>>,
): readonly (readonly [AbsPath, Reject])[] {
  if (said === undefined) return [];
  const worksOf = (files: readonly Sidecar[]): Work =>
    files.flatMap(one => {
      const work = read.get(one.path);
      return work ? [{ path: one.path, work }] : [];
    });
  const own: Work = [{ path, work: ok(said) }, ...worksOf(beside.own)];
  const marks = marksIn(path, own);
  return marks.length > 0 ? [[path, { marks, sidecars: allOf(beside), work: [...own, ...worksOf(beside.versions)] }]] : [];
}
const NONE: PictureSidecars = { own: [], versions: [] };
const allOf = ({ own, versions }: PictureSidecars): readonly Sidecar[] => [...own, ...versions];

/** Where it stands that the picture is rejected. */
const marksIn = (picture: AbsPath, work: Work): readonly Evidence[] =>
  work.flatMap(one => (one.work.ok && one.work.value.rejected ? [{ kind: 'rejected', as: picture, by: one.path } as const] : []));

const NEVER = new AbortController().signal;

/** Reads the marks of the pictures of an action anew, right before they move. Rejects when a folder cannot be listed. */
export function rejectedAgain(): ExecuteRequest['noLongerRejected'] {
  const sidecarsIn = new WeakMap<FolderListing, ReturnType<typeof pictureSidecars>>();
  return async (action, namesIn) => {
    const known = new Set(action.with.map(({ path }) => path));
    for (const { path } of action.with.filter(({ role }) => role === 'twin')) {
      const name = basename(path);
      const listing = listingOf(path, await namesIn(dirname(path) as AbsPath));
      const sidecarsOf = sidecarsIn.get(listing) ?? pictureSidecars(listing);
      sidecarsIn.set(listing, sidecarsOf);
      const beside = sidecarsOf({ name, stem: stemOf(name) });
      const fresh = allOf(beside).find(sidecar => !known.has(sidecar.path));
      if (fresh) return { is: 'picture-sidecar', name: fresh.name };
      if (!(await isRejectedNow(path, beside.own))) return { is: 'picture-wanted', name };
    }
    return null;
  };
}

async function isRejectedNow(picture: AbsPath, sidecars: readonly Sidecar[]): Promise<boolean> {
  const [{ readFacts }, { readAllWork }] = [await import('../exif/read-facts.js'), await import('../exif/read-all-work.js')];
  const said = (await readFacts([picture])).get(picture);
  const beside = [...(await readAllWork(sidecars, [], NEVER))].map(([path, work]) => ({ path, work }));
  return marksIn(picture, [...(said ? [{ path: picture, work: said }] : []), ...beside]).length > 0;
}
