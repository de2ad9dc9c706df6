/** One value of a directory entry: its TIFF type, how many, and its bytes; or what is laid out behind the directory. */
export type Value =
  | { readonly type: number; readonly count: number; readonly bytes: (little: boolean) => Uint8Array }
  | { readonly pointTo: (offset: number, little: boolean) => Uint8Array }
  | { readonly type: number; readonly place: (offset: number, little: boolean) => Uint8Array };
export type Entries = Readonly<Record<number, Value>>;

export const latin = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0));
export const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap(part => [...part]));

/** Numbers of `size` bytes each. */
export function numbers(size: 1 | 2 | 4, values: readonly number[], little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, i) => {
    if (size === 1) view.setUint8(i, value & 0xff);
    else if (size === 2) view.setUint16(2 * i, value & 0xffff, little);
    else view.setUint32(4 * i, value >>> 0, little);
  });
  return new Uint8Array(view.buffer);
}

export const ascii = (text: string): Value => ({ type: 2, count: text.length + 1, bytes: () => latin(`${text}\0`) });
export const bytesOf = (bytes: Uint8Array, type = 7): Value => ({ type, count: bytes.length, bytes: () => bytes });
export const byte = (...values: number[]): Value => ({ type: 1, count: values.length, bytes: little => numbers(1, values, little) });
export const short = (...values: number[]): Value => ({ type: 3, count: values.length, bytes: little => numbers(2, values, little) });
export const long = (...values: number[]): Value => ({ type: 4, count: values.length, bytes: little => numbers(4, values, little) });
/** A directory of its own, to which the entry points. */
export const below = (entries: Entries): Value => ({ pointTo: (offset, little) => directory(entries, offset, little) });
/** Bytes that depend on where they come to lie: a maker note. */
export const placed = (place: (offset: number, little: boolean) => Uint8Array, type = 7): Value => ({ type, place });

/** A directory for offset `at` of its block, its values behind it. */
export function directory(entries: Entries, at: number, little: boolean): Uint8Array {
  const tags = Object.keys(entries)
    .map(Number)
    .sort((a, b) => a - b);
  const head: number[] = [...numbers(2, [tags.length], little)];
  const tail: number[] = [];
  const free = () => at + 2 + 12 * tags.length + 4 + tail.length;
  for (const tag of tags) {
    const value = entries[tag] as Value;
    if ('pointTo' in value) {
      head.push(...numbers(2, [tag, 4], little), ...numbers(4, [1, free()], little));
      tail.push(...value.pointTo(free(), little));
    } else {
      const raw = 'place' in value ? value.place(free(), little) : value.bytes(little);
      const count = 'place' in value ? raw.length : value.count;
      head.push(...numbers(2, [tag, value.type], little), ...numbers(4, [count], little));
      if (raw.length <= 4) head.push(...joined(raw, new Uint8Array(4 - raw.length)));
      else {
        head.push(...numbers(4, [free()], little));
        tail.push(...raw);
      }
    }
    if (tail.length % 2) tail.push(0);
  }
  return Uint8Array.from([...head, 0, 0, 0, 0, ...tail]);
}

export interface TiffOptions {
  readonly little?: boolean;
  readonly magic?: number;
  /** What stands between the header and the first directory. */
  readonly gap?: Uint8Array;
}
/** A TIFF block with one directory. */
export function tiffHead(entries: Entries, { little = true, magic = 42, gap = new Uint8Array(0) }: TiffOptions = {}): Uint8Array {
  const first = 8 + gap.length;
  return joined(
    latin(little ? 'II' : 'MM'),
    numbers(2, [magic], little),
    numbers(4, [first], little),
    gap,
    directory(entries, first, little),
  );
}

const EXIF_IFD = 0x8769;
const MAKER_NOTE = 0x927c;
/** The entries of a camera's file: make, model, time and, if given, a maker note. */
export function camera(make: string, model: string, note?: Value, more: Entries = {}, exif: Entries = {}): Entries {
  return {
    271: ascii(make),
    272: ascii(model),
    274: short(1),
    ...more,
    [EXIF_IFD]: below({ 36867: ascii('2024:05:17 10:20:30'), ...(note ? { [MAKER_NOTE]: note } : {}), ...exif }),
  };
}
/** A maker note that is a bare directory, its offsets counted from the block around it. */
export const bareNote = (entries: Entries): Value => placed((offset, little) => directory(entries, offset, little));
/** A maker note behind a header; `own`: its offsets count from the note's start. */
export const headedNote = (header: Uint8Array, entries: Entries, own: boolean, little?: boolean): Value =>
  placed((offset, around) => joined(header, directory(entries, (own ? 0 : offset) + header.length, little ?? around)));

const segment = (marker: number, payload: Uint8Array): Uint8Array =>
  joined(Uint8Array.of(0xff, marker), numbers(2, [payload.length + 2], false), payload);
export const app1 = (block: Uint8Array): Uint8Array => segment(0xe1, joined(latin('Exif\0\0'), block));
export const xmpSegment = (text: string): Uint8Array =>
  segment(0xe1, joined(latin('http://ns.adobe.com/xap/1.0/\0'), new TextEncoder().encode(text)));
export const app = (n: number, length: number): Uint8Array => segment(0xe0 + n, new Uint8Array(length));
/** A JPEG of the given segments and no picture. */
export const jpegHead = (...segments: readonly Uint8Array[]): Uint8Array =>
  joined(Uint8Array.of(0xff, 0xd8), ...segments, Uint8Array.of(0xff, 0xda, 0, 2, 0xff, 0xd9));

/** A box of ISO base media; `uuid` boxes get their id as the first payload. */
export function box(kind: string, ...payload: readonly Uint8Array[]): Uint8Array {
  const inside = joined(...payload);
  return joined(numbers(4, [inside.length + 8], false), latin(kind), inside);
}
