import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../../src/execute/execute.js';
import { openJournal } from '../../src/journal/journal.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Action } from '../../src/model/plan.js';
import { DEFAULT_POLICY } from '../../src/model/policy.js';
import { twinAmong } from '../../src/pair/twin-among.js';
import { likelyTwins } from '../../src/scan/likely-twins.js';
import { listingOf } from '../../src/scan/listing-of.js';
import { sharesSidecar } from '../../src/scan/shares-sidecar.js';
import { countingFs } from './counting-fs.js';
import { type Orphan, orphansIn } from './lay-orphans.js';

/** The carrying-out of a plan, as `trash` does it, without the planning; fails unless every raw went. Writes down how often it synced. */
const [photos = '', top = '', store = '', counts = ''] = process.argv.slice(2);
const { fs, syncs } = countingFs();
const actions = await Promise.all(orphansIn(photos).map(actionOf));
const clock = { now: () => new Date() };
const stateDir = join(top, 'state') as AbsPath;
const owner = { platform: process.platform, uid: process.getuid?.() ?? null, dataHome: join(top, 'data') as AbsPath };
const totals = { raws: actions.length, rendered: 0, paired: 0, orphans: actions.length, kept: 0, orphanBytes: 0 };
const lists = { also: [], kept: [], unreadable: [], notes: [], refusals: [] };
const plan = { id: 'p', madeAt: clock.now().toISOString(), roots: [photos as AbsPath], policy: DEFAULT_POLICY, actions, totals, ...lists };
const request = {
  ...{ run: '20261124-101512-k3f9', verb: 'trash', plan, actions, likelyTwins, sharesSidecar },
  to: store === 'system' ? 'system' : 'folder',
  twinIn: (raw: AbsPath, names: readonly string[], leaving: ReadonlySet<string>) => twinAmong(raw, listingOf(raw, names), leaving),
  newSidecarIn: () => null,
  noLongerRejected: async () => null,
  signal: new AbortController().signal,
} as const;
let done = 0;
for await (const { outcome, why, to } of execute(request, { fs, clock, journal: openJournal({ fs, clock, stateDir }), owner })) {
  if (outcome !== 'trashed' || to.length !== 2) throw new Error(`not trashed: ${JSON.stringify(why)}`);
  done++;
}
if (done === 0 || done !== actions.length) throw new Error(`only ${done} went`);
writeFileSync(counts, JSON.stringify(syncs));

async function actionOf({ raw, sidecar }: Orphan, n: number): Promise<Action> {
  const [ofRaw, ofSidecar] = [await found(raw), await found(sidecar)];
  const because = [{ kind: 'camera-recorded', recorded: 'with-jpeg' }] as const;
  return { id: `a${n}`, raw: { ...ofRaw, format: 'arw' }, with: [ofSidecar], verdict: 'orphan', confidence: 'proven', because };
}

async function found(path: string) {
  const { stamp } = await fs.look(path as AbsPath);
  return { path: path as AbsPath, bytes: stamp.bytes, stamp };
}
