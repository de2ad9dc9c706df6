import { joined, latin, numbers } from './tiff-head.js';

export const u16 = (...values: readonly number[]): Uint8Array => numbers(2, values, true);
export const u32 = (...values: readonly number[]): Uint8Array => numbers(4, values, true);

/** A CIFF heap: its values, its directory, and where that begins. */
export function heap(records: readonly (readonly [tag: number, value: Uint8Array])[]): Uint8Array {
  let at = 0;
  const entries = records.map(([tag, value]) => {
    at += value.length;
    return joined(u16(tag), u32(value.length, at - value.length));
  });
  return joined(...records.map(([, value]) => value), u16(records.length), ...entries, u32(at));
}
/** A CRW around a heap. */
export const crwOf = (inside: Uint8Array): Uint8Array => joined(latin('II'), u32(26), latin('HEAPCCDR'), new Uint8Array(12), inside);

/** An X3F: its sections, the list of them, and where that begins. */
export function x3fOf(...sections: readonly (readonly [kind: string, bytes: Uint8Array])[]): Uint8Array {
  let at = 40;
  const list = sections.map(([kind, bytes]) => {
    at += bytes.length;
    return joined(u32(at - bytes.length, bytes.length), latin(kind));
  });
  const head = joined(latin('FOVb'), u32(0x20002), new Uint8Array(32));
  return joined(head, ...sections.map(([, bytes]) => bytes), latin('SECd'), u32(0x20000, sections.length), ...list, u32(at));
}
/** What a PROP section holds, in UTF-16. */
export function propertiesOf(pairs: Readonly<Record<string, string>>): Uint8Array {
  const words = Object.entries(pairs).flat();
  let at = 0;
  const starts = words.map(word => {
    at += word.length + 1;
    return at - word.length - 1;
  });
  const texts = Array.from(words.map(word => `${word}\0`).join(''), char => char.charCodeAt(0));
  return joined(latin('SECp'), u32(0x20000, words.length / 2, 0, 0, at), u32(...starts), u16(...texts));
}
