import type { Message } from './message.js';

export type ErrorCode =
  | 'USAGE'
  | 'CONFIG_INVALID'
  | 'NOT_FOUND'
  | 'NOT_A_FOLDER'
  | 'FOLDER_UNREADABLE'
  | 'PLAN_INVALID'
  | 'PLAN_FUTURE'
  | 'RUN_UNKNOWN'
  | 'NO_TERMINAL'
  | 'FILE_UNREADABLE'
  | 'FORMAT_UNKNOWN'
  | 'REFUSED'
  | 'RUN_LOCKED'
  | 'TRASH_UNAVAILABLE'
  | 'TRASH_MOVE'
  | 'RESTORE_BLOCKED'
  | 'JOURNAL_DAMAGED'
  | 'JOURNAL_WRITE'
  | 'STATE_UNUSABLE'
  | 'INTERRUPTED'
  | 'BUG';

/** The one error type that reaches a person. What it says tells what happened, to which path, and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly says: Message;
  readonly path: string | undefined;
  constructor(code: ErrorCode, says: Message, path?: string, options?: ErrorOptions) {
    super(JSON.stringify(says), options);
    this.name = 'AppError';
    this.code = code;
    this.says = says;
    this.path = path;
  }
}

/** A file or folder of the state that is there and cannot be used. */
export const stateUnusable = (path: string, to: 'read' | 'write', error: unknown): AppError =>
  new AppError('STATE_UNUSABLE', { is: 'state-unusable', path, code: errnoOf(error), to }, path, { cause: error });

/** Codes that Node has no name for: quota exceeded, and a file that a server no longer knows (errno.h of Linux, and of macOS). */
const UNNAMED: Readonly<Record<string, string>> = { 122: 'EDQUOT', 116: 'ESTALE', 69: 'EDQUOT', 70: 'ESTALE' };

/** The errno of a system error, or `EUNKNOWN`. */
export function errnoOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return 'EUNKNOWN';
  const [, number] = /^Unknown system error -(\d+)$/.exec(code) ?? [];
  return number === undefined ? code : (UNNAMED[number] ?? `E${number}`);
}
