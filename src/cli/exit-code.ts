import type { ErrorCode } from '../model/errors.js';

/** The exit codes of every verb; printed in each `--help`. */
export const EXIT = { done: 0, bug: 1, usage: 2, incomplete: 3, refused: 4, locked: 5, orphansFound: 10, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const OF_ERROR: Readonly<Record<ErrorCode, ExitCode>> = {
  USAGE: EXIT.usage,
  CONFIG_INVALID: EXIT.usage,
  NOT_FOUND: EXIT.usage,
  NOT_A_FOLDER: EXIT.usage,
  PLAN_INVALID: EXIT.usage,
  PLAN_FUTURE: EXIT.usage,
  RUN_UNKNOWN: EXIT.usage,
  NO_TERMINAL: EXIT.usage,
  STATE_UNUSABLE: EXIT.usage,
  FORMAT_UNKNOWN: EXIT.usage,
  FOLDER_UNREADABLE: EXIT.incomplete,
  FILE_UNREADABLE: EXIT.incomplete,
  TRASH_UNAVAILABLE: EXIT.incomplete,
  TRASH_MOVE: EXIT.incomplete,
  RESTORE_BLOCKED: EXIT.incomplete,
  JOURNAL_DAMAGED: EXIT.incomplete,
  JOURNAL_WRITE: EXIT.incomplete,
  REFUSED: EXIT.refused,
  RUN_LOCKED: EXIT.locked,
  INTERRUPTED: EXIT.interrupted,
  BUG: EXIT.bug,
};
/** What a verb ends with that could not do its work. */
export const exitCodeOf = (code: ErrorCode): ExitCode => OF_ERROR[code];

/** What each means, in the help and in the man pages. */
export const EXIT_MEANS: ReadonlyMap<ExitCode, string> = new Map([
  [EXIT.done, 'done, or nothing to do'],
  [EXIT.bug, 'a bug in rawtwin'],
  [EXIT.usage, 'wrong usage, configuration or input; nothing was moved'],
  [
    EXIT.incomplete,
    'finished, but some files were skipped or failed, or a folder could not\nbe read; doctor found something that will not work',
  ],
  [EXIT.refused, 'refused by a guard; nothing was moved'],
  [EXIT.locked, 'another run holds the folder'],
  [EXIT.orphansFound, 'orphans found (only with --fail-on-orphans)'],
  [EXIT.interrupted, 'interrupted; the journal is complete'],
]);

/** The table at the end of every help text. */
export const EXIT_HELP: string = ['\nExit codes:', ...[...EXIT_MEANS].map(exitRow)].join('\n');

function exitRow([code, means]: readonly [ExitCode, string]): string {
  return `  ${String(code).padStart(3)}  ${means.replaceAll('\n', '\n       ')}`;
}
