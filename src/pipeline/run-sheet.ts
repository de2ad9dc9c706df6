import type { Preview } from '../model/preview.js';
import type { RunSummary } from '../model/receipt.js';
import type { RunRaw } from '../model/run-raws.js';
import type { SheetCard } from '../model/sheet.js';
import type { PreviewPort } from '../ports/previews.js';
import type { ThumbPort } from '../ports/thumbs.js';
import { sheetOfRun } from '../report/sheet/of-run.js';
import type { Words } from '../report/words/index.js';
import type { MadeSheet } from './sheet.js';

export interface RunSheetDeps {
  readonly previews: PreviewPort;
  readonly thumbs: ThumbPort;
  readonly words: Words;
}

/** The sheet of a run, with the pictures that were kept of it; where none was, that of the raw if it is still in trash. */
export async function makeRunSheet(
  summary: RunSummary,
  raws: readonly RunRaw[],
  { previews, thumbs, words }: RunSheetDeps,
): Promise<MadeSheet> {
  const kept = await thumbs.of(summary.run);
  const byAction = new Map(raws.map(raw => [raw.action, raw]));
  const sheet = sheetOfRun(summary, raws, words);
  async function* cards(): AsyncIterable<SheetCard> {
    for (const row of sheet.rows) {
      const small = kept.get(row.id) ?? (await inTrash(byAction.get(row.id), previews));
      yield { row, pictures: { small }, neighbours: [] };
    }
  }
  return { sheet, cards: cards() };
}

async function inTrash(raw: RunRaw | undefined, previews: PreviewPort): Promise<Preview> {
  const file = raw?.state === 'in-trash' ? raw.files.find(({ from }) => from === raw.raw) : undefined;
  return file ? previews.read(file.at, 'small') : { kind: 'none', why: 'absent' };
}
