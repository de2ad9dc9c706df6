import { lstatSync } from 'node:fs';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath, Stamp, Trace } from '../model/frame.js';
import { failed, ok, type Result } from '../model/result.js';

/** Files looked at before other work gets a turn (Ctrl-C, the spinner). Synchronous lstat is 3-4 times faster than promises when warm. */
const TURN = 2000;

/** One lstat each, links not followed. A file that cannot be looked at is a failure of its own, never a gap. */
export async function stampsOf(paths: Iterable<AbsPath>, signal: AbortSignal): Promise<Map<AbsPath, Result<Stamp>>> {
  const out = new Map<AbsPath, Result<Stamp>>();
  await inTurns(paths, signal, path => out.set(path, stampOf(path)));
  return out;
}

/** The same, for files that stay where they are: a third of the room. One that cannot be looked at is left out. */
export async function tracesOf(paths: Iterable<AbsPath>, signal: AbortSignal): Promise<Map<AbsPath, Trace>> {
  const out = new Map<AbsPath, Trace>();
  await inTurns(paths, signal, path => {
    const stamp = stampOf(path);
    if (stamp.ok) out.set(path, { bytes: stamp.value.bytes, mtimeNs: stamp.value.mtimeNs });
  });
  return out;
}

async function inTurns(paths: Iterable<AbsPath>, signal: AbortSignal, look: (path: AbsPath) => void): Promise<void> {
  let looked = 0;
  for (const path of paths) {
    looked += 1;
    if (looked % TURN === 0) await new Promise(resolve => setImmediate(resolve));
    signal.throwIfAborted();
    look(path);
  }
}

/**
 * Which folder stands at a path: the time of its birth, which its file system keeps over unmounts. Null where none is kept; libuv
 * then gives zero, or the time of the last change. Empty where it cannot be looked at, which is like no folder that was ever seen.
 */
export function birthOf(folder: AbsPath): string | null {
  try {
    const { birthtimeNs, ctimeNs } = lstatSync(folder, { bigint: true });
    return birthtimeNs <= 0n || birthtimeNs === ctimeNs ? null : String(birthtimeNs);
  } catch {
    // Whatever the errno: the folder was listed a moment ago, so its disk is in trouble.
    return '';
  }
}

function stampOf(path: AbsPath): Result<Stamp> {
  try {
    const s = lstatSync(path, { bigint: true });
    const { dev, ino, mtimeNs, ctimeNs } = s;
    return ok({ dev, ino, bytes: Number(s.size), mtimeNs, ctimeNs, mode: Number(s.mode), nlink: Number(s.nlink) });
  } catch (error) {
    return failed(new AppError('FILE_UNREADABLE', { is: 'cannot-look-at', path, code: errnoOf(error) }, path, { cause: error }));
  }
}
