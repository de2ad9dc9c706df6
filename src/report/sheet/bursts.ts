import type { Facts } from '../../model/facts.js';
import type { AbsPath } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { folderOf } from '../../model/path.js';
import { shotTime } from './shot-time.js';

/** Shots of one body that follow one another within this time are one burst. */
const GAP_MS = 1000;
/** Neighbours shown beside an orphan. */
const SHOWN = 3;

/** What of a raw's facts says of which burst it is: the body, and milliseconds by its clock. */
export interface Moment {
  readonly body: string;
  readonly ms: number;
}
interface Timed {
  readonly path: AbsPath;
  readonly goes: boolean;
  readonly ms: number;
}

/** Null: the raw says no time or no body, so it is of no burst that could be known. */
export function momentOf(facts: Facts | undefined): Moment | null {
  const time = shotTime(facts);
  return time === undefined || facts?.model === undefined ? null : { body: `${facts.model}\0${facts.bodySerial ?? ''}`, ms: time.ms };
}

/** For each raw that would go: the raws of its burst that stay, the nearest in time, in their order. */
export function burstNeighbours(
  moments: ReadonlyMap<AbsPath, Moment>,
  goes: ReadonlySet<AbsPath>,
): ReadonlyMap<AbsPath, readonly AbsPath[]> {
  const out = new Map<AbsPath, readonly AbsPath[]>();
  for (const burst of bursts(moments, goes)) {
    const staying = burst.filter(({ goes }) => !goes);
    if (staying.length === 0) continue;
    for (const one of burst) if (one.goes) out.set(one.path, nearestTo(one.ms, staying));
  }
  return out;
}

const nearestTo = (ms: number, staying: readonly Timed[]): readonly AbsPath[] =>
  staying
    .toSorted((a, b) => Math.abs(a.ms - ms) - Math.abs(b.ms - ms) || compare(a, b))
    .slice(0, SHOWN)
    .sort(compare)
    .map(({ path }) => path);

function* bursts(moments: ReadonlyMap<AbsPath, Moment>, goes: ReadonlySet<AbsPath>): Iterable<readonly Timed[]> {
  for (const bodies of byBody(moments, goes).values()) {
    let burst: Timed[] = [];
    for (const shot of bodies.sort(compare)) {
      const last = burst.at(-1);
      if (last !== undefined && shot.ms - last.ms > GAP_MS) {
        yield burst;
        burst = [];
      }
      burst.push(shot);
    }
    yield burst;
  }
}

function byBody(moments: ReadonlyMap<AbsPath, Moment>, goes: ReadonlySet<AbsPath>): ReadonlyMap<string, Timed[]> {
  const bodies = new Map<string, Timed[]>();
  for (const [path, { body, ms }] of moments) push(bodies, `${folderOf(path)}\0${body}`, { path, goes: goes.has(path), ms });
  return bodies;
}

const compare = (a: Timed, b: Timed): number => a.ms - b.ms || (a.path < b.path ? -1 : 1);

/** Raws that stay and may be of an orphan's burst: by name the nearest on each side. Those must be read to know. */
export function likelyNeighbours(going: readonly AbsPath[], staying: readonly AbsPath[], reach = 3): ReadonlySet<AbsPath> {
  const likely = new Set<AbsPath>();
  const goes = new Set(going);
  const folders = new Map<string, AbsPath[]>();
  for (const path of going) folders.set(groupOf(path), []);
  for (const path of [...going, ...staying]) folders.get(groupOf(path))?.push(path);
  for (const all of folders.values()) {
    all.sort();
    addNear(all, goes, reach, likely);
    addNear(all.reverse(), goes, reach, likely);
  }
  return likely;
}

/** The raws that stay right before one that goes, and as many of them as the reach says. */
function addNear(ordered: readonly AbsPath[], goes: ReadonlySet<AbsPath>, reach: number, into: Set<AbsPath>): void {
  let last: AbsPath[] = [];
  for (const path of ordered) {
    if (goes.has(path)) {
      for (const near of last) into.add(near);
    } else last = [...last, path].slice(-reach);
  }
}

/** Raws of one folder and one format: a card's two kinds of raw are not between each other. */
const groupOf = (path: AbsPath): string => `${folderOf(path)}\0${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}`;
