import { MOST_PREVIEW_READS } from '../../src/exif/read-preview.js';
import { Bytes } from '../../src/formats/container/bytes.js';
import { HEAD } from '../../src/formats/format.js';
import { findPreview } from '../../src/formats/preview/find-preview.js';
import type { Preview, PreviewSize } from '../../src/model/preview.js';

export interface PreviewInMemory {
  readonly preview: Preview;
  readonly reads: readonly { readonly at: number; readonly length: number }[];
}

/** Looks for a picture in a file in memory as the disk would be read: the head first, then what is asked for. */
export function previewIn(file: Uint8Array, extension: string, size: PreviewSize): PreviewInMemory {
  const bytes = new Bytes(file.slice(0, HEAD), file.length);
  const reads = [{ at: 0, length: HEAD }];
  const finding = findPreview(bytes, extension, size);
  for (let step = finding.next(); ; step = finding.next()) {
    if (step.done) return { preview: step.value, reads };
    const { at, length } = step.value;
    if (!(at >= 0 && at < file.length && length > 0)) throw new Error(`asks for ${length} bytes at ${at} of ${file.length}`);
    if (reads.length >= MOST_PREVIEW_READS[size]) continue;
    bytes.add(file.slice(at, at + length), at);
    reads.push({ at, length });
  }
}
