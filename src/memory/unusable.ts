import { AppError, errnoOf } from '../model/errors.js';

/** Memory that is there and cannot be used, with what to do about it. */
export function unusable(path: string, what: 'read' | 'written', error: unknown): AppError {
  const message = `The memory ${path} cannot be ${what} (${errnoOf(error)}). Check its disk and permissions, or go on with --no-memory.`;
  return new AppError('STATE_UNUSABLE', message, path, { cause: error });
}
