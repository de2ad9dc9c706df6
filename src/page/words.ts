import { block } from './page.js';

export interface Words {
  readonly shown: string;
  readonly chosen: string;
  readonly nothingChosen: string;
  readonly choose: string;
  readonly chooseFolder: string;
  readonly goes: string;
  readonly stays: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly of: string;
}

export const words = block<Words>('words');

/** A text with its gaps `{}` filled in turn. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  const left = values.map(value => (typeof value === 'number' ? value.toLocaleString('en') : value));
  return text.replace(/\{\}/g, () => left.shift() ?? '');
}
