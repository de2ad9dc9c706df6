import { dirname } from 'node:path';
import type { KnownFacts } from '../../exif/known-facts.js';
import type { Candidate } from '../../model/collect.js';
import { errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { stemOf } from '../../model/stem.js';
import { contradicts } from '../../pair/same-capture.js';
import type { CopyPort } from '../../ports/copy.js';
import type { FsPort } from '../../ports/fs.js';

export interface ChooseDeps {
  readonly fs: FsPort;
  readonly copier: CopyPort;
  readonly facts: KnownFacts;
  readonly signal: AbortSignal;
}

/**
 * Which of several candidates a pick means: all, where they are of one shot or were merged into one picture; one of copies that are
 * equal byte for byte; else null, since nobody can tell.
 */
export async function choose(candidates: readonly Candidate[], deps: ChooseDeps): Promise<readonly Candidate[] | null> {
  if (candidates.length < 2 || candidates.every(isOfRange) || (await areOneShot(candidates, deps))) return candidates;
  const different = await withoutCopies(candidates, deps);
  return different.length < candidates.length && (different.length === 1 || (await areOneShot(different, deps))) ? different : null;
}

const isOfRange = ({ because }: Candidate): boolean => because.some(ground => ground.kind === 'derivative' && ground.rule === 'range');

/** A raw and the DNG that was made from it, side by side. */
async function areOneShot(candidates: readonly Candidate[], { facts }: ChooseDeps): Promise<boolean> {
  if (new Set(candidates.map(({ path }) => `${dirname(path)}/${stemOf(path)}`)).size > 1) return false;
  await facts.ask(candidates.map(({ path }) => path));
  const read = candidates.flatMap(({ path }) => facts.of(path) ?? []);
  return read.every(one => read.every(other => one === other || !contradicts(one, other)));
}

/** The first of each that are equal, in the order of their paths. A file that cannot be read is equal to none. */
async function withoutCopies(candidates: readonly Candidate[], { fs, copier, signal }: ChooseDeps): Promise<readonly Candidate[]> {
  const sizeOf = async (path: AbsPath) => orNull(async () => (await fs.look(path)).stamp.bytes, signal);
  const bySize = new Map<number | AbsPath, Candidate[]>();
  for (const one of candidates) push(bySize, (await sizeOf(one.path)) ?? one.path, one);
  const first = new Map<string, Candidate>();
  for (const [size, same] of bySize)
    for (const one of same) {
      const hash = same.length === 1 ? one.path : ((await orNull(() => copier.hash(one.path, signal), signal)) ?? one.path);
      const key = `${size} ${hash}`;
      if (!first.has(key)) first.set(key, one);
    }
  return [...first.values()];
}

async function orNull<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    if (errnoOf(error) === 'EUNKNOWN') throw error;
    return null;
  }
}
