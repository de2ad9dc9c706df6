import type { AbsPath } from '../../model/frame.js';

/** The place of a raw's picture in a report: below what tells of it. */
interface PicturePlace {
  readonly pictureOf: AbsPath;
}
/** Text, or where a picture can stand. */
export type Part = string | PicturePlace;

export const isText = (part: Part): part is string => typeof part === 'string';

/** The text alone. */
export function* textIn(parts: Iterable<Part>): Iterable<string> {
  for (const part of parts) if (isText(part)) yield part;
}
