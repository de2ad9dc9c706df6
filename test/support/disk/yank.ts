import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Gone, playUntil, trashAll } from './cut-off.js';
import { newTally, pick, seeded, type Tally } from './lanes.js';
import { layShoot, newStage, strike } from './stage.js';
import { assertAllComesBack, lookAt } from './stage-world.js';
import { type Kind, must, newVolume, type Volume } from './volumes.js';

/**
 * Pulls a card out `count` times while a run or an undo is under way on it: its FUSE daemon is killed, the process goes on and
 * meets ENOTCONN; then the card is put in again. `hits` counts those that came before the run was done.
 */
export async function yank(kind: Kind, count: number, seed: number): Promise<Tally> {
  const tally = newTally();
  const random = seeded(seed);
  const volume = newVolume(kind);
  try {
    for (let n = 0; n < count; n++) {
      tally.points++;
      const how = {
        verb: pick(random, ['trash', 'undo'] as const),
        store: pick(random, ['auto', 'folder'] as const),
        at: Math.floor(random() * 90),
        dies: random() < 0.3,
      };
      try {
        if (await yankOnce(volume, how, `${seed}-${n}`)) tally.hits++;
      } catch (error) {
        tally.failures.push(
          `${kind.name}, seed ${seed}, yank ${n} ${JSON.stringify(how)}: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
  } finally {
    volume.close();
  }
  return tally;
}

interface Yank {
  readonly verb: 'trash' | 'undo';
  readonly store: 'auto' | 'folder';
  readonly at: number;
  /** The process does not live to see it. */
  readonly dies: boolean;
}

async function yankOnce(volume: Volume, { verb, store, at, dies }: Yank, label: string): Promise<boolean> {
  for (const name of ['photos', `.Trash-${process.getuid?.()}`]) rmSync(join(volume.at, name), { recursive: true, force: true });
  const stage = newStage(join(volume.at, 'photos'));
  try {
    layShoot(stage.photos, { orphans: 4, label });
    // What the card keeps of times and names is what it says when it is put in again.
    volume.again();
    const before = lookAt(stage);
    if (verb === 'undo') await trashAll(stage, store);
    must('sync', '-f', volume.at);
    let pulled = false;
    await playUntil(stage, verb, store, at, () => {
      const daemon = volume.daemon();
      if (daemon === null) throw new Error('no daemon to kill');
      process.kill(daemon, 'SIGKILL');
      while (existsSync(`/proc/${daemon}/exe`)) spawnSync('sleep', ['0.005']);
      pulled = true;
      if (dies) throw new Gone('the card is out');
    });
    await new Promise(resolve => setTimeout(resolve, 20)); // a process that dies lets go of its folders at once, ours after its turn
    volume.again();
    await assertAllComesBack(stage, before, verb === 'undo' ? 'sidecars first' : 'whole', 'notes');
    return pulled;
  } finally {
    strike(stage);
  }
}
