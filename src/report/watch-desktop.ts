import type { WatchEvent } from '../model/watch.js';
import { watchWords } from './watch-log.js';
import type { Words } from './words/index.js';

/**
 * What is worth a notice on the desktop: the brake, and the day's summary; null for all else. No names of files or folders, since what
 * shows it may pass it through a shell.
 */
export function desktopWords(event: WatchEvent, words: Words): { readonly title: string; readonly message: string } | null {
  if (event.kind === 'paused' && event.reason === 'brake') {
    return { title: words.notice.brakeTitle, message: words.notice.brake };
  }
  if (event.kind !== 'summary') return null;
  return { title: 'rawtwin', message: watchWords(event, { roots: [], dryRun: false, words }) ?? '' };
}
