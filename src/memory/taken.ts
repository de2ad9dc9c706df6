import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../model/errors.js';
import type { Taken } from '../model/taken.js';
import type { TakenStore } from '../ports/taken.js';
import { parseTaken, rowText, type TakenRow } from './taken-rows.js';
import { syncFolder } from './undone.js';
import { unusable } from './unusable.js';

/** `<state>/memory/taken-raws.jsonl` and `taken-jpegs.jsonl`: only ever added to, a row on a line. */
export function fileTaken(stateDir: string): TakenStore {
  const top = join(stateDir, 'memory');
  const fileOf = (half: Taken['half']) => join(top, `taken-${half}s.jsonl`);
  return {
    async recall(half) {
      const path = fileOf(half);
      try {
        return parseTaken(await readFile(path, 'utf8'), half);
      } catch (error) {
        if (errnoOf(error) === 'ENOENT') return [];
        throw unusable(path, 'read', error);
      }
    },
    async note(taken) {
      for (const half of ['raw', 'jpeg'] as const) {
        await add(
          fileOf(half),
          taken.filter(one => one.half === half),
        );
      }
    },
    back: (half, paths) =>
      add(
        fileOf(half),
        paths.map(path => ({ path, back: true })),
      ),
  };

  async function add(path: string, rows: readonly TakenRow[]): Promise<void> {
    if (rows.length === 0) return;
    try {
      await mkdir(top, { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        await file.appendFile(rows.map(rowText).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(top);
    } catch (error) {
      throw unusable(path, 'write', error);
    }
  }
}
