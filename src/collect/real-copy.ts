import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { CopyPort } from '../ports/copy.js';

const CHUNK = 1 << 20;

/** Copies on the disk of this machine. */
export function realCopy(): CopyPort {
  return {
    hash: (path, signal) => reading(path, source => digest(source, signal, async () => undefined)),
    copy: (from, to, signal) =>
      reading(from, async source => {
        const target = await open(to, 'wx', 0o666);
        try {
          const sha256 = await digest(source, signal, bytes => writeAll(target, bytes));
          const { atimeNs, mtimeNs } = await source.stat({ bigint: true });
          await target.utimes(secondsOf(atimeNs), secondsOf(mtimeNs));
          await target.sync();
          await target.close();
          return sha256;
        } catch (error) {
          await target.close().catch(() => undefined); // what it holds goes in any case
          await unlink(to);
          throw error;
        }
      }),
  };
}

async function reading<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

async function digest(source: FileHandle, signal: AbortSignal, sink: (bytes: Uint8Array) => Promise<void>): Promise<string> {
  const hash: Hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await source.read(buffer, 0, CHUNK, null);
    if (bytesRead === 0) return hash.digest('hex');
    const bytes = buffer.subarray(0, bytesRead);
    hash.update(bytes);
    await sink(bytes);
  }
}

/** A short write is no error to the system; the rest is written again until all is down. */
async function writeAll(target: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await target.write(bytes, done)).bytesWritten;
}

/** utimes(2) takes nanoseconds, Node hands them over as a double: exact to about a microsecond. */
const secondsOf = (ns: bigint): number => Number(ns / 1_000_000_000n) + Number(ns % 1_000_000_000n) / 1e9;
