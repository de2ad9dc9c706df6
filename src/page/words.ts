import { count } from '../report/amount.js';
import type { Words } from '../report/words/index.js';
import { block } from './page.js';

type Sheet = Words['sheet'];

/** In the language of the page, as it was written with them. */
export const words = block<Sheet['script'] & Sheet['about']['plan']['script']>('words');

/** A text with its gaps `{}` filled in turn. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  const left = values.map(value => (typeof value === 'number' ? count(value) : value));
  return text.replace(/\{\}/g, () => left.shift() ?? '');
}
