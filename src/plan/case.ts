import type { Evidence } from '../model/evidence.js';
import type { Facts, WorkDone } from '../model/facts.js';
import type { AbsPath, RawFrame, RenderedFrame, Sidecar, Stamp } from '../model/frame.js';
import type { Sighting } from '../model/memory.js';
import type { Told } from '../model/message.js';
import type { Policy } from '../model/policy.js';
import type { Result } from '../model/result.js';
import type { Unreadable } from '../model/scan.js';

/** One raw as the planner sees it. `pairing` empty: no twin was found. */
export interface ShotAsPaired {
  readonly raw: RawFrame;
  readonly pairing: readonly Evidence[];
  /** The rendered files among its twins and derivatives; what they carry tells whether the camera made them. */
  readonly twins: readonly RenderedFrame[];
  /** What `--rejected` found; absent: nobody asked, or no picture of it is rejected. */
  readonly rejected?: Rejected;
  /** rawtwin itself took its twin: no deletion by hand. */
  readonly trashed?: Evidence;
}

/** The rejected pictures of a raw. They count as deleted only where they are all that it has. */
export interface Rejected {
  readonly marks: readonly Evidence[];
  /** All pictures of the raw, which go along with it; empty: something else keeps it. */
  readonly going: readonly RenderedFrame[];
  /** The pictures' own sidecars. */
  readonly along: readonly Sidecar[];
  /** What the pictures and their sidecars say of work. */
  readonly work: readonly { readonly path: AbsPath; readonly work: Result<WorkDone> }[];
  /** Files that could be other pictures of it, had they been readable. */
  readonly hiding: readonly Unreadable[];
}
/** Its pictures are here, and count as deleted. */
export const countsAsDeleted = ({ rejected }: ShotAsPaired): boolean => (rejected?.going.length ?? 0) > 0;

/** Everything that verdicts rest on, as values; the planner asks nothing of the world. */
export interface PlanInput {
  readonly shots: readonly ShotAsPaired[];
  readonly policy: Policy;
  /** Nanoseconds since 1970. */
  readonly nowNs: bigint;
  /** Of raws without a twin, and of their sidecars. */
  readonly stampOf: (path: AbsPath) => Result<Stamp> | undefined;
  /** The bytes of any raw; zero where nobody asked for them, or it cannot be looked at. */
  readonly sizeOf: (shot: ShotAsPaired) => number;
  readonly factsOf: (path: AbsPath) => Facts | undefined;
  /** Why facts are missing, for those that were asked for. */
  readonly whyNoFacts: (path: AbsPath) => Told | undefined;
  /** Why a raw can be no proof of anything: the disk would not let us read it, or its bytes are no raw. Undefined: neither. */
  readonly unusable: (path: AbsPath) => Told | undefined;
  readonly sightingOf: (path: AbsPath) => Sighting | undefined;
  /** Folders that may hide a twin. */
  readonly hiding: readonly Unreadable[];
  /** Why the folder in which memory last saw a twin cannot be believed now; undefined: it can. `own`: it is the raw's own folder. */
  readonly lostSightOf: (folder: AbsPath, own: boolean) => string | undefined;
  /** Rendered files and derivatives that were searched. */
  readonly searched: number;
}
