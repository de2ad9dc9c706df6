import type { RawFrame } from '../model/frame.js';
import { push } from '../model/groups.js';
import { extensionOf, foldName, stemOf } from '../model/stem.js';
import type { TwinFile } from './by-stem.js';
import { basesOf, keysOfRaw } from './stem-rules.js';

export type NamedFile = RawFrame | TwinFile;

/** Digits that a short number must have to stand for the end of a longer one: the number of a DCF file (`1234` for P1011234). */
const WHOLE_NUMBER = 4;
/** What ends in fewer digits may be a version (`IMG_1234-2`), so that its number is none of a shot. */
const SHOT_NUMBER = /\d{3,}$/;

/**
 * Finds files by a name as a person writes it: with or without extension, in any case; a number alone; a name made from another by an
 * editor. What is nearest to the name counts: the name itself, then its number, then the names it may be made from.
 */
export function filesByName(files: readonly NamedFile[]): (name: string) => readonly NamedFile[] {
  const byKey = new Map<string, NamedFile[]>();
  const byNumber = new Map<string, NamedFile[]>();
  for (const file of files) {
    for (const key of file.kind === 'raw' ? keysOfRaw(file.stem) : [file.stem]) push(byKey, key, file);
    const [digits] = SHOT_NUMBER.exec(file.stem) ?? [];
    if (digits !== undefined) push(byNumber, withoutZeros(digits), file);
  }
  return name => {
    const keys = [...new Set([stemOf(name), foldName(name)])];
    const exact = ofFormat(
      keys.flatMap(key => byKey.get(key) ?? []),
      extensionOf(name),
    );
    if (exact.length > 0) return exact;
    const [stem = ''] = keys;
    if (/^\d+$/.test(stem)) return numbered(stem, byNumber);
    return (
      basesOf(stem)
        .map(base => byKey.get(base.stem) ?? [])
        .find(found => found.length > 0) ?? []
    );
  };
}

/** A raw that was named with its extension is that raw, not another of the same stem. */
function ofFormat(found: readonly NamedFile[], extension: string): readonly NamedFile[] {
  const own = found.filter(file => file.kind === 'raw' && file.format === extension);
  return own.length > 0 ? own : found;
}

function numbered(digits: string, byNumber: ReadonlyMap<string, readonly NamedFile[]>): readonly NamedFile[] {
  const same = byNumber.get(withoutZeros(digits));
  if (same || digits.length < WHOLE_NUMBER) return same ?? [];
  return [...byNumber].flatMap(([number, files]) => (number.endsWith(digits) ? files : []));
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=.)/, '');
