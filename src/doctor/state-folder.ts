import { check, type Examine, room } from './check.js';

/** A journal of 10,000 raws takes some 8 MB. */
const LITTLE_BYTES = 100_000_000;
const LITTLE_INODES = 1_000;

/** Where journal, memory and locks live: without it nothing moves. */
export const stateFolder: Examine = ({ state }) => {
  const title = 'state folder';
  const { folder, problem, identity, space } = state;
  if (problem !== null)
    return [check('bad', title, `${folder} ${problem}`, 'Nothing is moved without it: check its disk and permissions.')];
  if (space && (space.bytesFree < LITTLE_BYTES || (space.inodesFree ?? LITTLE_INODES) < LITTLE_INODES))
    return [check('warn', title, `${folder}: its disk is nearly full`, 'Make room there: a run writes its journal first.')];
  if (identity === 'weak')
    return [
      check('warn', title, `${folder} is on a network share or a FAT disk`, 'Set RAWTWIN_STATE_DIR to a folder on a disk of this machine.'),
    ];
  return [check('ok', title, space ? `${folder}; ${room(space)}` : folder)];
};
