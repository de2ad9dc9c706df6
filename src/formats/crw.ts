import type { Bytes } from './container/bytes.js';
import { type Format, type Located, MORE, type Pull } from './format.js';
import { type NoteFacts, present } from './makernote/note.js';
import type { StandardTags } from './standard-tags.js';
import { exifFromUnix } from './unix-time.js';

interface Value {
  readonly at: number;
  readonly size: number;
}
/** A CRW has about ten heaps, in three levels; heaps that contain themselves are garbage. */
const MOST_HEAPS = 50;

/** Canon CRW (ExifTool CanonRaw.pm, CIFF): heaps whose directories stand at their ends. What was recorded is not told: RecordMode is always "CRW". */
export const crw: Format = {
  id: 'crw',
  raw: true,
  sniff: head => head.text(6, 8) === 'HEAPCCDR',
  *locate(bytes): Pull<Located> {
    if (!bytes.has(bytes.size - 4, 4)) yield { at: Math.max(0, bytes.size - MORE), length: MORE };
    const little = bytes.text(0, 2) === 'II';
    const values = new Map<number, Value>();
    readHeap(bytes, bytes.u32(2, little) ?? 0, bytes.size, little, values, { heaps: MOST_HEAPS });
    if (values.size === 0) return { warnings: ['its directory was not found'] };
    const maker = textsOf(bytes, values.get(0x080a));
    const number = (tag: number) => (values.has(tag) ? bytes.u32(values.get(tag)?.at ?? -1, little) : undefined);
    const serial = /EOS/.test(maker[1] ?? '') ? number(0x180b) : undefined;
    const tags = present<StandardTags>({
      ...{ make: maker[0], model: maker[1] },
      takenAt: exifFromUnix(number(0x180e)),
      serial: serial === undefined ? undefined : serialText(serial, maker[1] ?? ''),
    });
    const fileNumber = number(0x1817);
    return { tags, facts: present<NoteFacts>({ counter: fileNumber || undefined, originalName: textsOf(bytes, values.get(0x0816))[0] }) };
  },
};

/** The D30 prints its number in two halves, the others with ten digits. */
const serialText = (serial: number, model: string): string =>
  /D30\b/.test(model) ? `${(serial >>> 16).toString(16)}-${String(serial & 0xffff).padStart(5, '0')}` : String(serial).padStart(10, '0');

function readHeap(bytes: Bytes, start: number, end: number, little: boolean, values: Map<number, Value>, left: { heaps: number }): void {
  if (left.heaps-- <= 0) return;
  const directory = start + (bytes.u32(end - 4, little) ?? Number.NaN);
  const count = bytes.u16(directory, little) ?? 0;
  for (let i = 0; i < Math.min(count, 200); i++) {
    const p = directory + 2 + 10 * i;
    const tag = bytes.u16(p, little);
    if (tag === undefined) return;
    const inside = (tag & 0xc000) === 0x4000;
    const size = inside ? 8 : (bytes.u32(p + 2, little) ?? 0);
    const at = inside ? p + 2 : start + (bytes.u32(p + 6, little) ?? Number.NaN);
    const isHeap = (tag & 0x3800) === 0x2800 || (tag & 0x3800) === 0x3000;
    if (isHeap) readHeap(bytes, at, at + size, little, values, left);
    else if (!values.has(tag & 0x3fff)) values.set(tag & 0x3fff, { at, size });
  }
}

/** NUL-separated texts of a value. */
const textsOf = (bytes: Bytes, value: Value | undefined): readonly string[] =>
  value
    ? bytes
        .text(value.at, Math.min(value.size, 128))
        .split('\0')
        .map(part => part.trim())
        .filter(Boolean)
    : [];
