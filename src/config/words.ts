import { AppError } from '../model/errors.js';
import { LANGS, type Lang } from '../model/lang.js';
import type { Message } from '../model/message.js';
import { PICTURE_PROTOCOLS } from '../model/picture-protocol.js';
import { CONFIDENCES, INCLUDABLE, type Includable, type MaxTrash, STORES } from '../model/policy.js';

/** Where a word was said, for the error: `--trust`, `RAWTWIN_TRUST`. */
type Said = string;
const wrong = (says: Message) => new AppError('USAGE', says);

/** The word itself, where it is one of those that are known. */
const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (said: Said, word: string): Word => {
    const found = words.find(known => known === word);
    if (found === undefined) throw wrong({ is: 'use-one-of', said, word, words });
    return found;
  };

export const parseTrust = oneOf(CONFIDENCES);

/** Comma-separated words, each known. */
export function parseInclude(said: Said, words: string): readonly Includable[] {
  return words.split(',').map(part => {
    const word = part.trim();
    const found = INCLUDABLE.find(reason => reason === word);
    if (!found) throw wrong({ is: 'use-some-of', said, word, words: INCLUDABLE });
    return found;
  });
}

/** A year. */
export const MOST_SECONDS = 31_536_000;
/** Whole seconds, 0 to a year. */
export function parseSettle(said: Said, word: string): number {
  const seconds = /^\d{1,8}$/.test(word) ? Number(word) : Number.NaN;
  if (!(seconds <= MOST_SECONDS)) throw wrong({ is: 'use-seconds', said, word, most: MOST_SECONDS });
  return seconds;
}

/** `200` raws, or `50%` of a shoot's raws. */
export function parseMaxTrash(said: Said, word: string): MaxTrash {
  const [, digits = '', percent] = /^(\d{1,7})(%?)$/.exec(word) ?? [];
  if (digits === '' || (percent === '%' && Number(digits) > 100)) throw wrong({ is: 'use-limit', said, word });
  return percent === '%' ? { percent: Number(digits) } : { count: Number(digits) };
}

/** Units of a time as it is typed. */
export const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** `30d`, `12h`, `90m`, `45s`, `2w` → milliseconds. A number alone is refused: nobody knows whether it means days. */
export function parseDuration(said: Said, word: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,5})(ms|[smhdw])$/.exec(word) ?? [];
  if (digits === '') throw wrong({ is: 'use-duration', said, word });
  return Number(digits) * UNIT_MS[unit as keyof typeof UNIT_MS];
}

export const parseStore = oneOf(STORES);

/** Which half of a shot is left over: raws, or JPEGs. */
export const parseOrphans = oneOf(['raw', 'jpeg']);

/** Which embedded pictures a page shows. */
export const SHEET_PREVIEWS = ['small', 'large', 'none'] as const;
export const parsePreview = oneOf(SHEET_PREVIEWS);

export const parsePictureProtocol = oneOf(PICTURE_PROTOCOLS);

/** `1` or `0`, and other words for them. */
export function parseSwitch(said: Said, word: string): boolean {
  if (/^(1|true|yes|on)$/i.test(word)) return true;
  if (/^(0|false|no|off)$/i.test(word)) return false;
  throw wrong({ is: 'use-switch', said, word });
}

/** As the list has it, or as a system spells it: `zh-CN`, `zh_cn`. */
export function parseLang(said: Said, word: string): Lang {
  const found = LANGS.find(lang => lang.toLowerCase() === word.replace('_', '-').toLowerCase());
  if (!found) throw wrong({ is: 'use-one-of', said, word, words: LANGS });
  return found;
}
