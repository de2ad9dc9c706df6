import { check, type Examine } from './check.js';

/** A journal of 10,000 raws takes some 8 MB. */
const LITTLE_BYTES = 100_000_000;
export const LITTLE_INODES = 1_000;

/** Where journal, memory and locks live: without it nothing moves. */
export const stateFolder: Examine = ({ state }, { stateFolder: words }) => {
  const { folder, problem, identity, space } = state;
  if (problem !== null) return [check('bad', words.title, `${folder} ${problem}`, words.unusable)];
  if (space && (space.bytesFree < LITTLE_BYTES || (space.inodesFree ?? LITTLE_INODES) < LITTLE_INODES))
    return [check('warn', words.title, ...words.full(folder))];
  if (identity === 'weak') return [check('warn', words.title, ...words.weak(folder))];
  return [check('ok', words.title, words.fine(folder, space))];
};
