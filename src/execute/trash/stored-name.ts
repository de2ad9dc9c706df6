import { extname } from 'node:path';

/** Longest name of most file systems, in bytes, less the `.trashinfo` that the note's name adds. */
const LONGEST = 255 - '.trashinfo'.length;
const LONGEST_EXTENSION = 32;
const bytesOf = (text: string): number => Buffer.byteLength(text);

/** A name in trash that no other file has: stem, run and sequence, extension; the stem is cut, between characters, to fit. */
export function storedName(name: string, run: string, sequence: number): string {
  const extension = bytesOf(extname(name)) <= LONGEST_EXTENSION ? extname(name) : '';
  const tail = `.${run}-${sequence}${extension}`;
  const room = LONGEST - bytesOf(tail);
  let stem = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    if (bytesOf(stem) + bytesOf(character) > room) break;
    stem += character;
  }
  return stem + tail;
}
