import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../fuzz/random.js';
import type { Action } from './actions/action.js';
import { byHand, trashed, undo } from './actions/by-hand.js';
import { culls } from './actions/cull.js';
import { edits } from './actions/edit.js';
import { imports, store } from './actions/import.js';
import { moves } from './actions/move.js';
import { powers } from './actions/power.js';
import { insertCard } from './card.js';
import { check } from './check.js';
import { Disk } from './disk.js';
import { rest } from './rest.js';
import { User } from './user.js';
import { Watcher } from './watcher.js';

export const ACTIONS: readonly Action[] = [...imports, ...culls, ...moves, ...edits, ...powers, ...byHand, store];
const MOST_FAILURES = 10;

export interface Ask {
  readonly seed: number;
  readonly minutes: number;
  /** The built program. */
  readonly bin: string;
}
export interface Outcome {
  readonly counts: ReadonlyMap<string, number>;
  readonly episodes: number;
  readonly moved: number;
  readonly wrongMoves: number;
  readonly missed: number;
  readonly failures: readonly string[];
  /** Where logs and files of a failure are kept; null: all was well and nothing is kept. */
  readonly kept: string | null;
}

/** Lives with the daemon for so long, then takes everything back. Interrupted, it does so after the episode in hand. */
export async function soak(ask: Ask, tell: (line: string) => void): Promise<Outcome> {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-soak-')));
  const land = join(top, 'land');
  const card = insertCard(join(top, 'card'), join(land, 'card'));
  const user = userOf(top, land, card, ask, tell);
  let episodes = 0;
  let isCutShort = false;
  const cutShort = () => {
    isCutShort = true;
  };
  process.once('SIGINT', cutShort).once('SIGTERM', cutShort);
  try {
    const until = Date.now() + ask.minutes * 60_000;
    prepare(user);
    while (Date.now() < until && !isCutShort && user.failures.length < MOST_FAILURES) {
      episodes++;
      await episode(user, episodes);
    }
    await end(user);
  } finally {
    process.off('SIGINT', cutShort).off('SIGTERM', cutShort);
    await user.watcher.end('SIGKILL');
    card?.unmount();
  }
  const isWell = user.failures.length === 0;
  if (isWell) rmSync(top, { recursive: true, force: true });
  const { counts, moved, wrongMoves, missed, failures } = user;
  return { counts, episodes, moved, wrongMoves, missed, failures, kept: isWell ? null : top };
}

function userOf(top: string, land: string, card: User['card'], { seed, bin }: Ask, tell: (line: string) => void): User {
  const at = (name: string) => join(top, name);
  const homes = { HOME: at('home'), XDG_DATA_HOME: at('data'), XDG_STATE_HOME: at('xdg'), XDG_CONFIG_HOME: at('config') };
  const env = { PATH: process.env.PATH, ...homes, RAWTWIN_STATE_DIR: at('state'), NO_COLOR: '1', TZ: 'UTC' };
  mkdirSync(land, { recursive: true });
  const watcher = new Watcher({ bin, cwd: top, env, log: at('daemon.log') });
  writeFileSync(at('daemon.log'), '');
  return new User({ land, disk: new Disk(), watcher, random: new Random(seed), tell, card });
}

function prepare(user: User): void {
  for (const root of [...user.roots, user.outside]) {
    const bytes = Buffer.from(`notes of ${root}`);
    const path = join(root, 'notes.txt');
    user.disk.write(path, bytes);
    user.disk.own('other', null, path, bytes);
  }
  user.startDaemon();
}

async function episode(user: User, number: number): Promise<void> {
  user.times = { graceMs: user.watcher.isUp ? user.times.graceMs : 3_000 + user.random.below(3_000), settleSeconds: 1 };
  for (let actions = 2 + user.random.below(5); actions > 0; actions--) {
    const action = number === 1 ? imports[0] : choose(user);
    if (!action) continue;
    user.tell(`${number}: ${action.name}`);
    if (await action.run(user)) user.count(action.name);
    await check(user);
    await user.pause(0, 2_500);
  }
  await rest(user);
  await check(user);
  user.moved = trashed(user).filter(({ one }) => one.kind === 'raw').length + (user.counts.get('raws brought back') ?? 0);
}

function choose(user: User): Action | undefined {
  let at = user.random.below(ACTIONS.reduce((sum, { weight }) => sum + weight, 0));
  return ACTIONS.find(({ weight }) => {
    at -= weight;
    return at < 0;
  });
}

/** Everything comes back. */
async function end(user: User): Promise<void> {
  await user.watcher.hasStarted();
  const status = await user.watcher.end('SIGTERM');
  if (status !== 0) user.fail(`the daemon ended with ${status} when it was told to stop`);
  for (let run = trashed(user)[0]?.run; run !== undefined && user.failures.length < MOST_FAILURES; run = trashed(user)[0]?.run)
    undo(user, run, trashed(user));
  await check(user);
}
