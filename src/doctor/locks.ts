import { check, type Examine } from './check.js';

/** Who holds which folders now. */
export const locks: Examine = ({ locks }, { lock }) =>
  locks.map(({ path, roots, holder, isLive }) => {
    if (holder === null) return check('bad', lock.title, ...lock.unreadable(path));
    const where = roots.join(', ');
    return isLive ? check('ok', lock.title, lock.held(where, holder)) : check('ok', lock.title, ...lock.stale(where, holder));
  });
