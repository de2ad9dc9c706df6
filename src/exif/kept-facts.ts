import { lstatSync } from 'node:fs';
import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import { ok, type Result } from '../model/result.js';
import type { ReadFacts } from './read-facts.js';

/** Facts kept at most, at about a kilobyte each. The first stay: a library that is larger would push all of them out, pass by pass. */
const MOST_KEPT = 20_000;

/** Reads a file again only when its size or times changed, for a process that looks at the same folders for months. Failures are not kept. */
export function keptFacts(read: ReadFacts): ReadFacts {
  const kept = new Map<AbsPath, { readonly stamp: string; readonly facts: Facts }>();
  return async (paths, options) => {
    const out = new Map<AbsPath, Result<Facts>>();
    const stamps = new Map<AbsPath, string | null>();
    for (const path of paths) {
      const [stamp, known] = [stampOf(path), kept.get(path)];
      if (known && stamp === known.stamp) out.set(path, ok(known.facts));
      else stamps.set(path, stamp);
    }
    for (const [path, result] of await read([...stamps.keys()], options)) {
      out.set(path, result);
      kept.delete(path);
      const stamp = stamps.get(path);
      if (result.ok && stamp && kept.size < MOST_KEPT) kept.set(path, { stamp, facts: result.value });
    }
    return out;
  };
}

/** Null where it cannot be looked at: then it is read, and the reading says why not. */
function stampOf(path: AbsPath): string | null {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ') : null;
}
