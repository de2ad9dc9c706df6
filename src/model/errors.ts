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

/** The one error type that reaches a person. Its message says what happened, to which path, and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly path: string | undefined;
  constructor(code: ErrorCode, message: string, path?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.path = path;
  }
}

/** Codes that Node has no name for: quota exceeded, and a file that a server no longer knows (errno.h of Linux, and of macOS). */
const UNNAMED: Readonly<Record<string, string>> = { 122: 'EDQUOT', 116: 'ESTALE', 69: 'EDQUOT', 70: 'ESTALE' };

/** The errno of a system error, or `EUNKNOWN`. */
export function errnoOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return 'EUNKNOWN';
  const [, number] = /^Unknown system error -(\d+)$/.exec(code) ?? [];
  return number === undefined ? code : (UNNAMED[number] ?? `E${number}`);
}
