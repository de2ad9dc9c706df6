import type { Check, CheckState, Health } from '../model/health.js';
import type { Words } from '../report/words/index.js';

/** One file per thing to look at: what was found → what to think of it, in the reader's language. */
export type Examine = (health: Health, words: Words['doctor'], all: Words) => readonly Check[];

export const check = (state: CheckState, title: string, detail: string, advice = ''): Check => ({ title, state, detail, advice });
