// Loaded now, though only an orphan needs it: a daemon may live on after the program under it was replaced.
import '../../exif/read-all-work.js';
import { realMachine } from '../../execute/real-machine.js';
import { realPrograms } from '../../execute/real-programs.js';
import { realListener } from '../../pipeline/real-listener.js';
import type { News, WatchDeps } from '../../pipeline.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import type { Words } from '../../report/words/index.js';
import { notifyManager } from '../../service/notify.js';
import { realClocks } from '../../watch/clocks.js';
import { runWorld } from '../run-world.js';
import { thrift } from '../thrift.js';
import { ownMemory, realWorld } from '../world.js';

/** Wires the world for a daemon. A person at a terminal is asked before a folder is marked; elsewhere, naming it is consent enough. */
export async function watchWorld(tell: (news: News) => void, words: Words): Promise<Omit<WatchDeps, 'records' | 'newRunId'>> {
  const { stages, tidy } = thrift();
  const world = runWorld(NO_PROGRESS, words);
  const { now, newId, home } = realWorld({}, NO_PROGRESS, new AbortController().signal);
  return {
    ...world,
    plan: { now, newId, home, stages },
    memory: ownMemory(),
    clocks: realClocks(),
    openListener: await realListener({ fs: world.fs, machine: realMachine() }),
    manager: notifyManager({ env: process.env, pid: process.pid, programs: realPrograms(), now: () => performance.now() }),
    tell,
    tidy,
    mayMark: async root => {
      const { terminalPrompt } = await import('../ui/prompt.js');
      const prompt = terminalPrompt(words);
      return !prompt.available || prompt.confirm(words.ask.mark(root));
    },
  };
}
