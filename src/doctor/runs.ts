import { check, type Examine } from './check.js';

/** Damaged lines told of one journal. */
const SHOWN = 12;
/** Beyond this the journals of finished runs take room and time. */
const MANY_SPENT = 1_000;

/** Runs that were cut off, and the health of their journals. */
export const runs: Examine = ({ open, damaged, runs }, { run: words }) => [
  ...open.map(({ run, roots, heldBy }) =>
    heldBy === null
      ? check('warn', words.title(run), ...words.cutOff(roots.join(', ')))
      : check('ok', words.title(run), words.written(heldBy)),
  ),
  ...damaged.map(({ run, lines }) => {
    const told = `${lines.slice(0, SHOWN).join(', ')}${lines.length > SHOWN ? ' …' : ''}`;
    return check('warn', words.journalOf(run), ...words.damaged(lines.length, told));
  }),
  runs.spent > MANY_SPENT
    ? check('warn', words.journal, ...words.spent(runs.spent))
    : check('ok', words.journal, words.fine(runs.all, runs.undoable, runs.files)),
];
