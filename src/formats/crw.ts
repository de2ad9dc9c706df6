import { present } from '../model/present.js';
import { type HeapValue, heapsOf } from './ciff.js';
import type { Bytes } from './container/bytes.js';
import type { Format, Located, Pull } from './format.js';
import type { NoteFacts } from './makernote/note.js';
import type { StandardTags } from './standard-tags.js';
import { exifFromUnix } from './unix-time.js';

/** Canon CRW (ExifTool CanonRaw.pm, CIFF): heaps whose directories stand at their ends. What was recorded is not told: RecordMode is always "CRW". */
export const crw: Format = {
  id: 'crw',
  raw: true,
  sniff: head => head.text(6, 8) === 'HEAPCCDR',
  *locate(bytes): Pull<Located> {
    const { values, little } = yield* heapsOf(bytes);
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

/** NUL-separated texts of a value. */
const textsOf = (bytes: Bytes, value: HeapValue | undefined): readonly string[] =>
  value
    ? bytes
        .text(value.at, Math.min(value.size, 128))
        .split('\0')
        .map(part => part.trim())
        .filter(Boolean)
    : [];
