import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '../../../src/model/receipt.js';
import { RUN } from '../trash-world.js';
import { lean, type Ran, saysStackTrace } from './bin.js';
import { trashAll } from './cut-off.js';
import { inLanes, newTally, type Tally } from './lanes.js';
import { layShoot, newStage, type Stage, strike } from './stage.js';
import { actionsOn, assertAllComesBack, assertNothingLost, journalOf, lookAt } from './stage-world.js';

/** Full disk, quota, permissions, broken and read-only and pulled-out disks, no handles, no memory, other volume, stale server. */
export const ERRNOS = [
  ...['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EIO', 'EROFS', 'ENOTCONN', 'EMFILE', 'ENFILE', 'ENOMEM', 'EXDEV', 'ESTALE'],
] as const;

type Store = 'system' | 'folder';
/** A call that the system refuses once: the `nth` of its kind, or of its kind on one path. */
interface Refusal {
  readonly sentence: string;
  readonly verb: 'trash' | 'undo';
  readonly call: string;
  readonly nth: number;
  readonly store: Store;
  readonly path?: (stage: Stage) => string;
}

const raw = (stage: Stage) => join(stage.photos, 'day 0/O0.ARW');
const day = (stage: Stage) => join(stage.photos, 'day 0');
const note = (stage: Stage) => join(stage.data, 'Trash/info', `O0.${RUN}-1.ARW.trashinfo`);
const trashed = (stage: Stage) => join(stage.photos, '.rawtwin/trash', RUN, 'day 0/O0.ARW');
const on = (verb: Refusal['verb'], call: string, nth: number, sentence: string, store: Store, path?: Refusal['path']): Refusal => ({
  ...{ verb, call, nth, sentence, store },
  ...(path ? { path } : {}),
});

/** Every call that a run or an undo makes about photos, trash, journal or lock. */
const REFUSALS: readonly Refusal[] = [
  on('trash', 'rename', 1, 'the lock', 'folder'),
  on('trash', 'rename', 2, 'the move of a raw', 'folder'),
  on('trash', 'rename', 3, 'the move of a sidecar', 'system'),
  on('trash', 'openat', 1, 'the making of the journal', 'folder', journalOf),
  on('trash', 'write', 1, 'the intents', 'folder', journalOf),
  on('trash', 'write', 2, 'a receipt', 'system', journalOf),
  on('trash', 'fdatasync', 1, 'the sync of the intents', 'system'),
  on('trash', 'fsync', 3, 'the sync of a folder of the state', 'folder'),
  on('trash', 'fsync', 6, 'the sync of the moves', 'system'),
  on('trash', 'mkdir', 4, 'the making of a trash folder', 'folder'),
  on('trash', 'openat', 1, 'the note in the desktop trash', 'system', note),
  on('trash', 'write', 1, 'the bytes of that note', 'system', note),
  on('trash', 'getdents64', 1, 'the listing of the raw’s folder', 'folder', day),
  on('trash', 'statx', 1, 'the last look at the raw', 'system', raw),
  on('trash', 'statx', 2, 'the look at the moved raw', 'folder', trashed),
  on('trash', 'unlink', 1, 'the end of the run', 'folder'),
  on('undo', 'link', 1, 'the way home of a sidecar', 'folder'),
  on('undo', 'link', 2, 'the way home of a raw', 'system'),
  on('undo', 'unlink', 1, 'the name in trash', 'folder'),
  on('undo', 'fsync', 3, 'the sync of the folders', 'system'),
  on('undo', 'statx', 2, 'the look into trash', 'folder', trashed),
];

async function play(stage: Stage, refusal: Refusal, code: string): Promise<Ran> {
  const { verb, call, nth, store, path } = refusal;
  const rules = [
    ...(path ? ['-P', path(stage)] : []),
    '-o',
    '/dev/null',
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:error=${code}:when=${nth}`,
  ];
  if (verb === 'undo') return lean(stage, { verb, run: RUN }, rules);
  const actions = JSON.parse(JSON.stringify(await actionsOn(stage), (_, value) => (typeof value === 'bigint' ? value.toString() : value)));
  return lean(stage, { verb, run: RUN, roots: [stage.photos], actions, to: store }, rules);
}

/** What the process said of each file is what the disk says. */
function assertReceiptsTrue({ stdout }: Ran): void {
  for (const line of stdout.split('\n').filter(Boolean)) {
    const said: Partial<Receipt> & { restored?: { from: string }[] } = JSON.parse(line);
    for (const { at } of said.to ?? []) if (!existsSync(at)) throw new Error(`a receipt tells of ${at}, which is not there`);
    if (said.outcome === 'skipped' && !existsSync(said.raw ?? '')) throw new Error(`${said.raw} was skipped and is not there`);
    for (const { from } of said.restored ?? []) if (!existsSync(from)) throw new Error(`${from} is told as restored and is not there`);
  }
}

async function refuseOnce(refusal: Refusal, code: string): Promise<void> {
  const stage = newStage();
  try {
    layShoot(stage.photos, { orphans: 2, folders: 1, paired: 1 });
    const before = lookAt(stage);
    if (refusal.verb === 'undo') await trashAll(stage, refusal.store);
    const ran = await play(stage, refusal, code);
    if (saysStackTrace(ran) || ran.status === 1 || ran.status === null)
      throw new Error(`it ended with ${ran.status ?? ran.signal}: ${ran.stdout}${ran.stderr}`);
    assertNothingLost(stage, before);
    assertReceiptsTrue(ran);
    await assertAllComesBack(stage, before, refusal.verb === 'undo' ? 'in part' : 'whole', 'notes');
  } finally {
    strike(stage);
  }
}

/** Refuses each of the calls once with each of the codes, in processes of their own; or one in `every` of those, spread over both. */
export async function refuseAll(codes: readonly string[], every = 1): Promise<Tally> {
  const tally = newTally();
  const jobs = REFUSALS.flatMap((refusal, n) => codes.filter((_, m) => (n + m) % every === 0).map(code => ({ refusal, code })));
  await inLanes(2, jobs, async ({ refusal, code }) => {
    tally.points++;
    try {
      await refuseOnce(refusal, code);
      tally.hits++;
    } catch (error) {
      tally.failures.push(
        `${code} on ${refusal.verb}, ${refusal.call} (${refusal.sentence}, ${refusal.store}): ${error instanceof Error ? error.message : error}`,
      );
    }
  });
  return tally;
}
