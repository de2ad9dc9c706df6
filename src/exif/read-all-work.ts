import pLimit from 'p-limit';
import type { WorkDone } from '../model/facts.js';
import type { AbsPath, RawFrame, Sidecar } from '../model/frame.js';
import type { Result } from '../model/result.js';
import { mayHaveTrailer, readTrailer } from './read-trailer.js';
import { readWork } from './read-work.js';

/** Files open at a time. */
const IN_FLIGHT = 16;

/** What each sidecar, and the end of each raw that may have something appended, says of work. Each file once; rejects only when aborted. */
export async function readAllWork(
  sidecars: readonly Sidecar[],
  raws: readonly RawFrame[],
  signal: AbortSignal,
): Promise<ReadonlyMap<AbsPath, Result<WorkDone>>> {
  const limit = pLimit(IN_FLIGHT);
  const reads = new Map<AbsPath, () => Promise<Result<WorkDone>>>();
  for (const { path, format } of sidecars) reads.set(path, () => readWork(path, format));
  for (const { path, format } of raws) if (mayHaveTrailer(format)) reads.set(path, () => readTrailer(path, format));
  const readOne = async ([path, read]: readonly [AbsPath, () => Promise<Result<WorkDone>>]) => {
    signal.throwIfAborted();
    return [path, await read()] as const;
  };
  return new Map(await limit.map(reads, readOne));
}
