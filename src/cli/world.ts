import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { stateFolder } from '../config/load.js';
import { ownStateFolder } from '../config/own-state-folder.js';
import type { Settings } from '../config/settings.js';
import { fileMemory } from '../memory/file-memory.js';
import { noMemory } from '../memory/no-memory.js';
import type { AbsPath } from '../model/frame.js';
import type { PlanDeps } from '../pipeline.js';
import type { Memory } from '../ports/memory.js';
import type { Progress } from '../ports/progress.js';
import { ownTaken } from './own-taken.js';
import { VERSION } from './version.js';

export const ownState = (env: Readonly<Record<string, string | undefined>> = process.env): AbsPath =>
  ownStateFolder(stateFolder(env), process.getuid?.());
export const ownMemory = (stateDir = ownState()): Memory => fileMemory(stateDir);

/** What was seen of JPEGs with their raw. */
export const jpegMemory = ({ memory }: Pick<Settings, 'memory'>, stateDir = ownState()): Memory =>
  memory === false ? noMemory : fileMemory(stateDir, 'memory/jpegs');

const ownFacts = async (stateDir = ownState()) => (await import('../memory/facts-cache.js')).factsCache(stateDir, VERSION);

/** A name that nothing else has: of a plan, or of a draft. */
export const newId = (): string => randomBytes(9).toString('base64url');

/** Wires the real world: clock, chance, home, memory, Ctrl-C. The only place where they are picked. */
export function realWorld(
  settings: Pick<Settings, 'memory' | 'cache'>,
  progress: Progress,
  signal: AbortSignal,
  stateDir?: AbsPath,
): PlanDeps {
  return {
    now: () => new Date(),
    newId,
    home: homedir(),
    memory: settings.memory === false ? noMemory : ownMemory(stateDir),
    taken: ownTaken(stateDir ?? ownState()),
    ...(settings.cache === false ? {} : { keptFacts: () => ownFacts(stateDir) }),
    progress,
    signal,
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
