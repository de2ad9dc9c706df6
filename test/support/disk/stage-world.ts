import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realFs } from '../../../src/execute/real-fs.js';
import { realProcesses } from '../../../src/execute/real-processes.js';
import { openJournal } from '../../../src/journal/journal.js';
import { decodeLines } from '../../../src/journal/line.js';
import type { Action } from '../../../src/model/plan.js';
import { stillInTrash } from '../../../src/model/trash-items.js';
import type { FsPort } from '../../../src/ports/fs.js';
import type { Processes } from '../../../src/ports/processes.js';
import { abs, actionFor, RUN, settle, undo, type World, worldOn } from '../trash-world.js';
import { contents, everythingBelow, inTrash, strayNotes, tree } from './census.js';
import type { Stage } from './stage.js';
import { isTornTail } from './torn-tail.js';

/** A process of this program on the stage, with the clock and the processes of the machine. */
export function worldOf(stage: Stage, fs: FsPort = realFs(), processes: Processes = realProcesses()): World {
  const clock = { now: () => new Date() };
  const stateDir = abs(stage.state);
  const owner = { platform: process.platform, uid: process.getuid?.() ?? null, dataHome: abs(stage.data) };
  const more = { owner, processes, clock, journal: openJournal({ fs, clock, stateDir }), random: Math.random };
  return worldOn(fs, stage.photos, stage.state, more);
}

/** An action for each orphan that `layShoot` laid, with the sidecar beside it. */
export async function actionsOn(stage: Stage): Promise<Action[]> {
  const fs = realFs();
  const paths = new Set(everythingBelow(stage.photos).map(({ path }) => path));
  const actions: Action[] = [];
  for (const path of paths) {
    const sidecar = path.replace(/\.ARW$/, '.xmp');
    if (/\/O\d+\.ARW$/.test(path)) actions.push(await actionFor(fs, path, ...(paths.has(sidecar) ? [sidecar] : [])));
  }
  return actions;
}

/** A stage before anything happened on it. */
export interface Before {
  readonly tree: readonly string[];
  readonly contents: readonly string[];
}
/**
 * A note whose taking away the disk refused may stay: it tells of no file that is there. A power cut may tear the line that was
 * being written.
 */
export type Litter = 'none' | 'notes' | 'a torn line';
/** An undo that was cut short brings sidecars first; one that was refused a file brings the others, and tells it. */
export type Units = 'whole' | 'sidecars first' | 'in part';

/** Folders in which photos of a stage may lie. */
const placesOf = ({ data, photos }: Stage): string[] => [data, photos, join(dirname(photos), `.Trash-${process.getuid?.()}`)];

export const lookAt = (stage: Stage): Before => ({ tree: tree(stage.photos), contents: contents(...placesOf(stage)) });

/** At any instant: every photo has its bytes at home or in trash, none is there twice, none that stays was touched. */
export function assertNothingLost(stage: Stage, before: Before): void {
  assert.deepEqual(contents(...placesOf(stage)), before.contents, 'the photos on the disk are what they were');
  const was = new Set(before.tree);
  const strange = tree(stage.photos).filter(row => !was.has(row) && !row.includes(' e3b0c44298fc1c14 '));
  assert.deepEqual(strange, [], 'no photo at home was altered');
}

/**
 * What the journal holds to be in trash is there and nothing else is. A raw at home has its sidecar; only an undo that was cut
 * short may have brought the sidecar alone.
 */
async function assertJournalTrue(world: World, stage: Stage, before: Before, units: Units, litter: Litter): Promise<void> {
  const items = [];
  for (const run of await world.deps.journal.runs()) {
    const read = await world.deps.journal.read(run);
    const isTorn = litter === 'a torn line' && isTornTail(decodeLines(readFileSync(journalOf(stage, run))));
    assert.ok(read?.damaged.length === 0 || isTorn, `lines ${read?.damaged} of ${run} are damaged`);
    items.push(...stillInTrash(read?.lines ?? []).filter(({ certain }) => certain));
  }
  assert.deepEqual(items.map(({ at }) => at as string).sort(), inTrash(...placesOf(stage)).sort(), 'the journal tells what is in trash');
  const home = new Set(everythingBelow(stage.photos).map(({ path }) => path));
  for (const row of before.tree) {
    const [, stem] = /^(.*)\.(?:ARW|xmp) /.exec(row) ?? [];
    if (units === 'in part' || stem === undefined || !before.tree.some(other => other.startsWith(`${stem}.xmp `))) continue;
    const [raw, sidecar] = [home.has(`${stem}.ARW`), home.has(`${stem}.xmp`)];
    assert.ok(raw === sidecar || (units === 'sidecars first' && sidecar), `${stem}: raw and sidecar are together`);
  }
}

/**
 * After a process died on the stage: nothing is lost, a later one settles the run, and an undo gives the same tree with
 * nothing of ours in the way.
 */
export async function assertAllComesBack(stage: Stage, before: Before, units: Units = 'whole', litter: Litter = 'none'): Promise<void> {
  assertNothingLost(stage, before);
  const world = worldOf(stage);
  for (const { state, alarms } of await settle(world)) assert.deepEqual([state, alarms], ['settled', []]);
  assertNothingLost(stage, before);
  await assertJournalTrue(world, stage, before, units, litter);
  assert.deepEqual(await settle(world), [], 'a settled run stays settled');
  for (const one of await world.deps.journal.runs()) {
    for (const step of await undo(world, one)) assert.equal(step.outcome, 'restored', JSON.stringify(step));
  }
  assertHome(stage, before, litter);
}

/** Everything is where it was, and no trash holds anything. */
export function assertHome(stage: Stage, before: Before, litter: Litter = 'none'): void {
  assert.deepEqual(tree(stage.photos), before.tree, 'the tree is what it was');
  assert.deepEqual(inTrash(...placesOf(stage)), [], 'nothing is left in trash');
  if (litter !== 'notes') assert.deepEqual(strayNotes(...placesOf(stage)), [], 'no note is left in trash');
}

export const journalOf = (stage: Stage, run = RUN): string => join(stage.state, 'runs', `${run}.ndjson`);
