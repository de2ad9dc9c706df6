import type { AbsPath } from './frame.js';
import type { Preview } from './preview.js';

/** What can be done with a raw of a sheet: it would go, or it stays without a twin. Paired raws are only counted. */
export type SheetGroup = 'orphan' | 'kept';
/** All that a raw can be counted as. */
export const SHEET_KINDS = ['paired', 'orphan', 'kept'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];
export type SheetCounts = Readonly<Record<SheetKind, number>>;

/** Milliseconds since 1970 on the camera's own clock, which has no zone; `file`: by the file's last change in the reader's zone. */
export interface SheetTime {
  readonly ms: number;
  readonly from: 'camera' | 'file';
}

/** A word that many raws share, and what it means: a confidence, or a reason to keep. `key` is the same in every language. */
export interface SheetBadge {
  readonly key: string;
  readonly word: string;
  readonly means: string;
}

/** One raw of a sheet, in words fit to be shown; the names in it are not escaped for any markup. */
export interface SheetRow {
  readonly id: string;
  readonly group: SheetGroup;
  readonly path: AbsPath;
  readonly name: string;
  /** Place of its folder in `Sheet.folders`. */
  readonly folder: number;
  readonly time: SheetTime | null;
  readonly body: string | null;
  /** Raw and sidecars together. */
  readonly bytes: number;
  readonly sidecars: string;
  readonly badge: SheetBadge;
  readonly why: string;
  /** Raws of the same burst that stay, nearest first. */
  readonly neighbours: readonly AbsPath[];
}

/** Null: no pictures were asked for. `large` is absent where it was not asked for, where the file has none, or where it is too big for the page. */
interface SheetPictures {
  readonly small: Preview | null;
  readonly large?: Preview;
}
/** `small` is absent when an earlier card brought it along: a raw can be a neighbour of many. */
export interface SheetNeighbour {
  readonly path: AbsPath;
  readonly name: string;
  readonly small?: Preview | null;
}
/** A row with its pictures, as they come one after the other. */
export interface SheetCard {
  readonly row: SheetRow;
  readonly pictures: SheetPictures;
  readonly neighbours: readonly SheetNeighbour[];
}

/** Equal slices of the time in which there was work; long pauses are left out. `marks`: where a day or a session begins, 0 to 1. */
export interface SheetTimeline {
  readonly bins: readonly SheetCounts[];
  readonly marks: readonly { readonly at: number; readonly label: string }[];
  /** Raws whose time is the file's, since they were not opened, and raws without any. */
  readonly byFile: number;
  readonly unknown: number;
}

export interface SheetFolder {
  readonly shown: string;
  readonly counts: SheetCounts;
  /** Raws and sidecars that would go, together. */
  readonly bytes: number;
  readonly timeline: SheetTimeline;
}

export interface SheetNotice {
  readonly title: string;
  readonly text: string;
  readonly howToGoOn?: string;
}

/**
 * What a choice in the page is made of: the head of a plan file, a row for each orphan by its id, and the command for it. Of a run `head`
 * is null: the command names what is chosen, in the `word` of each row.
 */
export interface SheetChoice {
  readonly head: string | null;
  readonly actionOf: (id: string) => string;
  readonly file: string;
  readonly command: string;
}

/** All that stands above the rows. A plain value: a plan, a run and a review each make one. */
export interface Sheet {
  /** Of a run `orphan` is what is in trash and could come back, `paired` what came back, `kept` the rest. */
  readonly about: 'plan' | 'run';
  readonly title: string;
  readonly lead: readonly string[];
  readonly notices: readonly SheetNotice[];
  readonly tiles: readonly { readonly figure: string; readonly label: string; readonly kind?: SheetKind }[];
  readonly counts: SheetCounts;
  readonly timeline: SheetTimeline;
  readonly folders: readonly SheetFolder[];
  /** Rows of each group, in the order of their cards. */
  readonly rows: readonly SheetRow[];
  /** Why raws stay, and what a person can do about it. */
  readonly reasons: readonly { readonly badge: SheetBadge; readonly count: number; readonly hint: string }[];
  /** Null: nothing can be chosen. */
  readonly choice: SheetChoice | null;
}
