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
    if (/^i?xmp$/.test(format) && !isXmp(text))
      throw new AppError('FILE_UNREADABLE', `${path} is no whole XMP file; its raw is kept.`, path);
    return ok(workOf(format, text));
  } catch (error) {
    return failed(unreadable(path, error));
  }
}

async function readText(path: AbsPath, open: OpenForReading): Promise<string> {
  const file = await open(path);
  try {
    if (file.size > LONGEST)
      throw new AppError('FILE_UNREADABLE', `${path} is larger than any sidecar (${file.size} bytes); its raw is kept.`, path);
    const bytes = await file.read(0, file.size);
    return new TextDecoder(
      bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8',
    ).decode(bytes);
  } finally {
    await file.close();
  }
}
