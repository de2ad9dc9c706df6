import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padEnd, padStart, shorten, widthOf, wrap } from '../../../src/report/terminal/width.js';
import { hostileName } from '../plan-of.js';

describe('widths', () => {
  it.each([
    { sentence: 'what fits stays', text: 'DSC1.ARW', width: 8, shown: 'DSC1.ARW' },
    { sentence: 'the middle goes', text: 'abcdefghij', width: 5, shown: 'ab…ij' },
    { sentence: 'CJK takes two cells a sign', text: '東京の夏休み', width: 7, shown: '東京…み' },
    { sentence: 'an emoji of many parts is not torn', text: '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', width: 5, shown: '👨‍👩‍👧…👨‍👩‍👧' },
    { sentence: 'a combining mark stays with its letter', text: 'e\u0301e\u0301e\u0301e\u0301', width: 3, shown: 'e\u0301…e\u0301' },
    { sentence: 'one cell', text: 'abc', width: 1, shown: '…' },
    { sentence: 'no room at all', text: 'abc', width: 0, shown: '' },
  ])('shorten: $sentence', ({ text, width, shown }) => expect(shorten(text, width)).toBe(shown));

  it('never shows more cells than asked for, and pads to exactly as many', () => {
    fc.assert(
      fc.property(hostileName, fc.integer({ min: 1, max: 20 }), (name, width) => {
        const short = shorten(name, width);
        expect(widthOf(short)).toBeLessThanOrEqual(width);
        expect([widthOf(padEnd(short, width)), widthOf(padStart(short, width))]).toEqual([width, width]);
      }),
    );
  });

  it.each([
    { sentence: 'short text is one line', text: 'a b', columns: 10, lines: ['>>a b'] },
    { sentence: 'breaks between words, later lines hang', text: 'aaa bbb ccc', columns: 7, lines: ['>>aaa', '>>..bbb', '>>..ccc'] },
    {
      sentence: 'a word wider than the screen stands whole',
      text: 'a bbbbbbbbbbbb c',
      columns: 6,
      lines: ['>>a', '>>..bbbbbbbbbbbb', '>>..c'],
    },
    { sentence: 'Chinese breaks between signs', text: '相机拍摄时只记录了', columns: 10, lines: ['>>相机拍摄', '>>..时只记', '>>..录了'] },
    { sentence: 'no line begins with what closes', text: '甲乙丙丁，戊己', columns: 10, lines: ['>>甲乙丙', '>>..丁，戊', '>>..己'] },
    { sentence: 'nor ends with what opens', text: '甲乙丙（丁戊', columns: 10, lines: ['>>甲乙丙', '>>..（丁戊'] },
    { sentence: 'a Latin word in it stays whole', text: '用 DSC01.ARW。好的', columns: 12, lines: ['>>用', '>>..DSC01.ARW。', '>>..好的'] },
  ])('wrap: $sentence', ({ text, columns, lines }) => expect(wrap(text, columns, '>>', '..')).toEqual(lines));
});
