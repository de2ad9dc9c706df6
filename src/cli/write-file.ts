import { createWriteStream } from 'node:fs';
import { rename, unlink } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, errnoOf } from '../model/errors.js';

/** Writes a file whole or not at all, in a stream: beside its place first, then renamed over it. Throws USAGE naming the path. */
export async function writeChunks(path: string, chunks: Iterable<string> | AsyncIterable<string>, signal?: AbortSignal): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(draft, { flags: 'wx', mode: 0o644 }));
    await rename(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => undefined); // it may never have been made
    if (error instanceof AppError || signal?.aborted) throw error;
    throw new AppError('USAGE', { is: 'cannot-write', path, code: errnoOf(error) }, path, { cause: error });
  }
}
