import { join } from 'node:path';
import { execute } from '../../src/execute/execute.js';
import { openJournal } from '../../src/journal/journal.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Action } from '../../src/model/plan.js';
import { DEFAULT_POLICY } from '../../src/model/policy.js';
import { twinAmong } from '../../src/pair/twin-among.js';
import type { FsPort } from '../../src/ports/fs.js';
import { likelyTwins } from '../../src/scan/likely-twins.js';
import { listingOf } from '../../src/scan/listing-of.js';
import { sharesSidecar } from '../../src/scan/shares-sidecar.js';

/** The carrying-out of a plan, as `trash` does it; throws unless every raw went. */
export async function trashAll(top: string, actions: readonly Action[], to: 'folder' | 'system', fs: FsPort): Promise<void> {
  const clock = { now: () => new Date() };
  const stateDir = join(top, 'state') as AbsPath;
  const owner = { platform: process.platform, uid: process.getuid?.() ?? null, dataHome: join(top, 'data') as AbsPath };
  const totals = { raws: actions.length, rendered: 0, paired: 0, orphans: actions.length, kept: 0, orphanBytes: 0 };
  const roots = [join(top, 'photos') as AbsPath];
  const lists = { also: [], kept: [], unreadable: [], notes: [], refusals: [] };
  const plan = { id: 'p', madeAt: clock.now().toISOString(), roots, policy: DEFAULT_POLICY, actions, totals, ...lists };
  const twinIn = (raw: AbsPath, names: readonly string[], leaving: ReadonlySet<string>) => twinAmong(raw, listingOf(raw, names), leaving);
  const request = {
    run: '20261124-101512-k3f9',
    verb: 'trash',
    plan,
    actions,
    to,
    twinIn,
    newSidecarIn: () => null,
    noLongerRejected: async () => null,
    likelyTwins,
    sharesSidecar,
  };
  let done = 0;
  for await (const { outcome, why } of execute(
    { ...request, signal: new AbortController().signal },
    { fs, clock, journal: openJournal({ fs, clock, stateDir }), owner },
  )) {
    if (outcome !== 'trashed') throw new Error(`not trashed: ${why}`);
    done++;
  }
  if (done !== actions.length) throw new Error(`only ${done} went`);
}
