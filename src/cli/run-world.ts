import { setTimeout as pause } from 'node:timers/promises';
import { realFs } from '../execute/real-fs.js';
import { realProcesses } from '../execute/real-processes.js';
import { thisOwner } from '../execute/this-owner.js';
import { openJournal } from '../journal/journal.js';
import type { CarryDeps } from '../pipeline.js';
import type { FsPort } from '../ports/fs.js';
import type { Progress } from '../ports/progress.js';
import type { SystemTrash } from '../ports/trash.js';
import { shownWords } from '../report/phrases.js';
import type { Words } from '../report/words/index.js';
import { ownTaken } from './own-taken.js';
import { ownState } from './world.js';

/** What carrying out, undo and history need beside it. */
export function runWorld(progress: Progress, words: Words, stateDir = ownState()): Omit<CarryDeps, 'memory'> {
  const fs = realFs();
  const { talk } = words;
  const clock = { now: () => new Date() };
  return {
    fs,
    clock,
    stateDir,
    journal: openJournal({ fs, clock, stateDir }),
    owner: thisOwner(process.env),
    taken: ownTaken(stateDir),
    processes: realProcesses(),
    ...(process.platform === 'linux' ? {} : { systemTrash: systemTrash(fs) }),
    random: Math.random,
    pause: milliseconds => pause(milliseconds),
    onWait: () => progress.note(`rawtwin: ${talk.waitsForWatch}`),
    onHandedOver: ({ handed, left, why }) => {
      if (handed > 0) progress.note(`rawtwin: ${talk.handed(handed)}`);
      if (left > 0) progress.note(`rawtwin: ${talk.notHanded(left, why === null ? '' : shownWords(why, words))}`);
    },
    onSettled: ({ run, state, alarms }) => {
      if (state === 'settled') progress.note(`rawtwin: ${talk.settled(run)}`);
      else progress.note(`rawtwin: ${talk.unsettled(run, state)}`);
      for (const alarm of alarms) progress.note(`rawtwin: ${shownWords(alarm, words)}`);
    },
  };
}

/** Loaded once something is to be handed over. */
function systemTrash(fs: FsPort): SystemTrash {
  const { platform } = process;
  let loaded: Promise<SystemTrash> | undefined;
  const load = () =>
    (loaded ??= import('../execute/trash/npm-trash.js').then(({ npmTrash }) => npmTrash({ platform, fs, random: Math.random })));
  return {
    whyNot: async folder => (await load()).whyNot(folder),
    prove: async at => (await load()).prove(at),
    hand: async paths => (await load()).hand(paths),
  };
}
