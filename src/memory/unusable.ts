import { AppError, errnoOf } from '../model/errors.js';

/** Memory that is there and cannot be used, with what to do about it. */
export function unusable(path: string, to: 'read' | 'write', error: unknown): AppError {
  return new AppError('STATE_UNUSABLE', { is: 'memory-unusable', path, code: errnoOf(error), to }, path, { cause: error });
}
