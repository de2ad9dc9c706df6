import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLines, encodeLine } from '../../src/journal/line.js';
import type { JournalEntry } from '../../src/model/journal.js';
import { abs } from '../support/trash-world.js';

const AT = '2026-11-24T10:15:12.000Z';
const stamp = { dev: 2n ** 63n, ino: 5n, bytes: 3, mtimeNs: 1_795_512_912_123_456_789n, ctimeNs: -1n, mode: 0o100644, nlink: 1 };
const intent: JournalEntry = {
  type: 'intent',
  action: 'a',
  store: 'folder',
  place: abs('/p'),
  moves: [{ from: abs('/p/a\nb "ü" \ud800'), to: abs('/q'), stamp }],
};
const end: JournalEntry = { type: 'end', interrupted: false };
const restored: JournalEntry = { type: 'restored', from: abs('/p'), at: abs('/q') };
const decode = (text: string) => decodeLines(Buffer.from(text));
const typesIn = (text: string) => decode(text).lines.map(({ type }) => type);

describe('journal lines', () => {
  it('come back as they were, big numbers and odd names too', () => {
    const { lines, damaged } = decode(encodeLine(intent, AT) + encodeLine(end, AT));
    expect(damaged).toEqual([]);
    expect(lines).toEqual([
      { v: 1, writtenAt: AT, ...intent },
      { v: 1, writtenAt: AT, ...end },
    ]);
  });

  it('a record torn at any byte costs itself alone, since the next begins on a line of its own', () => {
    const [first, torn, last] = [encodeLine(intent, AT), encodeLine(restored, AT), encodeLine(end, AT)];
    for (let cut = 0; cut < torn.length; cut++) {
      const { lines, damaged } = decode(first + torn.slice(0, cut) + last);
      const isWhole = cut >= torn.length - 1;
      expect(lines.map(({ type }) => type)).toEqual(isWhole ? ['intent', 'restored', 'end'] : ['intent', 'end']);
      expect(damaged).toEqual(isWhole || cut <= 1 ? [] : [4]);
    }
  });

  it('any one changed byte in a record is found', () => {
    const good = Buffer.from(encodeLine(restored, AT));
    for (let at = 1; at < good.length - 1; at++) {
      for (const bit of [1, 64, 128]) {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ bit;
        expect(decodeLines(bad).lines, `byte ${at}`).toEqual([]);
      }
    }
  });

  it.each([
    ['nothing', ''],
    ['zeros, as a power cut leaves them', '\0'.repeat(300)],
    ['no JSON', 'hello\nworld\n'],
    ['an entry of a kind that we do not know', encodeLine(JSON.parse('{"type":"painted"}'), AT)],
    ['a version that we do not know', encodeLine(JSON.parse('{"type":"end","interrupted":false,"v":2}'), AT)],
  ])('%s gives no lines and no error', (name, text) => {
    const { lines, damaged } = decode(text);
    expect(lines).toEqual([]);
    expect(damaged.length > 0).toBe(name !== 'nothing');
  });

  it('whatever the bytes, nothing is thrown and no line is made up', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (before, after) => {
        const bytes = Buffer.concat([before, Buffer.from(encodeLine(end, AT)), Buffer.from('\n'), after]);
        expect(decodeLines(bytes).lines.map(({ type }) => type)).toEqual(['end']);
      }),
    );
  });

  it('numbers damaged lines as an editor does', () => {
    const text = encodeLine(end, AT).trimEnd();
    expect(decode(`${text}\nbroken\n${text.slice(1)}\n`).damaged).toEqual([3]);
    expect(typesIn(`${text}\nbroken\n${text.slice(1)}\n`)).toEqual(['end', 'end']);
  });
});
