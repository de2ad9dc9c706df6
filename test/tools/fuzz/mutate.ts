import type { Input } from './input.js';
import type { Random } from './random.js';

/** Where a change is worth most: offsets that the reader looked at. */
export type Hot = readonly number[];
type Change = (bytes: Uint8Array, random: Random, hot: Hot) => Uint8Array;

const EDGES = [
  0,
  1,
  2,
  3,
  4,
  7,
  8,
  12,
  127,
  128,
  255,
  256,
  1000,
  1001,
  32767,
  32768,
  65535,
  65536,
  98304,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
] as const;
/** TIFF types, and numbers that are none. */
const TYPES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 129, 255, 65535] as const;
/** Longest input that grows further. */
const LONGEST = 200_000;

/** One to eight changes; sometimes a file that goes on behind its bytes. */
export function mutate(input: Input, random: Random, hot: Hot, other: Uint8Array, changes: readonly Change[]): Input {
  let bytes: Uint8Array = Uint8Array.from(input.bytes);
  for (let n = 1 + Math.min(random.below(8), random.below(8)); n > 0; n--) {
    const change = random.oneIn(12) ? splice(other) : random.pick(changes);
    bytes = change?.(bytes, random, hot) ?? bytes;
  }
  const longer = random.oneIn(4) ? random.pick([1, 4096, 2 ** 20, 2 ** 32, 2 ** 40]) : 0;
  return { extension: input.extension, bytes, size: bytes.length + longer };
}

/** A place: mostly one that the reader looked at, or just behind it. */
function place(bytes: Uint8Array, random: Random, hot: Hot): number {
  const looked = random.oneIn(5) ? undefined : random.pick(hot);
  const at = looked === undefined ? random.below(bytes.length) : looked + random.pick([0, 0, 0, 1, 2, 4, 8]);
  return Math.min(at, Math.max(0, bytes.length - 1));
}

function put(bytes: Uint8Array, at: number, size: number, value: number, little: boolean): void {
  for (let i = 0; i < size && at + i < bytes.length; i++) bytes[at + i] = Math.floor(value / 256 ** (little ? i : size - 1 - i)) % 256;
}

/** A number at the edge of something; of an offset: itself, its neighbours, the end and what lies beyond. */
function edge(bytes: Uint8Array, at: number, random: Random): number {
  const own = [at, at - 2, at - 4, at - 8, at + 2, at + 8, bytes.length, bytes.length - 1, bytes.length + 1, bytes.length - at] as const;
  const value = random.oneIn(2) ? random.pick(own) : random.pick(EDGES);
  return Math.max(0, value);
}

const flipBit: Change = (bytes, random, hot) => {
  const at = place(bytes, random, hot);
  if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes;
};
const setByte: Change = (bytes, random, hot) => {
  put(bytes, place(bytes, random, hot), 1, random.oneIn(2) ? random.below(256) : random.pick(EDGES), true);
  return bytes;
};
const setNumber: Change = (bytes, random, hot) => {
  const at = place(bytes, random, hot);
  put(bytes, at, random.pick([2, 4, 4, 8]), edge(bytes, at, random), random.oneIn(2));
  return bytes;
};
const addToNumber: Change = (bytes, random, hot) => {
  const at = place(bytes, random, hot);
  bytes[at] = (bytes[at] ?? 0) + random.pick([-16, -8, -2, -1, 1, 2, 8, 16]);
  return bytes;
};
/** A directory entry: type, count and offset at once. */
const setEntry: Change = (bytes, random, hot) => {
  const at = place(bytes, random, hot);
  const little = random.oneIn(2);
  put(bytes, at + 2, 2, random.pick(TYPES), little);
  if (random.oneIn(2)) put(bytes, at + 4, 4, edge(bytes, at, random), little);
  if (random.oneIn(2)) put(bytes, at + 8, 4, edge(bytes, at, random), little);
  return bytes;
};
const copyOver: Change = (bytes, random, hot) => {
  const from = place(bytes, random, hot);
  bytes.copyWithin(place(bytes, random, hot), from, from + random.pick([2, 4, 12, 24, 64]));
  return bytes;
};
const fill: Change = (bytes, random, hot) => {
  const at = place(bytes, random, hot);
  return bytes.fill(random.pick([0, 0xff, 0x20, 0x41]), at, at + random.pick([1, 2, 4, 12, 64]));
};
const cut: Change = (bytes, random, hot) => bytes.slice(0, place(bytes, random, hot));
const remove: Change = (bytes, random, hot) => {
  const at = place(bytes, random, hot);
  return joined(bytes.subarray(0, at), bytes.subarray(at + random.pick([1, 2, 4, 12, 100])));
};
const insert: Change = (bytes, random, hot) => {
  if (bytes.length > LONGEST) return bytes;
  const at = place(bytes, random, hot);
  const length = random.pick([1, 2, 4, 12, 64, 1000]);
  return joined(bytes.subarray(0, at), new Uint8Array(length).fill(random.below(256)), bytes.subarray(at));
};
const duplicate: Change = (bytes, random, hot) => {
  if (bytes.length > LONGEST) return bytes;
  const at = place(bytes, random, hot);
  const part = bytes.subarray(at, at + random.pick([2, 12, 64, 500, 4000]));
  return joined(bytes.subarray(0, at), ...Array.from({ length: random.pick([1, 1, 2, 20]) }, () => part), bytes.subarray(at));
};
const splice =
  (other: Uint8Array): Change =>
  (bytes, random, hot) => {
    const at = place(bytes, random, hot);
    const from = random.below(other.length);
    const part = other.subarray(from, from + random.pick([4, 12, 64, 1000, 20_000]));
    return joined(bytes.subarray(0, at), part, bytes.subarray(random.oneIn(2) ? at : at + part.length)).slice(0, LONGEST * 2);
  };

const WORDS = [
  ...['<', '>', '"', "'", '/', '=', '&', '&#x110000;', '&#xd800;', '&amp;', '\0', '\ufeff', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>'],
  ...[
    '<rdf:li>',
    '</rdf:li>',
    '<rdf:Seq>',
    '<a>',
    '</a>',
    'xmlns:x=""',
    ' xmp:Rating="9e999"',
    '-1',
    '1e400',
    '[Exif]\n',
    'Rank=5\n',
    ' = {',
    '}',
  ],
] as const;
/** A word of a markup language, once or many times. */
const insertWord: Change = (bytes, random) => {
  if (bytes.length > LONGEST) return bytes;
  const at = random.below(bytes.length + 1);
  const word = random.pick(WORDS).repeat(random.pick([1, 1, 1, 2, 150, 3000]));
  return joined(bytes.subarray(0, at), new TextEncoder().encode(word), bytes.subarray(at));
};

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export const BINARY: readonly Change[] = [
  ...[flipBit, setByte, setNumber, setNumber, setNumber, addToNumber, setEntry, setEntry],
  ...[copyOver, fill, cut, remove, insert, duplicate],
];
export const TEXT: readonly Change[] = [insertWord, insertWord, insertWord, flipBit, setByte, copyOver, cut, remove, insert, duplicate];
