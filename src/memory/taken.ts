import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Taken } from '../model/taken.js';
import type { TakenStore } from '../ports/taken.js';
import { readText } from './folder-files.js';
import type { TakenRow } from './taken-rows.js';
import { syncFolder } from './undone.js';
import { unusable } from './unusable.js';

/** `<state>/taken/raws.jsonl` and `jpegs.jsonl`: only ever added to, a row on a line. */
export function fileTaken(stateDir: string): TakenStore {
  const top = join(stateDir, 'taken');
  const fileOf = (half: Taken['half']) => join(top, `${half}s.jsonl`);
  return {
    async recall(half) {
      const path = fileOf(half);
      const text = await known(path);
      return text === '' ? [] : (await import('./taken-rows.js')).parseTaken(text, half);
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
      for (const made of [top, stateDir]) await syncFolder(made);
    } catch (error) {
      throw unusable(path, 'write', error);
    }
  }
}

/** A line break on both sides: what a crash tore spoils no other row. */
const rowText = (row: TakenRow): string => `\n${JSON.stringify(row)}\n`;

/** What cannot be read may be the reason to keep a half. */
async function known(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (error) {
    throw unusable(path, 'read', error);
  }
}
