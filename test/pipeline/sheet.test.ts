import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KnownFacts } from '../../src/exif/known-facts.js';
import { AppError } from '../../src/model/errors.js';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Plan } from '../../src/model/plan.js';
import type { Preview } from '../../src/model/preview.js';
import { failed, ok } from '../../src/model/result.js';
import type { SheetCard } from '../../src/model/sheet.js';
import { makeSheet, type SheetRequest } from '../../src/pipeline/sheet.js';
import { actionOf, keptOf, planOf } from '../report/plan-of.js';
import { factsAt, previewOf, previewsBy } from '../support/sheet.js';
import { WORDS } from '../support/words.js';

const raw = (n: number) => `/photos/DSC${n}.ARW`;
/** A burst of six at tenths of a second: 2, 3 and 5 go, 6 is unsure; 9 is paired and of another time. */
const plan: Plan = planOf(
  [2, 3, 5].map(n => actionOf(raw(n))),
  [keptOf(raw(1), 'paired'), keptOf(raw(4), 'paired'), keptOf(raw(6), 'unsure'), keptOf(raw(9), 'paired')],
);
const facts = new Map<string, Facts>([1, 2, 3, 4, 5, 6].map(n => [raw(n), factsAt('2026-05-17T10:00:02', { subsec: String(n) })] as const));
facts.set(raw(9), factsAt('2026-05-17T11:00:00'));

async function sheetFor(request: Partial<SheetRequest>, give: (path: string, size: string) => Preview = () => previewOf(), of = plan) {
  const opened: string[] = [];
  const readFacts = async (paths: readonly AbsPath[]) => {
    opened.push(...paths);
    return new Map(
      paths.map(path => {
        const found = facts.get(path);
        return [path, found ? ok(found) : failed<Facts>(new AppError('FILE_UNREADABLE', { is: 'as-said', words: 'no' }, path))] as const;
      }),
    );
  };
  const known = new KnownFacts(readFacts);
  const previews = previewsBy(give);
  const scan = { roots: [], also: [], folders: [], unreadable: [], notes: [], fileCount: new Map() };
  const made = { plan: of, scan, shots: [], facts: known, refuse: () => [] };
  const { sheet, cards } = await makeSheet(
    made,
    { preview: 'small', words: WORDS.en, signal: new AbortController().signal, ...request },
    { previews, readFacts },
  );
  const all: SheetCard[] = [];
  for await (const card of cards) all.push(card);
  return { sheet, cards: all, opened, asked: previews.asked };
}

describe('the sheet of a plan', () => {
  it('has a card for each orphan, then for each raw kept without a twin, with its picture', async () => {
    const { cards } = await sheetFor({});
    expect(cards.map(({ row }) => `${row.group} ${row.name}`)).toEqual([
      'orphan DSC2.ARW',
      'orphan DSC3.ARW',
      'orphan DSC5.ARW',
      'kept DSC6.ARW',
    ]);
    expect(cards.every(({ pictures }) => pictures.small?.kind === 'jpeg')).toBe(true);
    expect(cards[0]?.row).toMatchObject({ body: 'ILCE-7M4', time: { ms: Date.UTC(2026, 4, 17, 10, 0, 2, 200), from: 'camera' } });
  });

  it('shows the neighbours of the burst that stay, and reads the picture of each but once', async () => {
    const { cards, asked } = await sheetFor({});
    expect(cards[0]?.row.neighbours).toEqual([1, 4, 6].map(raw));
    expect(cards.map(({ neighbours }) => neighbours.filter(({ small }) => small !== undefined).length)).toEqual([3, 0, 0, 0]);
    expect(asked.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 6].map(n => `small ${raw(n)}`));
  });

  it('opens no paired raw but those that may be of a burst', async () => {
    const far = [20, 21, 22, 23, 24].map(n => keptOf(`/photos/X${n}.ARW`, 'paired'));
    const { opened } = await sheetFor({}, undefined, { ...plan, kept: [...plan.kept, ...far] });
    expect(opened.filter(path => path.includes('X')).length).toBeLessThanOrEqual(3);
  });

  it('takes the time of the file where the raw is not opened, and says how many; without a file there is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rawtwin-sheet-'));
    try {
      const path = join(folder, 'A.ARW');
      writeFileSync(path, 'raw');
      utimesSync(path, 1_715_940_000, 1_715_940_000);
      const two = planOf([], [keptOf(path, 'paired'), keptOf(join(folder, 'GONE.ARW'), 'paired')]);
      const { sheet } = await sheetFor({}, undefined, two);
      expect(sheet.timeline).toMatchObject({ unknown: 1, byFile: 1, marks: [{ at: 0, label: '2024-05-17 10:00' }] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each<[string, Preview, boolean]>([
    ['is in the page where it fits', previewOf(1, new Uint8Array(1000)), true],
    ['is left out where it is too big', previewOf(1, new Uint8Array(3 << 20)), false],
    ['is left out where there is none', { kind: 'none', why: 'absent' }, false],
  ])('the large picture %s', async (_, large, isThere) => {
    const { cards } = await sheetFor({ preview: 'large' }, (_path, size) => (size === 'large' ? large : previewOf()));
    expect(cards.every(({ pictures }) => 'large' in pictures === isThere)).toBe(true);
  });

  it('reads no picture when none is wanted', async () => {
    const { cards, asked } = await sheetFor({ preview: 'none' });
    expect(asked).toEqual([]);
    expect(cards.map(({ pictures }) => pictures.small)).toEqual([null, null, null, null]);
  });

  it('never reads more than a few cards ahead, and stops when told to', async () => {
    const many = planOf(Array.from({ length: 100 }, (_, i) => actionOf(raw(100 + i))));
    const readFacts = async (paths: readonly AbsPath[]) => new Map(paths.map(path => [path, ok(factsAt('2026-05-17T10:00:00'))] as const));
    const known = new KnownFacts(readFacts);
    const previews = previewsBy(() => previewOf());
    const stop = new AbortController();
    const scan = { roots: [], also: [], folders: [], unreadable: [], notes: [], fileCount: new Map() };
    const made = { plan: many, scan, shots: [], facts: known, refuse: () => [] };
    const { cards } = await makeSheet(made, { preview: 'small', words: WORDS.en, signal: stop.signal }, { previews, readFacts });
    const reading = cards[Symbol.asyncIterator]();
    await reading.next();
    expect(previews.asked.length).toBeLessThanOrEqual(10);
    stop.abort();
    await expect(reading.next()).rejects.toThrow('abort');
  });
});
