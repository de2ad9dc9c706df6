import pLimit from 'p-limit';
import { Bytes } from '../formats/container/bytes.js';
import { explore, type Found } from '../formats/explore.js';
import { factsOf } from '../formats/facts-of.js';
import { HEAD, MORE, MOST_READS } from '../formats/format.js';
import { mergeTags } from '../formats/standard-tags.js';
import { AppError, errnoOf } from '../model/errors.js';
import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import { failed, ok, type Result } from '../model/result.js';
import { type OpenFile, type OpenForReading, openForReading } from './file-head.js';
import { sharedTexts } from './shared-texts.js';
import { parseStandardTags } from './standard-tags.js';

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Called after each file that was read. */
  readonly onRead?: (path: AbsPath) => void;
  /** Whatever is kept from earlier counts for nothing. */
  readonly anew?: boolean;
  /** Files open at a time; 16 if absent. */
  readonly inFlight?: number;
  /** How files are opened; the disk if absent. */
  readonly open?: OpenForReading;
}

/** Files taken in hand together: each costs memory from then on. */
const AT_ONCE = 512;

/** How facts are read; who keeps them from earlier hands in another. */
export type ReadFacts = (paths: readonly AbsPath[], options?: ReadOptions) => Promise<ReadonlyMap<AbsPath, Result<Facts>>>;

/** Facts of each file, from at most three reads of its head and 256 KiB. What cannot be read is a failed result; rejects only when aborted. */
export async function readFacts(paths: readonly AbsPath[], options: ReadOptions = {}): Promise<Map<AbsPath, Result<Facts>>> {
  const limit = pLimit(options.inFlight ?? 16);
  const rooms: Uint8Array[] = [];
  const readOne = async (path: AbsPath): Promise<readonly [AbsPath, Result<Facts>]> => {
    options.signal?.throwIfAborted();
    const room = rooms.pop() ?? new Uint8Array(HEAD);
    const facts = await readFactsOf(path, options.open ?? openForReading, room);
    rooms.push(room);
    options.onRead?.(path);
    return [path, facts];
  };
  const read = new Map<AbsPath, Result<Facts>>();
  const share = sharedTexts();
  const left = [...new Set(paths)];
  while (left.length > 0)
    for (const [path, facts] of await limit.map(left.splice(0, AT_ONCE), readOne)) {
      read.set(path, facts.ok ? ok(share(facts.value)) : facts);
    }
  return read;
}

/** `room`: where its head is put; nothing of it is in the facts. A new one for each file takes as long as reading it. */
async function readFactsOf(path: AbsPath, open: OpenForReading, room: Uint8Array): Promise<Result<Facts>> {
  try {
    const found = await exploreFile(path, open, room);
    return ok(factsOf(found, mergeTags(await parseStandardTags(found.blocks), found.tags)));
  } catch (error) {
    return failed(unreadable(path, error));
  }
}

async function exploreFile(path: AbsPath, open: OpenForReading, room: Uint8Array): Promise<Found> {
  const file = await open(path);
  try {
    return await pull(file, path, room);
  } finally {
    await file.close();
  }
}

/** Runs the pure reader, and fetches what it asks for as long as there is patience. */
async function pull(file: OpenFile, path: AbsPath, room: Uint8Array): Promise<Found> {
  const bytes = new Bytes(await file.read(0, HEAD, room), file.size);
  const exploring = explore(bytes, extensionOf(path));
  let reads = 1;
  for (let step = exploring.next(); ; step = exploring.next()) {
    if (step.done) return step.value;
    const { at, length } = step.value;
    if (reads < MOST_READS) bytes.add(await file.read(at, Math.min(length, MORE)), at);
    reads += 1;
  }
}

/** The last extension of a path's name, lower case, without dot; empty where it has none. */
export const extensionOf = (path: AbsPath): string => /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** Trouble with one file as an AppError that names path and errno. */
export function unreadable(path: AbsPath, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('FILE_UNREADABLE', { is: 'file-unreadable', path, code: errnoOf(error) }, path, { cause: error });
}
