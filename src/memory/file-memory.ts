import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pLimit from 'p-limit';
import writeFileAtomic from 'write-file-atomic';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { Sighting } from '../model/memory.js';
import type { Memory } from '../ports/memory.js';
import { parseRoots, parseShard, rootsText, type Shard, shardText } from './shard.js';
import { readUndone, unwant, want } from './undone.js';
import { unusable } from './unusable.js';

/** Folders remembered; beyond it the longest unseen are forgotten. At about 90 bytes a raw this bounds the memory to a few hundred MB. */
const MOST_FOLDERS = 20_000;
const IN_FLIGHT = 16;

/**
 * Memory in `<state>/memory`: one small file per folder, replaced whole by rename, so a crash loses at most what this run learnt.
 * A file that is damaged or of a newer version counts as forgotten.
 */
export function fileMemory(stateDir: string): Memory {
  const top = join(stateDir, 'memory');
  const countsFile = join(top, 'counts.json');
  const limit = pLimit(IN_FLIGHT);
  return {
    learns: true,
    async recall(folders) {
      const shards = new Map<string, Shard>();
      await Promise.all(folders.map(folder => limit(async () => shards.set(folder, await readShard(top, folder)))));
      return { get: raw => shards.get(dirname(raw))?.get(basename(raw)) };
    },
    async recallRoots(tops, folders) {
      const { counts, rootOf } = parseRoots(await readText(countsFile));
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
    await Promise.all([...byFolder].map(([folder, rows]) => limit(() => addToShard(top, folder, rows))));
    if (byFolder.size > 0) await forgetOldest(top);
    const known = parseRoots(await readText(countsFile));
    const before = rootsText(known);
    for (const [path, count] of fileCount) known.counts.set(path, count);
    for (const [path, root] of rootOf) known.rootOf.set(path, root);
    if (rootsText(known) !== before) await writeFileAtomic(countsFile, rootsText(known), { fsync: false });
  }
}

const only = <T>(paths: ReadonlySet<AbsPath>, all: ReadonlyMap<AbsPath, T>): ReadonlyMap<AbsPath, T> =>
  new Map([...all].filter(([path]) => paths.has(path)));

const shardFile = (top: string, folder: AbsPath): string =>
  join(top, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.json`);

async function readShard(top: string, folder: AbsPath): Promise<Shard> {
  return parseShard(await readText(shardFile(top, folder)), folder);
}

/** Missing: nothing is known. Not readable is another thing: what it holds may be the reason to keep a raw. */
async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return '';
    throw unusable(path, 'read', error);
  }
}

async function written(top: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw error instanceof AppError ? error : unusable(top, 'written', error);
  }
}

async function addToShard(top: string, folder: AbsPath, rows: readonly [string, Sighting][]): Promise<void> {
  const shard = new Map([...(await readShard(top, folder)), ...rows]);
  await writeFileAtomic(shardFile(top, folder), shardText(folder, shard), { fsync: false });
}

async function forgetOldest(top: string): Promise<void> {
  const names = (await readdir(top)).filter(name => name !== 'counts.json' && name.endsWith('.json'));
  if (names.length <= MOST_FOLDERS) return;
  const aged = await Promise.all(names.map(async name => ({ name, at: (await stat(join(top, name))).mtimeMs })));
  aged.sort((a, b) => a.at - b.at);
  for (const { name } of aged.slice(0, names.length - MOST_FOLDERS)) await unlink(join(top, name));
}
