import type { WatchEvent } from '../../model/watch.js';
import { desktopWords } from '../../report/watch-desktop.js';
import type { Words } from '../../report/words/index.js';

/** Shows a notice, or fails. */
type ShowNotice = (notice: { readonly title: string; readonly message: string }) => Promise<void>;

/**
 * Notices on the desktop, for the few events that are worth one. The package is loaded at the first; where it was not installed, or there
 * is no desktop, `onTrouble` is called once and nothing is shown from then on.
 */
export function desktopNotices(
  words: Words,
  onTrouble: (why: string) => void,
  show: ShowNotice = toasted,
): (event: WatchEvent) => Promise<void> {
  let isOff = false;
  return async event => {
    const notice = desktopWords(event, words);
    if (notice === null || isOff) return;
    try {
      await show(notice);
    } catch (error) {
      isOff = true;
      onTrouble(error instanceof Error ? error.message : String(error));
    }
  };
}

const toasted: ShowNotice = async notice => {
  const { default: notifier } = await import('toasted-notifier');
  await new Promise<void>((done, fail) => {
    notifier.notify({ ...notice, wait: false }, error => (error ? fail(new Error(String(error))) : done()));
  });
};
