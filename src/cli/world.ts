import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { stateFolder } from '../config/load.js';
import { ownStateFolder } from '../config/own-state-folder.js';
import type { Settings } from '../config/settings.js';
import { realFs } from '../execute/real-fs.js';
import { realProcesses } from '../execute/real-processes.js';
import { thisOwner } from '../execute/this-owner.js';
import { openJournal } from '../journal/journal.js';
import { fileMemory } from '../memory/file-memory.js';
import { noMemory } from '../memory/no-memory.js';
import type { CarryDeps, PlanDeps } from '../pipeline.js';
import type { Progress } from '../ports/progress.js';

export const ownState = () => ownStateFolder(stateFolder(process.env), process.getuid?.());
export const ownMemory = () => fileMemory(ownState());

/** Wires the real world: clock, chance, home, memory, Ctrl-C. The only place where they are picked. */
export function realWorld(settings: Pick<Settings, 'memory'>, progress: Progress, signal: AbortSignal): PlanDeps {
  return {
    now: () => new Date(),
    newId: () => randomBytes(9).toString('base64url'),
    home: homedir(),
    memory: settings.memory === false ? noMemory : ownMemory(),
    progress,
    signal,
  };
}

/** What carrying out, undo and history need beside it. */
export function runWorld(progress: Progress): Omit<CarryDeps, 'memory'> {
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
    onWait: () => progress.note('rawtwin: `rawtwin watch` moves files there just now; waiting for it.'),
    onSettled: ({ run, state, alarms }) => {
      if (state === 'settled') progress.note(`rawtwin: run ${run} had been cut off; it is settled now.`);
      else progress.note(`rawtwin: run ${run} was cut off and cannot be settled yet (${state}).`);
      for (const alarm of alarms) progress.note(`rawtwin: ${alarm}`);
    },
  };
}

/** Aborts on Ctrl-C or SIGTERM, for as long as `work` runs. The file in hand is finished and the journal completed. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
