import type { Evidence } from './evidence.js';
import type { AbsPath, RawFormat, RenderedFormat, Stamp } from './frame.js';
import type { Confidence, Policy } from './policy.js';
import type { Note, Unreadable } from './scan.js';

export const PLAN_SCHEMA = 'rawtwin.plan/1';
/** One line of `plan --ndjson`. */
export const RAW_SCHEMA = 'rawtwin.raw/1';

/** Of a plan of JPEGs, which is never mixed with one of raws. */
export const JPEG_PLAN_SCHEMA = 'rawtwin.jpeg-plan/1';

/** The file that a row of a plan is about: a raw, or in a plan of JPEGs the JPEG or HEIF. */
export interface RawRef {
  readonly path: AbsPath;
  readonly format: RawFormat | RenderedFormat;
  readonly bytes: number;
}
/** `twin`: a rejected picture of the raw. `twin-sidecar`: one of that picture's own. */
export type CompanionRole = 'twin' | 'twin-sidecar';
/** What goes along; without a role: a sidecar of the raw. */
export interface CompanionRef {
  readonly path: AbsPath;
  readonly bytes: number;
  readonly stamp: Stamp;
  readonly role?: CompanionRole;
}
/** One raw, or JPEG, to move with its sidecars: one unit, all or none. */
export interface Action {
  readonly id: string;
  readonly raw: RawRef & { readonly stamp: Stamp };
  readonly with: readonly CompanionRef[];
  readonly verdict: 'orphan';
  readonly confidence: Confidence;
  readonly because: readonly Evidence[];
}
export const KEEP_REASONS = ['paired', 'unlisted', 'too-recent', 'raw-only', 'no-jpegs-here', 'unsure', 'protected'] as const;
/** Of JPEGs alone; the others that a JPEG can have are `paired`, `unlisted`, `too-recent`, `unsure` and `protected`. */
export const JPEG_KEEP_REASONS = ['not-camera', 'jpeg-only', 'no-raws-here'] as const;
export type KeepReason = (typeof KEEP_REASONS)[number] | (typeof JPEG_KEEP_REASONS)[number];
/** In the order of the rules. */
export const ALL_KEEP_REASONS: readonly KeepReason[] = [
  ...(['paired', 'unlisted', 'too-recent', 'raw-only', 'not-camera', 'jpeg-only', 'no-jpegs-here', 'no-raws-here'] as const),
  ...(['unsure', 'protected'] as const),
];
export interface Kept {
  readonly raw: RawRef;
  readonly reason: KeepReason;
  readonly because: readonly Evidence[];
}
/** Why a whole run would be refused, and how to go on. */
export interface Refusal {
  readonly guard: 'max-trash' | 'shrunken-listing' | 'empty-root' | 'forbidden-root';
  readonly path?: AbsPath;
  readonly message: string;
  readonly howToGoOn: string;
  /** What the message tells, for whoever tells it in another language. */
  readonly told?: RefusalFacts;
}
export type RefusalFacts =
  | { readonly kind: 'empty'; readonly folder: AbsPath }
  | { readonly kind: 'forbidden'; readonly folder: AbsPath; readonly isHome: boolean }
  | { readonly kind: 'shrunken'; readonly folder: AbsPath; readonly now: number; readonly before: number }
  | { readonly kind: 'count'; readonly going: number; readonly limit: number; readonly orphans?: 'jpeg' }
  | {
      readonly kind: 'share';
      readonly going: number;
      readonly of: number;
      readonly folder: AbsPath;
      readonly limit: number;
      readonly orphans?: 'jpeg';
    };
export interface Totals {
  readonly raws: number;
  readonly rendered: number;
  readonly paired: number;
  readonly orphans: number;
  readonly kept: number;
  /** Bytes of the orphan raws alone, without their sidecars. */
  readonly orphanBytes: number;
}
/** Every raw the scan saw is in exactly one of actions and kept. */
export interface Plan {
  /** Present in a plan of JPEGs whose raw was deleted; then `raw` is the JPEG in each of its rows. */
  readonly orphans?: 'jpeg';
  readonly id: string;
  readonly madeAt: string;
  readonly roots: readonly AbsPath[];
  readonly also: readonly AbsPath[];
  readonly policy: Policy;
  readonly actions: readonly Action[];
  readonly kept: readonly Kept[];
  readonly unreadable: readonly Unreadable[];
  readonly notes: readonly Note[];
  readonly refusals: readonly Refusal[];
  readonly totals: Totals;
}
