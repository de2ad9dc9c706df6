import type { AbsPath } from '../model/frame.js';
import type { Preview, PreviewSize } from '../model/preview.js';

/** Pictures embedded in raws. Never throws for a file: what cannot be read is no preview, with the reason. */
export interface PreviewPort {
  read(raw: AbsPath, size: PreviewSize, signal?: AbortSignal): Promise<Preview>;
}
