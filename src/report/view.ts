import type { Words } from './words/index.js';

/** How the reader looks at it. `columns`: width of the screen in cells; 80 where there is none. `words`: the reader's language. */
export interface Screen {
  readonly words: Words;
  readonly columns: number;
  readonly colour: boolean;
}

/** `all`: every orphan and every kept raw. `given`: the folders as they were typed, for the next command; absent: the plan's roots. */
export interface PlanView extends Screen {
  readonly all: boolean;
  readonly verb: 'plan' | 'trash';
  readonly given?: readonly string[];
}
