import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { READERS } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import type { FactsStore, StampedFacts } from '../ports/facts-store.js';
import { type FactsRows, parseRows, rowsText } from './facts-rows.js';
import { folderFiles } from './folder-files.js';

/** At about 300 bytes a file, the facts of more than half a million files; those not written for longest go first. */
const MOST = { files: 20_000, bytes: 200_000_000 };
const IN_FLIGHT = 16;

/**
 * Facts in `<state>/facts`, a small file per folder. It may be deleted at any time. What was read by another version is not
 * used, since it may have understood less of a file.
 */
export function factsCache(stateDir: string, version: string): FactsStore {
  const top = join(stateDir, 'facts');
  const readers = `${version}/${READERS}`;
  const files = folderFiles(top);
  const limit = pLimit(IN_FLIGHT);
  const known = new Map<string, FactsRows>();
  const fresh = new Map<AbsPath, Map<string, StampedFacts>>();
  const recallOne = async (folder: AbsPath) => {
    if (!known.has(folder)) known.set(folder, parseRows(await orNothing(files.read(folder), ''), folder, readers, sumOf));
  };
  return {
    async recall(folders) {
      await Promise.all(folders.map(folder => limit(() => recallOne(folder))));
    },
    get(path) {
      const [folder, name] = [dirname(path), basename(path)];
      return fresh.get(folder as AbsPath)?.get(name) ?? known.get(folder)?.get(name);
    },
    put(path, stamped) {
      const folder = dirname(path) as AbsPath;
      const rows = fresh.get(folder) ?? new Map<string, StampedFacts>();
      fresh.set(folder, rows.set(basename(path), stamped));
    },
    async keep() {
      if (fresh.size === 0) return;
      await orNothing(mkdir(top, { recursive: true, mode: 0o700 }), undefined);
      const writes = [...fresh].map(([folder, rows]) =>
        limit(() => {
          const all: FactsRows = new Map([...(known.get(folder) ?? []), ...rows]);
          known.set(folder, all);
          return orNothing(files.write(folder, rowsText(folder, readers, all, sumOf)), undefined);
        }),
      );
      fresh.clear();
      await Promise.all(writes);
      await orNothing(files.forgetOldest(MOST), undefined);
    },
  };
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A cache that cannot be read or written costs time; the state folder's trouble is told by what needs it. */
const orNothing = <T>(work: Promise<T>, nothing: T): Promise<T> => work.catch(() => nothing);
