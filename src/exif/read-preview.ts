import { Bytes } from '../formats/container/bytes.js';
import { HEAD } from '../formats/format.js';
import { findPreview, LONGEST_PICTURE } from '../formats/preview/find-preview.js';
import type { AbsPath } from '../model/frame.js';
import type { Preview, PreviewSize } from '../model/preview.js';
import type { PreviewPort } from '../ports/previews.js';
import { type OpenFile, type OpenForReading, openForReading } from './file-head.js';
import { extensionOf } from './read-facts.js';

/** Reads per file, the head and the picture included. To find the largest, each picture is measured first. */
export const MOST_PREVIEW_READS: Readonly<Record<PreviewSize, number>> = { small: 6, large: 12 };

/** Embedded pictures of raws on the disk. `read` rejects only when aborted. */
export function embeddedPreviews(open: OpenForReading = openForReading): PreviewPort {
  return {
    async read(raw, size, signal) {
      signal?.throwIfAborted();
      try {
        return await readPreview(raw, size, open, signal);
      } catch (error) {
        if (signal?.aborted || !(error instanceof Error)) throw error;
        return { kind: 'none', why: 'unreadable' };
      }
    },
  };
}

async function readPreview(raw: AbsPath, size: PreviewSize, open: OpenForReading, signal: AbortSignal | undefined): Promise<Preview> {
  const file = await open(raw);
  try {
    return await pull(file, extensionOf(raw), size, signal);
  } finally {
    await file.close();
  }
}

async function pull(file: OpenFile, extension: string, size: PreviewSize, signal: AbortSignal | undefined): Promise<Preview> {
  const bytes = new Bytes(await file.read(0, HEAD), file.size);
  const finding = findPreview(bytes, extension, size);
  let reads = 1;
  for (let step = finding.next(); ; step = finding.next()) {
    signal?.throwIfAborted();
    if (step.done) return step.value;
    const { at, length } = step.value;
    if (reads < MOST_PREVIEW_READS[size]) bytes.add(await file.read(at, Math.min(length, LONGEST_PICTURE)), at);
    reads += 1;
  }
}
