import { many } from '../report/amount.js';
import { check, type Examine } from './check.js';

/** inotify(7): a folder watched takes one watch, a process one instance. Large photo trees have some thousands of folders. */
const FEW_WATCHES = 8_192;
const FEW_INSTANCES = 16;

export const watcher: Examine = ({ watcher }) => {
  if (watcher === null) return [];
  const { watches, instances } = watcher;
  const detail = `${many(watches, 'folder')} can be watched, by ${many(instances, 'program')}`;
  if (watches >= FEW_WATCHES && instances >= FEW_INSTANCES) return [check('ok', 'watcher limits', detail)];
  return [check('warn', 'watcher limits', detail, 'For a large tree raise fs.inotify.max_user_watches (sysctl).')];
};
