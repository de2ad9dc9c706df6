import type { WatchEvent } from '../model/watch.js';
import { watchWords } from './watch-log.js';

/**
 * What is worth a notice on the desktop: the brake, and the day's summary; null for all else. No names of files or folders, since what
 * shows it may pass it through a shell.
 */
export function desktopWords(event: WatchEvent): { readonly title: string; readonly message: string } | null {
  if (event.kind === 'paused' && event.reason === 'brake') {
    const message = 'More RAWs would go to trash at once than allowed, so none goes. Look at them: rawtwin watch status';
    return { title: 'rawtwin waits for you', message };
  }
  if (event.kind !== 'summary') return null;
  return { title: 'rawtwin', message: watchWords(event, { roots: [], dryRun: false }) ?? '' };
}
