import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pLimit from 'p-limit';
import writeFileAtomic from 'write-file-atomic';
import type { AbsPath } from '../model/frame.js';
import type { Recollection, Sighting } from '../model/memory.js';
import type { Memory } from '../ports/memory.js';
import { parseCounts, parseShard, type Shard, shardText } from './shard.js';

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
    async recall(folders, tops): Promise<Recollection> {
      const sightings = new Map<AbsPath, Sighting>();
      const shards = await Promise.all(folders.map(folder => limit(() => readShard(top, folder))));
      for (const [i, shard] of shards.entries()) {
        for (const [name, sighting] of shard) sightings.set(join(folders[i] as string, name) as AbsPath, sighting);
      }
      const counts = parseCounts(await readText(countsFile));
      const fileCount = new Map(tops.flatMap(path => (counts.has(path) ? [[path, counts.get(path) as number] as const] : [])));
      return { sightings, fileCount };
    },
    async remember(sightings, fileCount): Promise<void> {
      await mkdir(top, { recursive: true, mode: 0o700 });
      const byFolder = new Map<AbsPath, [string, Sighting][]>();
      for (const [path, sighting] of sightings) {
        const folder = dirname(path) as AbsPath;
        byFolder.set(folder, [...(byFolder.get(folder) ?? []), [basename(path), sighting]]);
      }
      await Promise.all([...byFolder].map(([folder, rows]) => limit(() => addToShard(top, folder, rows))));
      if (byFolder.size > 0) await forgetOldest(top);
      const counts = parseCounts(await readText(countsFile));
      const changed = [...fileCount].filter(([path, count]) => counts.get(path) !== count);
      if (changed.length === 0) return;
      for (const [path, count] of changed) counts.set(path, count);
      await writeFileAtomic(countsFile, JSON.stringify({ v: 1, counts: Object.fromEntries(counts) }), { fsync: false });
    },
  };
}

const shardFile = (top: string, folder: AbsPath): string =>
  join(top, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.json`);

async function readShard(top: string, folder: AbsPath): Promise<Shard> {
  return parseShard(await readText(shardFile(top, folder)), folder);
}

/** Missing or unreadable: forgotten. */
const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

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
