import type { AppError } from '../model/errors.js';
import type { Message } from '../model/message.js';

/** Text → value; `invalid` makes the error that says what is wrong with the file. */
export function parseJson(text: string, invalid: (what: Message) => AppError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid({ is: 'not-json', why: error instanceof Error ? error.message : 'unknown error' });
  }
}
