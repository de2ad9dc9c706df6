import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Plan } from '../../src/model/plan.js';
import type { Preview } from '../../src/model/preview.js';
import type { SheetCard } from '../../src/model/sheet.js';
import type { PreviewPort } from '../../src/ports/previews.js';
import { type PageParts, renderSheet } from '../../src/report/html.js';
import { sheetOfPlan } from '../../src/report/sheet/of-plan.js';
import type { Known } from '../../src/report/sheet/rows.js';
import { WORDS } from './words.js';

/** A picture of 16 by 8 pixels, its left half red and its right half blue. */
export const TWO_HALVES = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/' +
      '2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/' +
      '8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABf/EABkRAAIDAQAAAAAAAAAAAAAA' +
      'AABDBYHBBv/aAAwDAQACEQMRAD8Aio4FOdbWjM8u8P/Z',
    'base64',
  ),
);
export const previewOf = (orientation = 1, jpeg = TWO_HALVES): Preview => ({ kind: 'jpeg', jpeg, orientation, width: 16, height: 8 });

/** A port that gives each raw what the test says, and notes what was asked. */
export function previewsBy(give: (path: AbsPath, size: 'small' | 'large') => Preview): PreviewPort & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: async (path, size) => {
      asked.push(`${size} ${path}`);
      return give(path, size);
    },
  };
}

export const factsAt = (takenAt: string, more: Partial<Facts> = {}): Facts => ({
  ...{ format: 'arw', model: 'ILCE-7M4', recorded: 'with-jpeg', makerNote: true, rendition: false, warnings: [] },
  takenAt,
  ...more,
});

export const NOTHING_KNOWN: Known = { timeOf: () => null, bodyOf: () => null, neighboursOf: () => [] };
export const NO_PARTS: PageParts = { style: 'p{}', styleHash: 'STYLE', script: 'void 0', scriptHash: 'SCRIPT' };

/** The page of a plan with one picture for all, in memory. */
export async function pageOf(
  plan: Plan,
  known: Known = NOTHING_KNOWN,
  small: Preview | null = null,
  parts = NO_PARTS,
  words = WORDS.en,
): Promise<string> {
  const sheet = sheetOfPlan(plan, known, words);
  async function* cards(): AsyncIterable<SheetCard> {
    for (const row of sheet.rows) {
      const neighbours = row.neighbours.map(path => ({ path, name: path, small }));
      yield { row, pictures: { small }, neighbours };
    }
  }
  let page = '';
  for await (const chunk of renderSheet(sheet, cards(), { words, parts })) page += chunk;
  return page;
}
