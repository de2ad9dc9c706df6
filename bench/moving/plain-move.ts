import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Syncs } from './counting-fs.js';
import { orphansIn } from './lay-orphans.js';

/**
 * The least that moves the same files as safely on the disk: renames, with a note for each where the store has notes, and per batch its share
 * of as many syncs of each kind. Those of notes go together.
 */
const [photos = '', top = '', counted = ''] = process.argv.slice(2);
const syncs: Syncs = JSON.parse(readFileSync(counted, 'utf8'));
const hasNotes = syncs.files > 0;
const noteOf = (to: string): string => `${to}.trashinfo`;
const BATCH = 64;
const orphans = orphansIn(photos);
const trash = join(top, 'trash');
mkdirSync(trash);
const journal = await open(join(top, 'log'), 'a');
const due = { files: 0, folders: 0, journal: 0 };
for (let done = 0; done < orphans.length; done += BATCH) {
  const batch = orphans.slice(done, done + BATCH).flatMap(({ raw, sidecar }) => [raw, sidecar].map(from => ({ from, to: placeOf(from) })));
  for (const { from, to } of batch) {
    if (hasNotes) await writeFile(noteOf(to), from);
    await rename(from, to);
  }
  const share = Math.min(1, (done + BATCH) / orphans.length);
  const [first] = batch;
  const files: Promise<void>[] = [];
  for (; due.files < Math.round(syncs.files * share); due.files++) files.push(synced(noteOf(batch[due.files % batch.length]?.to ?? '')));
  await Promise.all(files);
  for (; due.folders < Math.round(syncs.folders * share); due.folders++)
    await synced(due.folders % 2 === 0 || !first ? trash : dirname(first.from));
  for (; due.journal < Math.round(syncs.journal * share); due.journal++) {
    await journal.write(`${done}\n`);
    await journal.datasync();
  }
}
await journal.close();

/** Names repeat from folder to folder. */
function placeOf(from: string): string {
  return join(trash, `${basename(dirname(from))} ${basename(from)}`);
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
