import { crc32 } from 'node:zlib';
import type { Stamp } from '../model/frame.js';
import { type EntryType, JOURNAL_VERSION, type JournalEntry, type JournalLine, type PlannedMove } from '../model/journal.js';

const KNOWN: Readonly<Record<EntryType, true>> = {
  ...{ begin: true, intent: true, receipt: true, end: true, alarm: true, folded: true, handing: true },
  ...{ purging: true, purged: true, 'purge-end': true },
  ...{ 'undo-begin': true, placeholder: true, 'made-folder': true, restored: true, blocked: true, 'undo-end': true },
};
export const ENTRY_TYPES = Object.keys(KNOWN) as readonly EntryType[];
const SUM = /^,"crc":"([0-9a-f]{8})"\}$/;
const SUM_LENGTH = ',"crc":"01234567"}'.length;
const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/**
 * One record: a line break, the entry as JSON with a checksum over all before it, a line break.
 * The first line break ends the torn line that a full disk or a crash may have left. Big integers stand as decimal strings.
 */
export function encodeLine(entry: JournalEntry, writtenAt: string): string {
  const line = { v: JOURNAL_VERSION, writtenAt, ...entry };
  const text = JSON.stringify(line.type === 'intent' ? { ...line, moves: line.moves.map(told) } : line).slice(0, -1);
  return `\n${text},"crc":"${checksum(text)}"}\n`;
}

/** Only intents hold stamps: a replacer or reviver that is called for every value would be slow. */
const told = (move: PlannedMove) => {
  const { dev, ino, mtimeNs, ctimeNs } = move.stamp;
  return { ...move, stamp: { ...move.stamp, dev: `${dev}`, ino: `${ino}`, mtimeNs: `${mtimeNs}`, ctimeNs: `${ctimeNs}` } };
};

/** The entry of a line, or null when it is torn, altered, or of a version or kind that this rawtwin does not know. */
function decodeLine(line: string): JournalLine | null {
  const sum = SUM.exec(line.slice(-SUM_LENGTH));
  const text = line.slice(0, -SUM_LENGTH);
  if (!sum || checksum(text) !== sum[1]) return null;
  const parsed = JSON.parse(`${text}}`);
  if (parsed.v !== JOURNAL_VERSION || !Object.hasOwn(KNOWN, parsed.type)) return null;
  if (parsed.type === 'intent') for (const move of parsed.moves) move.stamp = revived(move.stamp);
  return parsed;
}

/** The checksum vouches that we wrote the line, so the digits are digits. */
const revived = (stamp: Record<keyof Stamp, string>) => ({
  ...stamp,
  ...{ dev: BigInt(stamp.dev), ino: BigInt(stamp.ino), mtimeNs: BigInt(stamp.mtimeNs), ctimeNs: BigInt(stamp.ctimeNs) },
});

/** The usable lines of a journal, the number of each, and the numbers of the others. Numbers count from 1. */
export interface Decoded {
  readonly lines: readonly JournalLine[];
  readonly numbers: readonly number[];
  readonly damaged: readonly number[];
}

/** All lines of a journal. Never one giant string. */
export function decodeLines(bytes: Uint8Array): Decoded {
  const [lines, numbers, damaged]: [JournalLine[], number[], number[]] = [[], [], []];
  const utf8 = new TextDecoder();
  for (let start = 0, number = 1; start < bytes.length; number++) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    const line = end > start ? decodeLine(utf8.decode(bytes.subarray(start, end))) : undefined;
    if (line) {
      lines.push(line);
      numbers.push(number);
    } else if (line === null) damaged.push(number);
    start = end + 1;
  }
  return { lines, numbers, damaged };
}
