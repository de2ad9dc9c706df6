import { resolve } from 'node:path';
import { readFacts } from '../exif/read-facts.js';
import { embeddedPreviews } from '../exif/read-preview.js';
import { makeSheet, type SheetRequest } from '../pipeline/sheet.js';
import type { Made } from '../pipeline.js';
import { renderSheet } from '../report/html.js';
import type { Words } from '../report/words/index.js';
import { say } from './output.js';
import { pageParts } from './page-parts.js';
import { makeProgress } from './ui/progress.js';
import { writeChunks } from './write-file.js';

interface SheetFlags {
  readonly html: string;
  readonly preview: SheetRequest['preview'];
  readonly words: Words;
  readonly progress: boolean;
}

/** Writes the contact sheet of a plan, while its pictures are read. Says where it is; throws USAGE where it cannot be written. */
export async function writeSheet(made: Made, { html, preview, words, progress: enabled }: SheetFlags, signal: AbortSignal): Promise<void> {
  const progress = makeProgress({ words, enabled });
  try {
    progress.phase('reading');
    const request = { preview, words, signal, onCard: () => progress.tick(1) };
    const { sheet, cards } = await makeSheet(made, request, { previews: embeddedPreviews(), readFacts });
    progress.expect(sheet.rows.length);
    await writeChunks(resolve(html), renderSheet(sheet, cards, { words, parts: await pageParts() }), signal);
  } finally {
    progress.stop();
  }
  say(`rawtwin: ${words.talk.reportWritten(html)}`);
}
