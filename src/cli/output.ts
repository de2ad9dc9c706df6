import { once } from 'node:events';
import { type Part, textIn } from '../report/terminal/part.js';
import type { Screen } from '../report/view.js';
import type { Words } from '../report/words/index.js';

/** Writes chunks to stdout as fast as the reader takes them; memory stays flat whatever their number. */
export async function print(chunks: Iterable<string>): Promise<void> {
  let buffered = '';
  for (const chunk of chunks) {
    buffered += chunk;
    if (buffered.length < 65_536) continue;
    await flush(buffered);
    buffered = '';
  }
  if (buffered !== '') await flush(buffered);
}

/** A report as text, or with pictures where they are wanted. */
export async function printReport(parts: Iterable<Part>, words: Words, { thumbnails }: { readonly thumbnails?: boolean }): Promise<void> {
  if (!thumbnails) return print(textIn(parts));
  await (await import('./print-pictures.js')).printWithPictures(parts, words);
}

async function flush(text: string): Promise<void> {
  if (process.stdout.write(text) || process.stdout.destroyed) return;
  await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]);
}

/** Talk, as opposed to data. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What a report may assume about the place it is shown in. */
export const view = (words: Words): Screen => ({
  words,
  columns: process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : 100,
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
});
