import type { AppError } from './errors.js';

/** Trouble with one file is a value; only what stops a run is thrown. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = <T>(error: AppError): Result<T> => ({ ok: false, error });
