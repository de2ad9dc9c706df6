import { isReadByContent, workOf } from '../formats/sidecar-work.js';
import { isXmp } from '../formats/xmp.js';
import { AppError } from '../model/errors.js';
import type { WorkDone } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import { failed, ok, type Result } from '../model/result.js';
import { type OpenForReading, openForReading } from './file-head.js';
import { unreadable } from './read-facts.js';

/** No sidecar with settings is longer. */
const LONGEST = 4 << 20;

/** What a sidecar says of work on its raw. A failed result where it cannot be read whole or is not what its name says: it may hold work. */
export async function readWork(path: AbsPath, format: string, open: OpenForReading = openForReading): Promise<Result<WorkDone>> {
  if (!isReadByContent(format)) return ok(workOf(format, ''));
  try {
    const text = await readText(path, open);
    if (/^(i?xmp|nksc)$/.test(format) && !isXmp(text)) throw new AppError('FILE_UNREADABLE', { is: 'xmp-not-whole', path }, path);
    return ok(workOf(format, text));
  } catch (error) {
    return failed(unreadable(path, error));
  }
}

async function readText(path: AbsPath, open: OpenForReading): Promise<string> {
  const file = await open(path);
  try {
    if (file.size > LONGEST) throw new AppError('FILE_UNREADABLE', { is: 'sidecar-too-large', path, bytes: file.size }, path);
    const bytes = await file.read(0, file.size);
    const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
    if (bytes.length < file.size || text.includes('\0')) throw new AppError('FILE_UNREADABLE', { is: 'holes', path }, path);
    return text;
  } finally {
    await file.close();
  }
}

/** By the byte order mark; without one, by where the zero bytes of plain letters stand. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined)) return 'utf-16be';
  return 'utf-8';
}
