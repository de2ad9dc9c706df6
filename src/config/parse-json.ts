import type { AppError } from '../model/errors.js';

/** Text → value; `invalid` makes the error that says what is wrong with the file. */
export function parseJson(text: string, invalid: (what: string) => AppError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`it is no JSON (${error instanceof Error ? error.message : 'unknown error'})`);
  }
}
