import { mkdirSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Action } from '../../src/model/plan.js';
import type { Syncs } from './counting-fs.js';

const BATCH = 64;

/** The least that moves the same files as safely on the disk: renames, and per batch its share of as many syncs of each kind. */
export async function plainMove(top: string, actions: readonly Action[], syncs: Syncs): Promise<void> {
  const trash = join(top, 'trash');
  mkdirSync(trash);
  const journal = await open(join(top, 'log'), 'a');
  const due = { files: 0, folders: 0, journal: 0 };
  for (let done = 0; done < actions.length; done += BATCH) {
    const batch = actions.slice(done, done + BATCH).map(({ raw }) => ({ from: raw.path, to: join(trash, basename(raw.path)) }));
    for (const { from, to } of batch) await rename(from, to);
    const share = (done + batch.length) / actions.length;
    const [first] = batch;
    for (; due.files < Math.round(syncs.files * share); due.files++) await synced(batch[due.files % batch.length]?.to ?? trash);
    for (; due.folders < Math.round(syncs.folders * share); due.folders++)
      await synced(due.folders % 2 === 0 || !first ? trash : dirname(first.from));
    for (; due.journal < Math.round(syncs.journal * share); due.journal++) {
      await journal.write(`${done}\n`);
      await journal.datasync();
    }
  }
  await journal.close();
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
