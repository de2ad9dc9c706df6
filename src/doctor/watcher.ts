import { check, type Examine } from './check.js';

/** inotify(7): a folder watched takes one watch, a process one instance. Large photo trees have some thousands of folders. */
const FEW_WATCHES = 8_192;
const FEW_INSTANCES = 16;

/** Whether the kernel grants as many watches as a library of raws may need. */
export const watcher: Examine = ({ watcher }, { watcher: words }) => {
  if (watcher === null) return [];
  const { watches, instances } = watcher;
  const isEnough = watches >= FEW_WATCHES && instances >= FEW_INSTANCES;
  return [check(isEnough ? 'ok' : 'warn', words.title, words.limits(watches, instances), isEnough ? '' : words.few)];
};
