/** What a person asked of the torture. */
export interface Ask {
  readonly seed: number;
  /** How many points to try at least; each part has its own measure when it is absent. */
  readonly points: number | undefined;
  /** Only what has an id that begins so; empty for all. */
  readonly only: string;
  /** One of several equal parts, from 1, so that a run can be told out over cores, or in pieces; 1 of 1 is the whole. */
  readonly slice: { readonly number: number; readonly of: number };
}
/** One thing that went wrong, and what to type to see it again. */
export interface Failure {
  readonly line: string;
  readonly mistakes: readonly string[];
}
/** How many points were tried of each thing, in one table for each way of counting. */
export type Tables = Readonly<Record<string, ReadonlyMap<string, number>>>;
export interface Outcome {
  readonly points: number;
  readonly seeds: readonly number[];
  readonly failures: readonly Failure[];
  readonly tables: Tables;
}
/** One kind of torture. `say` tells how far it is. It ends by itself, early after a few failures. */
export interface Part {
  readonly name: string;
  readonly tells: string;
  run(ask: Ask, say: (line: string) => void): Promise<Outcome>;
}
