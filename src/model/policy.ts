/** From most to least certain. */
export const CONFIDENCES = ['proven', 'inferred', 'stem'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Reasons that `--include` can overrule, one word at a time. */
export const INCLUDABLE = ['raw-only', 'unsure', 'protected', 'no-jpegs-here'] as const;
export type Includable = (typeof INCLUDABLE)[number];

/** At most this many raws, or this share of the raws of the shoots concerned (0..100). */
export type MaxTrash = { readonly count: number } | { readonly percent: number };

export const STORES = ['auto', 'system', 'folder'] as const;
export type StoreChoice = (typeof STORES)[number];

export interface Policy {
  readonly trust: Confidence;
  readonly include: readonly Includable[];
  /** A rejected JPEG counts as deleted, and goes along with its raw. */
  readonly rejected?: true;
  /** Whole seconds a file must have rested. */
  readonly settleSeconds: number;
  /** Absent: a person confirms; with `--yes`, 50 %. */
  readonly maxTrash?: MaxTrash;
}
export const DEFAULT_POLICY: Policy = { trust: 'inferred', include: [], settleSeconds: 60 };
