import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Gone, playUntil, trashAll } from './cut-off.js';
import { newTally, pick, seeded, type Tally } from './lanes.js';
import { layShoot, newStage, strike } from './stage.js';
import { assertAllComesBack, lookAt } from './stage-world.js';
import { type Kind, must, newVolume, type PowerSwitch, powerSwitch, type Volume } from './volumes.js';

/**
 * Cuts the power of a volume `count` times while a run or an undo is under way on it, and starts again. The state lies on the same
 * volume every other time. `hits` counts the cuts that came before the run was done.
 */
export async function cutPower(kind: Kind, count: number, seed: number): Promise<Tally> {
  const tally = newTally();
  const random = seeded(seed);
  const volume = newVolume(kind);
  const power = powerSwitch();
  try {
    for (let n = 0; n < count; n++) {
      tally.points++;
      const at = Math.floor(random() * 90);
      const cut = {
        verb: pick(random, ['trash', 'undo'] as const),
        store: pick(random, ['system', 'folder'] as const),
        at,
        stateOnCard: n % 2 === 0,
      };
      try {
        if (await cutOnce(volume, power, cut, `${seed}-${n}`)) tally.hits++;
      } catch (error) {
        tally.failures.push(
          `${kind.name}, seed ${seed}, cut ${n} ${JSON.stringify(cut)}: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
  } finally {
    power.close();
    volume.close();
  }
  return tally;
}

interface Cut {
  readonly verb: 'trash' | 'undo';
  readonly store: 'system' | 'folder';
  readonly at: number;
  readonly stateOnCard: boolean;
}

async function cutOnce(volume: Volume, power: PowerSwitch, { verb, store, at, stateOnCard }: Cut, label: string): Promise<boolean> {
  for (const name of ['photos', 'state', `.Trash-${process.getuid?.()}`]) rmSync(join(volume.at, name), { recursive: true, force: true });
  if (stateOnCard) mkdirSync(join(volume.at, 'state'));
  const stage = newStage(join(volume.at, 'photos'), stateOnCard ? join(volume.at, 'state') : undefined);
  try {
    layShoot(stage.photos, { orphans: 4, label });
    const before = lookAt(stage);
    if (verb === 'undo') await trashAll(stage, store);
    must('sync', '-f', volume.at);
    let wasCut = false;
    await playUntil(stage, verb, store, at, async () => {
      wasCut = true;
      await power.cut(volume.at);
      throw new Gone('the power is off');
    });
    if (!wasCut) await power.cut(volume.at);
    volume.again();
    await assertAllComesBack(stage, before, verb === 'undo' ? 'sidecars first' : 'whole', 'a torn line');
    return wasCut;
  } finally {
    strike(stage);
  }
}
