import { type BigIntStats, lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import { ok, type Result } from '../model/result.js';
import type { FactsStore, StampedFacts } from '../ports/facts-store.js';
import type { ReadFacts } from './read-facts.js';

/** A file that changed so lately may change again without its times telling: FAT counts in steps of two seconds. */
const GRAIN_MS = 3_000;

/** Reads a file again only when its size or times changed, or when it is asked to. Failures are not kept. The store is told to keep by whoever handed it in. `now`: wall milliseconds. */
export function keptFacts(read: ReadFacts, store: FactsStore, now: () => number): ReadFacts {
  return async (paths, options) => {
    const out = new Map<AbsPath, Result<Facts>>();
    const stamps = new Map<AbsPath, string | null>();
    await store.recall([...new Set(paths.map(path => dirname(path) as AbsPath))]);
    for (const path of paths) {
      const stamp = stampOf(path, now());
      const known = options?.anew ? undefined : store.get(path);
      if (known && stamp === known.stamp) out.set(path, ok(known.facts));
      else stamps.set(path, stamp);
    }
    for (const [path, result] of await read([...stamps.keys()], options)) {
      out.set(path, result);
      const stamp = stamps.get(path);
      if (result.ok && stamp) store.put(path, { stamp, facts: result.value });
    }
    return out;
  };
}

/** Null where nothing can be kept: it changed a moment ago, or cannot be looked at; then it is read, and the reading says why not. */
function stampOf(path: AbsPath, nowMs: number): string | null {
  const stats = looked(path);
  if (!stats) return null;
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  const latestMs = Math.max(Number(mtimeNs / 1_000_000n), Number(ctimeNs / 1_000_000n));
  return latestMs + GRAIN_MS < nowMs ? [dev, ino, size, mtimeNs, ctimeNs].join(' ') : null;
}

function looked(path: AbsPath): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined; // whatever the errno
  }
}

/** Facts kept at most, at about half a kilobyte each. The first stay: a library that is larger would push all of them out, pass by pass. */
const MOST_KEPT = 20_000;

/** For a process that looks at the same folders for months. */
export function factsInMemory(): FactsStore {
  const kept = new Map<AbsPath, StampedFacts>();
  return {
    recall: async () => undefined,
    get: path => kept.get(path),
    put(path, stamped) {
      if (kept.size < MOST_KEPT || kept.has(path)) kept.set(path, stamped);
    },
    keep: async () => undefined,
  };
}
