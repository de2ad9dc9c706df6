import { Bytes, latin1 } from '../formats/container/bytes.js';
import { CR3_RECIPE, TAIL, workInTail } from '../formats/trailer.js';
import { AppError } from '../model/errors.js';
import type { WorkDone } from '../model/facts.js';
import type { AbsPath, RawFormat } from '../model/frame.js';
import { failed, ok, type Result } from '../model/result.js';
import { type OpenFile, type OpenForReading, openForReading } from './file-head.js';
import { unreadable } from './read-facts.js';

/** Raws to which programs of their makers append. */
const APPENDED: ReadonlySet<RawFormat> = new Set<RawFormat>(['cr2', 'cr3', 'crw']);
export const mayHaveTrailer = (format: RawFormat): boolean => APPENDED.has(format);

/** More boxes than a CR3 has at its top. */
const MOST_BOXES = 64;

/** Work that a program appended to a raw: Canon DPP's recipe, Photo Mechanic's marks. A failed result where the end cannot be read whole: it may hold work. */
export async function readTrailer(path: AbsPath, format: RawFormat, open: OpenForReading = openForReading): Promise<Result<WorkDone>> {
  try {
    const file = await open(path);
    try {
      return ok(format === 'cr3' && (await hasRecipe(file, path)) ? { edited: 'Canon DPP' } : await tailOf(file, path));
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(unreadable(path, error));
  }
}

async function tailOf(file: OpenFile, path: AbsPath): Promise<WorkDone> {
  const start = Math.max(0, file.size - TAIL);
  return workInTail(await wholly(file, path, start, file.size - start));
}

/** Walks the boxes of a CR3 by their headers: a few bytes each. What begins in another way is no CR3, whatever its name. */
async function hasRecipe(file: OpenFile, path: AbsPath): Promise<boolean> {
  let at = 0;
  for (let n = 0; at + 8 <= file.size && n < MOST_BOXES; n++) {
    const head = await wholly(file, path, at, Math.min(32, file.size - at));
    if (at === 0 && latin1(head.subarray(4, 8)) !== 'ftyp') return false;
    if (latin1(head.subarray(4, 8)) === 'uuid' && latin1(head.subarray(8, 24)) === CR3_RECIPE) return true;
    const size = boxSize(new Bytes(head), file.size - at);
    if (size === undefined || at + size > file.size) throw cutOff(path);
    at += size;
  }
  if (at + 8 <= file.size) throw cutOff(path);
  return false;
}

/** The length of the box at the beginning of `head`; 0 reaches to the end of the file (ISO/IEC 14496-12 §4.2). */
function boxSize(head: Bytes, rest: number): number | undefined {
  const size = head.u32(0, false);
  if (size === 0) return rest;
  const real = size === 1 ? head.u64(8) : size;
  return real !== undefined && real >= 8 ? real : undefined;
}

async function wholly(file: OpenFile, path: AbsPath, at: number, length: number): Promise<Uint8Array> {
  const bytes = await file.read(at, length);
  if (bytes.length < length) throw cutOff(path);
  return bytes;
}

const cutOff = (path: AbsPath): AppError => new AppError('FILE_UNREADABLE', { is: 'end-unclear', path }, path);
