/** At the first start beside a journal that was there before; what older runs trashed came back long ago, if ever. */
export const FIRST_RUNS = 200;

/** Which runs one root need not hear of any more, and the versions of those that it read while they were open. */
export interface RunsRead {
  readonly known: Set<string>;
  readonly versions: Map<string, string>;
}

/** Of all runs, oldest first, by the last one that an earlier process had read. */
export const knownAtStart = (runs: readonly string[], seenRun: string | null): RunsRead => ({
  known: new Set(seenRun === null ? runs.slice(0, -FIRST_RUNS) : runs.filter(run => run <= seenRun)),
  versions: new Map(),
});

/** The run up to which, by their ids, none is unknown; null when the first one is. */
export function seenUpTo(runs: readonly string[], known: ReadonlySet<string>): string | null {
  const unknown = runs.findIndex(run => !known.has(run));
  return (unknown < 0 ? runs.at(-1) : runs[unknown - 1]) ?? null;
}
