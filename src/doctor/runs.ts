import { many } from '../report/amount.js';
import { check, type Examine } from './check.js';

/** Damaged lines told of one journal. */
const SHOWN = 12;
/** Beyond this the journals of finished runs take room and time. */
const MANY_SPENT = 1_000;

/** Runs that were cut off, and the health of their journals. */
export const runs: Examine = ({ open, damaged, runs }) => [
  ...open.map(({ run, roots, heldBy }) =>
    heldBy === null
      ? check(
          'warn',
          `run ${run}`,
          `was cut off${roots.length > 0 ? ` in ${roots.join(', ')}` : ''}`,
          'The next trash, undo or purge settles it first.',
        )
      : check('ok', `run ${run}`, `is being written by ${heldBy}`),
  ),
  ...damaged.map(({ run, lines }) =>
    check(
      'warn',
      `journal of ${run}`,
      `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, SHOWN).join(', ')}${lines.length > SHOWN ? ' …' : ''} cannot be used; the rest is`,
      'docs/journal.md tells how to bring files back by hand.',
    ),
  ),
  runs.spent > MANY_SPENT
    ? check('warn', 'journal', `${many(runs.spent, 'run')} with nothing left to undo`, '`rawtwin purge` folds those older than 30 days.')
    : check('ok', 'journal', `${many(runs.all, 'run')}, ${runs.undoable} with ${many(runs.files, 'file')} left to undo`),
];
