import { setTimeout as pause } from 'node:timers/promises';
import { realFs } from '../execute/real-fs.js';
import { realProcesses } from '../execute/real-processes.js';
import { thisOwner } from '../execute/this-owner.js';
import { openJournal } from '../journal/journal.js';
import type { CarryDeps } from '../pipeline.js';
import type { Progress } from '../ports/progress.js';
import type { Words } from '../report/words/index.js';
import { ownState } from './world.js';

/** What carrying out, undo and history need beside it. */
export function runWorld(progress: Progress, { talk }: Words): Omit<CarryDeps, 'memory'> {
  const fs = realFs();
  const clock = { now: () => new Date() };
  const stateDir = ownState();
  return {
    fs,
    clock,
    stateDir,
    journal: openJournal({ fs, clock, stateDir }),
    owner: thisOwner(process.env),
    processes: realProcesses(),
    random: Math.random,
    pause: milliseconds => pause(milliseconds),
    onWait: () => progress.note(`rawtwin: ${talk.waitsForWatch}`),
    onSettled: ({ run, state, alarms }) => {
      if (state === 'settled') progress.note(`rawtwin: ${talk.settled(run)}`);
      else progress.note(`rawtwin: ${talk.unsettled(run, state)}`);
      for (const alarm of alarms) progress.note(`rawtwin: ${alarm}`);
    },
  };
}
