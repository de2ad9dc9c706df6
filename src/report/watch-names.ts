import { compareText } from '../model/compare-text.js';
import type { AbsPath } from '../model/frame.js';
import { nameOf } from '../model/path.js';
import { printable } from './printable.js';
import type { EN } from './words/en/index.js';

/** Names told before the rest is only counted. */
const TOLD = 5;

/**
 * Raws by the names that a photographer knows them by, without their ending: `DSC1, DSC4–DSC9 and 12 more`. Only raws that follow one
 * another without a gap become a range.
 */
export function rawNames(raws: readonly AbsPath[], say: Pick<typeof EN.say, 'list' | 'namesAndMore'>): string {
  const names = raws.map(nameOf);
  const stems = names.map(name => name.replace(/(?<=.)\.[^.]*$/s, ''));
  const isPlain = new Set(stems).size === stems.length;
  const parts = isPlain ? rangesOf([...stems].sort(compareText)) : [...names].sort(compareText).map(name => ({ text: name, raws: 1 }));
  const told = parts.length > TOLD + 1 ? parts.slice(0, TOLD) : parts;
  const rest = raws.length - told.reduce((sum, part) => sum + part.raws, 0);
  const text = say.list(told.map(part => printable(part.text)));
  return rest > 0 ? say.namesAndMore(text, rest) : text;
}

interface Part {
  readonly text: string;
  readonly raws: number;
}

function rangesOf(stems: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let from = 0, to = 0; from < stems.length; from = to + 1) {
    to = from;
    while (to + 1 < stems.length && follows(stems[to] ?? '', stems[to + 1] ?? '')) to += 1;
    const raws = to - from + 1;
    if (raws > 2) parts.push({ text: `${stems[from]}–${stems[to]}`, raws });
    else for (const stem of stems.slice(from, to + 1)) parts.push({ text: stem, raws: 1 });
  }
  return parts;
}

const NUMBERED = /^(.*?)(\d{1,9})$/s;
function follows(one: string, next: string): boolean {
  const [, before, number = ''] = NUMBERED.exec(one) ?? [];
  const [, beforeNext, nextNumber = ''] = NUMBERED.exec(next) ?? [];
  return before !== undefined && before === beforeNext && number.length === nextNumber.length && Number(number) + 1 === Number(nextNumber);
}
