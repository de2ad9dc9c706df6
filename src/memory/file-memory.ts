import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pLimit from 'p-limit';
import writeFileAtomic from 'write-file-atomic';
import { AppError } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { Sighting } from '../model/memory.js';
import { folderOf } from '../model/path.js';
import type { Memory } from '../ports/memory.js';
import { type FolderFiles, folderFiles, readText } from './folder-files.js';
import { parseRoots, parseShard, rootsText, type Shard, shardText } from './shard.js';
import { readUndone, unwant, want } from './undone.js';
import { unusable } from './unusable.js';

/** Folders remembered; beyond it the longest unseen are forgotten. At about 90 bytes a raw this bounds the memory to a few hundred MB. */
const MOST = { files: 20_000, bytes: Number.POSITIVE_INFINITY };
const IN_FLIGHT = 16;

/**
 * Memory in `<state>/memory`: one small file per folder, replaced whole by rename, so a crash loses at most what this run learnt.
 * A file that is damaged or of a newer version counts as forgotten. `memory/jpegs` holds the same from the other side: JPEGs by name, each
 * with the raw that it was seen with.
 */
export function fileMemory(stateDir: string, name: 'memory' | 'memory/jpegs' = 'memory'): Memory {
  const top = join(stateDir, name);
  const countsFile = join(top, 'counts.json');
  const files = folderFiles(top);
  const limit = pLimit(IN_FLIGHT);
  return {
    learns: true,
    async recall(folders) {
      const shards = new Map<string, Shard>();
      await Promise.all(folders.map(folder => limit(async () => shards.set(folder, await readShard(files, folder)))));
      let last: { readonly folder: string; readonly shard: Shard | undefined } | undefined;
      return {
        get(raw) {
          const folder = folderOf(raw);
          if (last?.folder !== folder) last = { folder, shard: shards.get(folder) };
          return last.shard?.get(basename(raw));
        },
      };
    },
    async recallRoots(tops, folders) {
      const { counts, rootOf } = parseRoots(await known(countsFile));
      return { fileCount: only(new Set(tops), counts), rootOf: only(new Set([...tops, ...folders]), rootOf) };
    },
    remember: (sightings, fileCount, rootOf = new Map()) => written(top, () => keep(sightings, fileCount, rootOf)),
    undone: () => readUndone(top),
    want: raws => written(top, () => want(top, raws)),
    unwant: raws => written(top, () => unwant(top, raws)),
  };

  async function keep(...[sightings, fileCount, rootOf]: Required<Parameters<Memory['remember']>>): Promise<void> {
    await mkdir(top, { recursive: true, mode: 0o700 });
    const byFolder = new Map<AbsPath, [string, Sighting][]>();
    for (const [path, sighting] of sightings) {
      const folder = dirname(path) as AbsPath;
      push(byFolder, folder, [basename(path), sighting]);
    }
    await Promise.all([...byFolder].map(([folder, rows]) => limit(() => addToShard(files, folder, rows))));
    if (byFolder.size > 0) await files.forgetOldest(MOST);
    const roots = parseRoots(await known(countsFile));
    const before = rootsText(roots);
    for (const [path, count] of fileCount) roots.counts.set(path, count);
    for (const [path, root] of rootOf) roots.rootOf.set(path, root);
    if (rootsText(roots) !== before) await writeFileAtomic(countsFile, rootsText(roots), { fsync: false });
  }
}

const only = <T>(paths: ReadonlySet<AbsPath>, all: ReadonlyMap<AbsPath, T>): ReadonlyMap<AbsPath, T> =>
  new Map([...all].filter(([path]) => paths.has(path)));

async function readShard(files: FolderFiles, folder: AbsPath): Promise<Shard> {
  return parseShard(await known(folder, () => files.read(folder)), folder);
}

/** What cannot be read may be the reason to keep a raw. */
async function known(path: string, read = () => readText(path)): Promise<string> {
  try {
    return await read();
  } catch (error) {
    throw unusable(path, 'read', error);
  }
}

async function written(top: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw error instanceof AppError ? error : unusable(top, 'write', error);
  }
}

async function addToShard(files: FolderFiles, folder: AbsPath, rows: readonly [string, Sighting][]): Promise<void> {
  const shard = new Map([...(await readShard(files, folder)), ...rows]);
  await files.write(folder, shardText(folder, shard));
}
