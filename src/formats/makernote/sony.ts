import type { Recorded } from '../../model/facts.js';
import { present } from '../../model/present.js';
import { hexOf } from '../container/bytes.js';
import { numberOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import { hasAnyByte, type Note, type NoteFacts } from './note.js';

/** Sony maker note (ExifTool Sony.pm). Three fields tell what was recorded; where they disagree nothing is told. */
function readSony(note: Note): NoteFacts {
  const number = (tag: number, index = 0) => numberOf(note.bytes, note.entries.get(tag), note.little, index);
  const ciphered = readCiphered(note);
  const votes = [quality(number(0x0102)), quality202e(number(0x202e, 0), number(0x202e, 1)), ciphered.recorded].filter(
    vote => vote !== undefined,
  );
  const heifSwitch = number(0x2039);
  const { recorded, warning } = agree(votes, heifSwitch);
  return present<NoteFacts>({
    recorded,
    // PixelShiftInfo: four bytes of group, then shot and shots; zeros for all other pictures.
    composite: hasAnyByte(note.bytes, note.entries.get(0x202f), 0) || undefined,
    sequence: number(0xb04a),
    rating: ratingOf(number(0x2002)),
    counter: ciphered.counter,
    bodySerial: ciphered.bodySerial,
    warnings: warning === undefined ? undefined : [warning],
  });
}

/** What one field says; `with-other` does not tell JPEG from HEIF. */
type Vote = 'raw-only' | 'with-other' | 'with-jpeg' | 'with-heif' | 'jpeg-only';

/** 0x0102 Quality. */
function quality(value: number | undefined): Vote | undefined {
  if (value === 0 || value === 7) return 'raw-only';
  if (value === 6 || value === 8) return 'with-other';
  return value !== undefined && ((value >= 1 && value <= 5) || value === 9) ? 'jpeg-only' : undefined;
}
/** 0x202e: RAW quality, then JPEG/HEIF quality; 0 is none. */
function quality202e(raw: number | undefined, other: number | undefined): Vote | undefined {
  if (raw === undefined || other === undefined || raw > 5 || other > 4 || (raw === 0 && other === 0)) return undefined;
  if (raw > 0) return other > 0 ? 'with-other' : 'raw-only';
  return 'jpeg-only';
}

function agree(votes: readonly Vote[], heifSwitch: number | undefined): { recorded?: Recorded; warning?: string } {
  if (votes.length === 0) return {};
  const kinds = new Set(votes.map(vote => (vote.startsWith('with-') ? 'with' : vote)));
  if (kinds.size > 1) return { recorded: 'unknown', warning: `the camera's fields disagree on what was recorded (${votes.join(', ')})` };
  if (votes.includes('with-heif')) return { recorded: 'with-heif' };
  if (kinds.has('with')) return { recorded: !votes.includes('with-jpeg') && heifSwitch === 1 ? 'with-heif' : 'with-jpeg' };
  return { recorded: votes[0] as Recorded };
}
const ratingOf = (value: number | undefined): number | undefined => (value !== undefined && value <= 5 ? value : undefined);

/** Plain → enciphered is the third power modulo 249 for 2..247 (ExifTool's note); this is the way back. */
const DECIPHER = new Uint8Array(256).map((_, value) => value);
for (let plain = 2; plain <= 247; plain++) DECIPHER[(plain * plain * plain) % 249] = plain;

/** Bodies that number 2 RAW, 3 RAW+JPEG, 4 HEIF, 6 RAW+HEIF in 0x9400 (July 2020 and later). */
const NEWER = /^(ILCE-(1|1M2|6700|7CM2|7CR|7M4|7M5|7RM5|7SM3|9M3)|ILME-FX(2|3A?|30)|ZV-E(1|10M2)|DSC-RX1RM3)\b/;
const VOTES: Readonly<Record<'older' | 'newer', Readonly<Record<number, Vote>>>> = {
  older: { 0: 'jpeg-only', 1: 'raw-only', 2: 'with-jpeg', 3: 'jpeg-only' },
  newer: { 1: 'jpeg-only', 2: 'raw-only', 3: 'with-jpeg', 4: 'jpeg-only', 6: 'with-heif' },
};
/** Offset of Quality2 in 0x9400 by its first, enciphered byte: variants a, b, c. */
const QUALITY2_AT: readonly [first: readonly number[], at: number][] = [
  [[0x07, 0x09, 0x0a], 0x29],
  [[0x0c], 0x25],
  [[0x23, 0x24, 0x26, 0x28, 0x31, 0x32, 0x33, 0x41], 0x2a],
];
/** Variants of 0x9050 by body: where shutter count and internal serial stand, and how long the serial is. */
const COUNTS: readonly { readonly model: RegExp; readonly count: number; readonly serial?: readonly [at: number, length: number] }[] = [
  {
    model: /^(ILCE-(6100A?|6300|6400A?|6500|6600|7C|7M3A?|7RM2|7RM3A?|7RM4A?|7SM2|9|9M2)|ILCA-99M2|ZV-E10)$/,
    count: 0x3a,
    serial: [0x88, 6],
  },
  { model: /^(ILCE-(7M4|7RM5|7SM3)|ILME-FX(3|3A|30))$/, count: 0x3a, serial: [0x88, 6] },
  { model: /^ILCE-1$/, count: 0x3a, serial: [0x8a, 6] },
  { model: /^(ILCE-(6700|7CM2|7CR)|ILME-FX2|ZV-(E1|E10M2))$/, count: 0x0a },
  { model: /^(SLT-|HV$|ILCA-)/, count: 0x32, serial: [0xf0, 5] },
  { model: /^(NEX-(5N|7|VG20E)|Lunar)/, count: 0x32 },
  { model: /^(NEX-|ILCE-(3\d00|5[01]00|6000|7|7M2|7R|7S|QX1)$)/, count: 0x32, serial: [0x7c, 4] },
];

function readCiphered(note: Note): { recorded?: Vote; counter?: number; bodySerial?: string } {
  const at = (tag: number, offset: number): number | undefined => {
    const entry = note.entries.get(tag);
    const value = entry && offset < entry.size ? note.bytes.u8(entry.at + offset) : undefined;
    return value === undefined ? undefined : DECIPHER[value];
  };
  const first = note.entries.get(0x9400);
  const variant = first && QUALITY2_AT.find(([firsts]) => firsts.includes(note.bytes.u8(first.at) ?? -1));
  const quality2 = variant && at(0x9400, variant[1]);
  const recorded = quality2 === undefined ? undefined : VOTES[NEWER.test(note.model) ? 'newer' : 'older'][quality2];
  const layout = COUNTS.find(({ model }) => model.test(note.model));
  const many = (from: number, length: number) => Array.from({ length }, (_, i) => at(0x9050, from + i));
  const count = layout && many(layout.count, 3);
  const serial = layout?.serial && many(...layout.serial);
  return present({
    recorded,
    counter: whole(count) && count.some(byte => byte !== 0) ? count.reduceRight((sum, byte) => sum * 256 + byte, 0) : undefined,
    bodySerial: whole(serial) && serial.some(byte => byte !== 0) ? hexOf(serial) : undefined,
  });
}
function whole(bytes: (number | undefined)[] | undefined): bytes is number[] {
  return bytes?.every(byte => byte !== undefined) ?? false;
}

export const sony: Maker = {
  ...{ name: 'Sony', make: /^sony/i, raws: ['arw', 'sr2', 'srf'], read: readSony },
  reads: 'body (0x9050), shutter count (0x9050), burst number (0xb04a), rating (0x2002), pixel shift (0x202f)',
  tells: 'yes',
  tellsBy:
    '0x0102, 0x202e and the enciphered 0x9400 Quality2, which have to agree; 0x2039 tells JPEG from HEIF. From the DSLR-A200 (2008) on',
  burst: [
    { key: 'subsec', bodies: 'ILCE-7SM3 (2020) and later, ILCE-1 and later, three digits' },
    { key: 'sequence', bodies: 'all with 0xb04a' },
    { key: 'counter', bodies: 'bodies with a known 0x9050; it stands still in electronic bursts' },
  ],
  sources: 'ExifTool Sony.pm; LibRaw; about 40 samples without a contradiction',
};
