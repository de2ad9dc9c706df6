import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { realFs } from '../../../src/execute/real-fs.js';
import type { Action } from '../../../src/model/plan.js';
import { actionFor, RUN } from '../trash-world.js';
import { lean } from './bin.js';
import { newTally, seeded, type Tally } from './lanes.js';
import { newStage, type Stage, strike } from './stage.js';

const plain = (actions: readonly Action[]): unknown =>
  JSON.parse(JSON.stringify(actions, (_, value) => (typeof value === 'bigint' ? value.toString() : value)));

/** So many raws, each with a word of its own. */
async function layMany(count: number, pathOf: (n: number) => string): Promise<Action[]> {
  const actions: Action[] = [];
  for (let n = 0; n < count; n++) {
    const path = pathOf(n);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `old ${n}`);
    actions.push(await actionFor(realFs(), path));
  }
  return actions;
}
/** A run of its own process. */
function started(stage: Stage, actions: readonly Action[], to: string) {
  const running = {
    isOn: true,
    done: lean(stage, { verb: 'trash', run: RUN, roots: [stage.photos], actions: plain(actions), to }).finally(() => {
      running.isOn = false;
    }),
  };
  return running;
}
/** What both rivals do is no matter of the disk, and memory is fast. */
const fastStage = (): Stage => newStage(undefined, undefined, existsSync('/dev/shm') ? '/dev/shm' : undefined);
const BLOCK = 10;
/** A folder that somebody changes is listed anew for each file in it. */
const IN_A_FOLDER = 250;

const wordsIn = (...folders: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ARW')) continue;
      const word = readFileSync(join(folder, name), 'utf8');
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
};

/**
 * An editor saves every raw of the folder anew, each by a rename over it, while a run trashes them. What the editor saved must be
 * there once, at home or in trash; what it did not overwrite itself as well. `hits`: raws that it saved before the run came to them.
 */
export async function editorRace(raws: number, seed: number, to: 'system' | 'folder'): Promise<Tally> {
  const tally = newTally();
  const random = seeded(seed);
  const stage = fastStage();
  const pathOf = (n: number) => join(stage.photos, `day ${Math.floor(n / IN_A_FOLDER)}`, `R${n}.ARW`);
  try {
    const actions = await layMany(raws, pathOf);
    const overwritten = new Set<number>();
    const running = started(stage, actions, to);
    for (let n = 0; n < raws; n++) {
      if (n % BLOCK === 0) {
        // Every tenth raw is left alone: when it is gone, the run has come near, and the editor goes on just ahead of it.
        const near = Math.max(0, n - BLOCK + Math.floor(random() * 2) * BLOCK);
        while (running.isOn && existsSync(pathOf(near))) await setImmediate();
        continue;
      }
      const path = pathOf(n);
      writeFileSync(`${path}.tmp`, `new ${n}`);
      const was = wordAt(path);
      renameSync(`${path}.tmp`, path);
      if (was !== null) overwritten.add(n);
      tally.points++;
    }
    const { stdout, status } = await running.done;
    assert.ok(status === 0 || status === 3, stdout.slice(-300));
    const found = wordsIn(stage.photos, stage.data);
    for (let n = 0; n < raws; n++) {
      if (n % BLOCK !== 0 && found.get(`new ${n}`) !== 1)
        tally.failures.push(`seed ${seed}: what was saved as R${n} is there ${found.get(`new ${n}`) ?? 0} times`);
      const old = found.get(`old ${n}`) ?? 0;
      if (old === 0 && !overwritten.has(n)) tally.failures.push(`seed ${seed}: the old R${n} is lost`);
      if (old === 0) tally.hits++;
    }
    const back = await lean(stage, { verb: 'undo', run: RUN });
    assert.ok(back.status === 0 || back.stdout.includes('RUN_UNKNOWN'), back.stdout.slice(-300));
    assert.deepEqual(wordsIn(stage.photos, stage.data), found, 'the undo overwrites nothing');
  } catch (error) {
    tally.failures.push(`seed ${seed}: ${error instanceof Error ? error.message : error}`);
  } finally {
    strike(stage);
  }
  return tally;
}

function wordAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Trashed already.
    return null;
  }
}

/**
 * The folder of the raws is swapped for a link to another folder with the same names, to and fro, while a run trashes them.
 * Nothing of the other folder may go. `points`: swaps.
 */
export async function swapRace(raws: number, seed: number, to: 'system' | 'folder'): Promise<Tally> {
  const tally = newTally();
  const random = seeded(seed);
  const stage = fastStage();
  const [folder, aside, precious] = ['day', 'day aside', '../precious'].map(name => join(stage.photos, name)) as [string, string, string];
  try {
    const actions = await layMany(raws, n => join(folder, `R${n}.ARW`));
    mkdirSync(precious);
    for (let n = 0; n < raws; n++) writeFileSync(join(precious, `R${n}.ARW`), `precious ${n}`);
    const running = started(stage, actions, to);
    while (running.isOn) {
      await setTimeout(random() * 3);
      renameSync(folder, aside);
      symlinkSync(precious, folder);
      await setTimeout(random() * 3);
      unlinkSync(folder);
      renameSync(aside, folder);
      tally.points++;
    }
    await running.done;
    const names = new Set(readdirSync(precious));
    const gone = actions.filter((_, n) => !names.has(`R${n}.ARW`));
    if (gone.length > 0) tally.failures.push(`seed ${seed}: ${gone.length} files were taken out of the other folder`);
    const found = wordsIn(stage.photos, stage.data, precious);
    for (let n = 0; n < raws; n++) {
      for (const word of [`old ${n}`, `precious ${n}`])
        if (found.get(word) !== 1) tally.failures.push(`seed ${seed}: "${word}" is there ${found.get(word) ?? 0} times`);
    }
    tally.hits += raws - gone.length;
  } catch (error) {
    tally.failures.push(`seed ${seed}: ${error instanceof Error ? error.message : error}`);
  } finally {
    strike(stage);
  }
  return tally;
}
