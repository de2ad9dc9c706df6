import { expect, it } from 'vitest';
import { decodeLines, encodeLine } from '../../src/journal/line.js';
import type { JournalEntry } from '../../src/model/journal.js';
import { isTornTail } from '../support/disk/torn-tail.js';

const line = (entry: JournalEntry): string => encodeLine(entry, '2026-11-24T10:15:12.000Z');
const END = line({ type: 'end', interrupted: false });
const RECOVERED = line({ type: 'end', interrupted: true, recovered: true });
const TORN = END.slice(0, 30);

it.each([
  ['the last line is torn', END + TORN, true],
  ['… and recovery wrote behind it', END + TORN + RECOVERED, true],
  ['the last line came as zeros', `${END}\0\0\0\0`, true],
  ['the process itself wrote behind it', TORN + END, false],
  ['two lines are damaged', `${TORN}\n${TORN}${RECOVERED}`, false],
  ['no line is damaged', END, false],
])('the torn tail of a power cut: %s: %s', (_, text, is) => expect(isTornTail(decodeLines(Buffer.from(text)))).toBe(is));
