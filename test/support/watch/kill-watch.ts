import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { Daemon, jpegOf } from '../../e2e/daemon.js';
import { killed } from '../../e2e/world.js';
import { inLanes, newTally, pick, seeded, type Tally } from '../disk/lanes.js';
import { Scene, sleep } from './scene.js';

const PAIRS = 60;
const KILLS_IN_ONE_WORLD = 10;
/** Short, so that raws go while daemons die. */
const WORDS = ['photos', '--grace', '150ms', '--settle', '0', '--to', 'folder', '--max-trash', '1000'] as const;

/**
 * Kills daemons at chance moments, `count` times, while a photographer deletes, renames, moves, saves and imports; then lets one live,
 * until all that was deleted is in trash. Nothing else may be there, and nothing may be lost or lie twice. `hits` counts the kills of
 * daemons that had something to do.
 */
export async function killWatch(count: number, seed: number): Promise<Tally> {
  const tally = newTally();
  const worlds = Array.from({ length: Math.ceil(count / KILLS_IN_ONE_WORLD) }, (_, world) => world);
  await inLanes(3, worlds, async world => {
    const kills = Math.min(KILLS_IN_ONE_WORLD, count - world * KILLS_IN_ONE_WORLD);
    try {
      const hits = await killInOneWorld(kills, seeded(seed + world));
      tally.hits += hits;
    } catch (error) {
      tally.failures.push(`seed ${seed}, world ${world}: ${error instanceof Error ? error.message : error}`);
    }
    tally.points += kills;
  });
  return tally;
}

async function killInOneWorld(kills: number, random: () => number): Promise<number> {
  const scene = new Scene();
  try {
    const photographer = new Photographer(scene, random);
    let hits = 0;
    for (let n = 0; n < kills; n++) {
      const daemon = new Daemon(scene.world, ...WORDS);
      const diesEarly = random() < 0.2;
      if (diesEarly) await sleep(random() * 1_000);
      else await daemon.next('ready');
      const acts = [1, 2, 3].map(() => photographer.act());
      if (!diesEarly) {
        daemon.child.kill('SIGHUP');
        if (acts.includes('deletes')) await daemon.next('jpeg-missing');
        await sleep(random() * 500);
      }
      await killed(daemon.child);
      if (daemon.has('jpeg-missing')) hits += 1;
    }
    await photographer.waitsAndLooks();
    return hits;
  } finally {
    scene.end();
  }
}

class Photographer {
  readonly #scene: Scene;
  readonly #random: () => number;
  readonly #untouched: number[] = [];
  readonly #unwanted: number[] = [];
  #last = PAIRS;

  constructor(scene: Scene, random: () => number) {
    this.#scene = scene;
    this.#random = random;
    scene.layPairs(1, PAIRS);
    for (let n = 1; n <= PAIRS; n++) this.#untouched.push(n);
    mkdirSync(scene.at('photos/selects'));
  }

  act(): string {
    const { at, jpeg } = this.#scene;
    const n = this.#untouched.splice(Math.floor(this.#random() * this.#untouched.length), 1)[0];
    assert(n !== undefined, 'every pair was touched');
    const acts = {
      deletes: () => {
        this.#scene.delete(n);
        this.#unwanted.push(n);
      },
      renames: () => renameSync(jpeg(n), at('photos/day', `renamed ${n}.jpg`)),
      moves: () => renameSync(jpeg(n), jpeg(n, 'photos/selects')),
      saves: () => {
        writeFileSync(at('photos/day/.tmp'), jpegOf(n));
        renameSync(at('photos/day/.tmp'), jpeg(n));
      },
      imports: () => {
        this.#last += 1;
        this.#scene.layPairs(this.#last, this.#last);
        this.#untouched.push(this.#last, n);
      },
    };
    const act = pick(this.#random, ['deletes', 'deletes', 'deletes', 'renames', 'moves', 'saves', 'imports'] as const);
    acts[act]();
    return act;
  }

  /** A daemon that lives ends what the killed ones began. */
  async waitsAndLooks(): Promise<void> {
    const scene = this.#scene;
    const gone = this.#unwanted.sort((a, b) => a - b);
    const daemon = await scene.start(...WORDS);
    for (let n = 0; n < 40 && scene.stock().trashed.length < gone.length; n++) await scene.wholePass();
    for (let n = 0; n < 2; n++) await scene.wholePass();
    const { status } = await daemon.stop();
    assert.equal(status, 0, daemon.told());
    assert.deepEqual(scene.stock(), { trashed: gone, home: scene.all().filter(n => !gone.includes(n)) }, daemon.told());
    const alarms = daemon.events.flatMap(event => (event.kind === 'settled' ? event.alarms : []));
    assert.deepEqual(alarms, []);
  }
}
