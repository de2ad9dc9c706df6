import type { Bytes } from '../container/bytes.js';
import { readTiff, type Tiff } from '../container/tiff.js';

type Block = Pick<Tiff, 'base' | 'little'>;
interface Directory {
  readonly block: Block;
  readonly offset: number;
}

/** How a maker note begins, where its directory is, what its offsets count from, and in which byte order it is. */
interface Layout {
  readonly starts: readonly string[];
  readonly skip: number;
  readonly from: 'block' | 'note' | 'file';
  /** Offset of `II` or `MM` in the note, or the order itself; absent: as the block around it. */
  readonly order?: number | 'II';
}
/** Research §3.2; ExifTool MakerNotes.pm. The first that fits holds; a note that fits none is a bare directory. */
const LAYOUTS: readonly Layout[] = [
  { starts: ['Nikon\0\x01'], skip: 8, from: 'block' },
  { starts: ['SONY DSC', 'SONY CAM', 'SONY MOBILE', '\0\0SONY PIC', 'VHAB     '], skip: 12, from: 'block' },
  { starts: ['FUJIFILM', 'GENERALE'], skip: 12, from: 'note', order: 'II' },
  { starts: ['OLYMPUS\0'], skip: 12, from: 'note', order: 8 },
  { starts: ['OM SYSTEM\0'], skip: 16, from: 'note', order: 12 },
  { starts: ['OLYMP\0', 'EPSON\0', 'MINOL\0', 'CAMER\0'], skip: 8, from: 'block' },
  { starts: ['Panasonic\0\0\0'], skip: 12, from: 'block' },
  { starts: ['AOC\0'], skip: 6, from: 'block', order: 4 },
  { starts: ['PENTAX \0', 'SAMSUNG \0'], skip: 10, from: 'note', order: 8 },
  { starts: ['RICOH\0II', 'RICOH\0MM'], skip: 8, from: 'note', order: 6 },
  { starts: leica('\x01', '\x04', '\x05', '\x06', '\x07', '\x10', '\x1a'), skip: 8, from: 'note' },
  { starts: ['LEICA0\x03\0'], skip: 8, from: 'note' },
  { starts: [...leica('\0', '\x02', '\x08', '\x09', '\x0a'), 'LEICA0\x02\0'], skip: 8, from: 'block' },
  { starts: ['LEICA\0\x02\xff'], skip: 8, from: 'file' },
  { starts: ['LEICA CAMERA AG\0'], skip: 18, from: 'block' },
  { starts: ['Ricoh', 'RICOH'], skip: 8, from: 'block' },
  { starts: ['SIGMA\0', 'FOVEON\0'], skip: 10, from: 'block' },
];
function leica(...kinds: readonly string[]): readonly string[] {
  return kinds.map(kind => `LEICA\0${kind}\0`);
}

/** The directory of a maker note; `own`: it is a TIFF block of its own (CR3). Undefined where nothing but the maker knows. */
export function directoryOf(bytes: Bytes, at: number, around: Block & { readonly first?: number }, own: boolean): Directory | undefined {
  if (own) return { block: around, offset: around.first ?? 8 };
  const head = bytes.text(at, 18);
  if (head.startsWith('Nikon\0\x02')) {
    const inside = readTiff(bytes, at + 10);
    return inside && { block: inside, offset: inside.first };
  }
  const layout = LAYOUTS.find(({ starts }) => starts.some(start => head.startsWith(start)));
  const skip = layout?.skip ?? 0;
  const base = layout?.from === 'note' ? at : layout?.from === 'file' ? 0 : around.base;
  const little = layout ? orderOf(head, layout, around.little) : around.little;
  return { block: { base, little: orderOfCount(bytes, at + skip, little) }, offset: at + skip - base };
}

/**
 * Programs that rewrite a file may turn its byte order and leave the note as it was (ExifTool Exif.pm, ByteOrder Unknown):
 * a directory of more than 255 entries, most of them in the high byte of the count, is one read the wrong way round.
 */
function orderOfCount(bytes: Bytes, at: number, little: boolean): boolean {
  const count = bytes.u16(at, little) ?? 0;
  return count >> 8 > (count & 0xff) ? !little : little;
}

function orderOf(head: string, { order }: Layout, around: boolean): boolean {
  if (order === undefined) return around;
  const mark = order === 'II' ? 'II' : head.slice(order, order + 2);
  return mark === 'II' || (mark !== 'MM' && around);
}
