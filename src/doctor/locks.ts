import { check, type Examine } from './check.js';

/** Who holds which folders now. */
export const locks: Examine = ({ locks }) =>
  locks.map(({ path, roots, holder, isLive }) => {
    if (holder === null)
      return check('bad', 'lock', `${path} cannot be read, so every run is refused`, 'If no rawtwin is running, take that file away.');
    const where = roots.join(', ');
    if (isLive) return check('ok', 'lock', `${where} is held by ${holder}`);
    return check('ok', 'lock', `${where} was held by ${holder}, which is gone`, 'Nothing to do: the next run takes the lock away.');
  });
