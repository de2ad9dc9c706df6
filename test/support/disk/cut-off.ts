import { realFs } from '../../../src/execute/real-fs.js';
import type { StoreChoice } from '../../../src/model/policy.js';
import { processesNamed, trash, undo } from '../trash-world.js';
import { closeAll, hooked } from './hooked.js';
import type { Stage } from './stage.js';
import { actionsOn, worldOf } from './stage-world.js';

export type Verb = 'trash' | 'undo';

/** Trashes all orphans of the stage in this process, as a setting for what comes. */
export const trashAll = async (stage: Stage, to: StoreChoice): Promise<void> => {
  for (const { outcome, why } of await trash(worldOf(stage), await actionsOn(stage), { to })) {
    if (outcome !== 'trashed') throw new Error(`not trashed: ${JSON.stringify(why)}`);
  }
};

/**
 * Plays a process of this program on the stage's real disk and lets `act` happen before its `at`th call. When `act` throws, the
 * process is gone with that call; when it returns, the process goes on and meets whatever the disk has become.
 */
export async function playUntil(stage: Stage, verb: Verb, to: StoreChoice, at: number, act: () => Promise<void> | void): Promise<void> {
  const { fs, opened } = hooked(realFs(), at, act);
  const world = worldOf(stage, fs, processesNamed(1 << 30, []));
  try {
    if (verb === 'undo') await undo(world);
    else await trash(world, await actionsOn(stage), { to });
  } catch {
    // Refused, or gone: what counts is what the disk holds afterwards.
  } finally {
    await closeAll(opened);
  }
}

/** What `act` throws to end the process. */
export class Gone extends Error {}
