import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Column, groupLine, line, widths } from '../../../src/report/terminal/table.js';

const NAMES = [
  '夏天的照片',
  'ﾊﾟﾘ',
  '\u1112\u1161\u11ab',
  'e\u0301te\u0301',
  '👨‍👩‍👧',
  '🇨🇳',
  '1️⃣',
  '❤️',
  '🫨🪿',
  '👍🏽',
  'ภาพถ่ายที่',
  'नमस्ते',
  'نامه\u200cها',
];
interface Row {
  readonly name: string;
  readonly n: string;
}
const columns: readonly Column<Row>[] = [
  { head: 'name', align: 'left', cell: row => row.name },
  { head: 'n', align: 'right', cell: row => row.n, paint: text => `\u001b[31m${text}\u001b[39m` },
];

describe('a table lines up in every script', () => {
  it.each(NAMES)('%s', name => {
    const rows = [
      { name, n: '1' },
      { name: 'a'.repeat(20), n: '22' },
    ];
    const cells = widths(columns, rows);
    const shown = rows.map(row => stringWidth(line(columns, cells, column => column.cell(row))));
    expect(shown).toEqual([24, 24]);
  });
});

describe('a heading over columns', () => {
  const group = (head: string): Column<Row> => ({ head, align: 'right', cell: row => row.n, group: '孤立的 RAW' });
  it.each<[sentence: string, heads: readonly string[], shown: string]>([
    ['is whole over one narrow column', ['确证'], '孤立的 RAW'],
    ['is whole over two', ['a', 'b'], '孤立的 RAW'],
    ['is drawn over wider ones', ['a'.repeat(8), 'b'.repeat(8)], `孤立的 RAW ${'─'.repeat(7)}`],
  ])('%s', (_, heads, shown) => {
    const all = heads.map(group);
    expect(groupLine(all, widths(all, []))?.trim()).toBe(shown);
  });
});
