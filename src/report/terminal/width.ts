import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const signs = (text: string) => Array.from(graphemes.segment(text), part => part.segment);

/** Cells on the screen: CJK and emoji take two, combining marks none. */
export const widthOf = (text: string): number => stringWidth(text);

/** Filled up with spaces to so many cells; longer text stays whole. */
export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** At most `width` cells, `…` in the middle: both ends of a name tell more than its middle. */
export function shorten(text: string, width: number): string {
  if (text.length <= width && /^[\x20-\x7e]*$/.test(text)) return text;
  if (widthOf(text) <= width) return text;
  const parts = signs(text);
  const tail = fitting([...parts].reverse(), Math.ceil((width - 1) / 2)).reverse();
  const head = fitting(parts, width - 1 - widthOf(tail.join('')));
  return width < 1 ? '' : `${head.join('')}…${tail.join('')}`;
}

function fitting(parts: readonly string[], width: number): string[] {
  let left = width;
  const end = parts.findIndex(part => {
    left -= widthOf(part);
    return left < 0;
  });
  return parts.slice(0, end < 0 ? parts.length : end);
}

/** Chinese is written without blanks: a line may end between any two signs, but not before what closes or after what opens. */
const HAN = '[\\p{Script=Han}，。：；、！？）」』”…]';
const BETWEEN = new RegExp(`(?<=${HAN})(?=[\\p{Script=Han}（「『“])|(?<=[，。：；、！？）」』”])(?![，。：；、！？）」』”…]|$)`, 'gu');

/** Words with what stands between them: a blank, or nothing. */
const piecesOf = (text: string) =>
  text.split(' ').flatMap((word, i) => word.split(BETWEEN).map((piece, j) => [i > 0 && j === 0 ? ' ' : '', piece] as const));

/**
 * Prose broken between words, or between Chinese signs; no line starts left of `indent`, all but the first hang by `hanging`. A word wider
 * than the screen stands alone, whole.
 */
export function wrap(text: string, columns: number, indent: string, hanging = ''): string[] {
  const lines: string[] = [];
  const start = () => (lines.length === 0 ? indent : indent + hanging);
  let line = '';
  for (const [gap, piece] of piecesOf(text)) {
    if (line !== '' && widthOf(start() + line + gap + piece) > columns) {
      lines.push(start() + line);
      line = piece;
    } else line += line === '' ? piece : gap + piece;
  }
  return [...lines, start() + line];
}
