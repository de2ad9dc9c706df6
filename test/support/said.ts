import { AppError } from '../../src/model/errors.js';
import type { Told } from '../../src/model/message.js';
import type { ListeningMode } from '../../src/ports/listener.js';
import { messageWords } from '../../src/report/phrases.js';
import { EN } from '../../src/report/words/en/index.js';

/** A message in English, as documents have it. */
export const english = (told: Told): string => messageWords(told, EN);

/** What an error tells a person. */
export function saidBy(error: unknown): string {
  if (!(error instanceof AppError)) throw new Error(`no error that a person is told: ${error}`);
  return english(error.says);
}

/** The error with which something ends, as a document tells it. */
export async function errorOf(act: Promise<unknown> | (() => unknown)): Promise<Pick<AppError, 'code' | 'message' | 'path'>> {
  try {
    await (typeof act === 'function' ? act() : act);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: english(error.says), path: error.path };
  }
  throw new Error('it did not end with an error');
}

/** How a listener hears, with the reason in English. */
export const inEnglish = (mode: ListeningMode): ListeningMode => (mode.why === undefined ? mode : { ...mode, why: english(mode.why) });
