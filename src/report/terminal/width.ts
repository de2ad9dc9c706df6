import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const signs = (text: string) => Array.from(graphemes.segment(text), part => part.segment);

/** Cells on the screen: CJK and emoji take two, combining marks none. */
export const widthOf = (text: string): number => stringWidth(text);

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

/** Prose broken between words; no line starts left of `indent`, all but the first hang by `hanging`. A word wider than the screen stands alone, whole. */
export function wrap(text: string, columns: number, indent: string, hanging = ''): string[] {
  const lines: string[] = [];
  const start = () => (lines.length === 0 ? indent : indent + hanging);
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(start()) + widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(start() + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, start() + line];
}
