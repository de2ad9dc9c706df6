import { describe, expect, it } from 'vitest';
import { wayBack } from '../../src/execute/way-back.js';
import type { JournalLine } from '../../src/model/journal.js';
import { everPurged, stillInTrash } from '../../src/model/trash-items.js';
import type { FsPort } from '../../src/ports/fs.js';
import { lookAtTrash } from '../../src/purge/look-at-trash.js';
import { planPurge } from '../../src/purge/plan-purge.js';
import { type PurgeStep, purge } from '../../src/purge/purge.js';
import { errno, FakeFs } from '../support/fake-fs.js';
import { type Calls, type Fault, faulty } from '../support/faulty-fs.js';
import { english } from '../support/said.js';
import { abs, actionFor, filesBelow, processesNamed, put, RUN, settle, trash, undo, type World, worldOn } from '../support/trash-world.js';

const ROOT = '/photos/shoot';
const SETTINGS = [
  { name: 'the desktop trash', to: 'auto', volume: {} },
  { name: 'the folder store', to: 'folder', volume: {} },
  { name: 'a card without hard links', to: 'folder', volume: { links: false, identity: 'weak' as const, ignoresCase: true } },
] as const;
type Setting = (typeof SETTINGS)[number];

const processOn = (fs: FsPort, pid: number): World => worldOn(fs, ROOT, '/state', { processes: processesNamed(pid) });

/** Two raws, one with a sidecar, in trash; one that stays; one put there by somebody else. */
async function trashed({ to, volume }: Setting): Promise<FakeFs> {
  const fs = new FakeFs([{ at: '/photos', ...volume }]);
  fs.setTime(BigInt(Date.UTC(2026, 10, 24, 10, 15, 12)) * 1_000_000n);
  for (const name of ['A.ARW', 'A.xmp', 'sub/B.ARW', 'kept.ARW']) await put(fs, `${ROOT}/${name}`, `content of ${name}`);
  const actions = [await actionFor(fs, `${ROOT}/A.ARW`, `${ROOT}/A.xmp`), await actionFor(fs, `${ROOT}/sub/B.ARW`)];
  await trash(processOn(fs, 1), actions, { to });
  for (const node of fs.entries.values()) node.durable = node.bytes.length;
  return fs;
}

async function purgeAll(world: World, signal = new AbortController().signal): Promise<PurgeStep[]> {
  const { fs, journal } = world.deps;
  const read = await journal.read(RUN);
  if (!read) throw new Error('no run');
  const runs = [{ read, isOpen: (await journal.unfinished()).includes(RUN) }];
  const plan = planPurge(runs, await lookAtTrash(runs, fs), { now: new Date(Date.UTC(2027, 0, 1)), olderThanMs: 0 });
  const steps: PurgeStep[] = plan.refused.map(({ run, item, why }) => ({ outcome: 'refused', run, from: item.from, at: item.at, why }));
  for await (const step of purge({ deletes: plan.deletes, signal }, { fs, journal, wayBack: wayBack(fs) })) steps.push(step);
  return steps;
}
const linesOf = async (fs: FsPort): Promise<readonly JournalLine[]> => (await processOn(fs, 99).deps.journal.read(RUN))?.lines ?? [];
const outcomes = (steps: readonly PurgeStep[]) => steps.map(({ outcome }) => outcome);
const MARKER = /\.nomedia$/;
const leftIn = async (fs: FsPort) => [...(await filesBelow(fs, '/photos')).keys()].filter(path => !MARKER.test(path));

describe.each(SETTINGS)('purge: $name', setting => {
  it('deletes what is in trash, with notes and folders of ours, and nothing else', async () => {
    const fs = await trashed(setting);
    expect(await purgeAll(processOn(fs, 2))).toMatchObject([
      { outcome: 'purged', from: `${ROOT}/A.ARW`, bytes: 16, run: RUN },
      { outcome: 'purged', from: `${ROOT}/A.xmp` },
      { outcome: 'purged', from: `${ROOT}/sub/B.ARW` },
    ]);
    expect(await leftIn(fs)).toEqual([`${ROOT}/kept.ARW`]);
    if (setting.to === 'folder') expect(await fs.names(abs(`${ROOT}/.rawtwin/trash`))).toEqual([]);
    const lines = await linesOf(fs);
    expect([stillInTrash(lines), everPurged(lines).length, lines.at(-1)?.type]).toEqual([[], 3, 'purge-end']);
    expect(await processOn(fs, 3).deps.journal.unfinished()).toEqual([]);
  });

  it('the journal says on disk what will go before anything goes', async () => {
    const fs = await trashed(setting);
    const calls: Calls = { count: 0, log: [] };
    await purgeAll(processOn(faulty(fs, null, calls), 2));
    const first = calls.log.findIndex(name => name.startsWith('rename'));
    expect(calls.log.slice(0, first)).toContain('sync');
    expect(calls.log.slice(0, first).filter(name => /^(unlink|removeFolder)/.test(name))).toEqual([]);
    expect((await linesOf(fs)).map(({ type }) => type).slice(-7)).toEqual([
      ...['purging', 'purging', 'purging', 'purged', 'purged', 'purged', 'purge-end'],
    ]);
  });

  it('after a part was put back, only the rest goes', async () => {
    const fs = await trashed(setting);
    const stop = new AbortController();
    stop.abort();
    await undo(processOn(fs, 2), RUN, stop.signal);
    expect(outcomes(await purgeAll(processOn(fs, 3)))).toEqual(['purged', 'purged', 'purged']);
    expect(await undo(processOn(fs, 4))).toEqual([]);
  });

  it.each(['stop-before', 'stop-after'] as const)(
    'the process gone %s any call, power too: each file is in trash or told as purged',
    { timeout: 120_000 },
    async how => {
      const calls: Calls = { count: 0, log: [] };
      await purgeAll(processOn(faulty(await trashed(setting), null, calls), 2));
      expect(calls.count).toBeGreaterThan(30);
      for (let at = 0; at < calls.count; at++) {
        for (const isPowerCut of [false, true]) {
          const fs = await trashed(setting);
          const fault: Fault = { at, how };
          await purgeAll(processOn(faulty(fs, fault), 2)).catch(error => expect(error).toHaveProperty('code'));
          if (isPowerCut) fs.powerCut(17);
          await expectSettled(fs, calls.log[at] ?? '');
        }
      }
    },
  );

  it('any call refused once: what stayed is told and goes with the next purge', { timeout: 120_000 }, async () => {
    const calls: Calls = { count: 0, log: [] };
    await purgeAll(processOn(faulty(await trashed(setting), null, calls), 2));
    for (let at = 0; at < calls.count; at++) {
      const fs = await trashed(setting);
      const before = await filesBelow(fs, '/photos');
      const steps = await purgeAll(processOn(faulty(fs, { at, how: 'fail', code: 'EIO' }), 2)).catch(error => {
        expect(error).toHaveProperty('code');
        return [];
      });
      const now = await filesBelow(fs, '/photos');
      for (const step of steps) {
        if (step.outcome === 'purged') expect(now.has(step.at)).toBe(false);
        else expect(now.get(step.stuck ?? step.at), calls.log[at]).toEqual(before.get(step.at));
      }
      await expectSettled(fs, calls.log[at] ?? '');
    }
  });
});

/** Recovery says nothing is lost; what the journal holds to be in trash is there whole, all else of the run is told as purged. */
async function expectSettled(fs: FakeFs, where: string): Promise<void> {
  for (const one of await settle(processOn(fs, 5))) expect(one, where).toMatchObject({ state: 'settled', alarms: [], restored: 0 });
  const lines = await linesOf(fs);
  const still = stillInTrash(lines);
  expect(still.length + everPurged(lines).length, where).toBe(3);
  for (const item of still) expect((await fs.look(item.at)).stamp.bytes, where).toBe(item.stamp?.bytes);
  for (const item of everPurged(lines)) await expect(fs.look(item.at), where).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await leftIn(fs), where).toContain(`${ROOT}/kept.ARW`);
  expect(outcomes(await purgeAll(processOn(fs, 6))), where).toEqual(still.map(() => 'purged'));
  const litter = (await leftIn(fs)).filter(path => path !== `${ROOT}/kept.ARW` && !/\.trashinfo$/.test(path));
  expect(litter, where).toEqual([]);
}

describe('what changes between the look and the deed', () => {
  const at = (name: string) => `${ROOT}/.rawtwin/trash/${RUN}/${name}`;
  const folder = SETTINGS[1];

  it('a folder swapped for a link to wanted photos costs none of them', async () => {
    const fs = await trashed(folder);
    await fs.makeFolders(abs('/photos/wanted'), 0o755);
    await put(fs, '/photos/wanted/B.ARW', 'content of wanted B');
    const swapping: FsPort = {
      ...faulty(fs, null),
      rename: async (from, to) => {
        if (from === at('sub/B.ARW')) {
          await fs.rename(abs(at('sub')), abs(at('away')));
          fs.symlink(at('sub'), '/photos/wanted');
        }
        return fs.rename(from, to);
      },
    };
    const steps = await purgeAll(processOn(swapping, 2));
    expect(steps.at(-1)).toMatchObject({ outcome: 'refused', why: { is: 'changed-in-purge' } });
    expect(Buffer.from(await fs.read(abs('/photos/wanted/B.ARW'))).toString()).toBe('content of wanted B');
    expect(Buffer.from(await fs.read(abs(at('away/B.ARW')))).toString()).toBe('content of sub/B.ARW');
  });

  it('a file that will not go gets its name back and is told', async () => {
    const fs = await trashed(folder);
    const fixed: FsPort = {
      ...faulty(fs, null),
      unlink: async path => (/\.purge-/.test(path) ? Promise.reject(errno('EPERM', path)) : fs.unlink(path)),
    };
    const steps = await purgeAll(processOn(fixed, 2));
    const why = 'it cannot be deleted (EPERM)';
    const stays = `it stays with ${at('A.ARW')}, which cannot be deleted`;
    expect(steps.map(step => step.outcome === 'refused' && english(step.why))).toEqual([why, stays, why]);
    expect((await leftIn(fs)).sort()).toEqual([at('A.ARW'), at('A.xmp'), at('sub/B.ARW'), `${ROOT}/kept.ARW`].sort());
    expect((await undo(processOn(fs, 3))).map(({ outcome }) => outcome)).toEqual(['restored', 'restored', 'restored']);
  });

  it('a file that cannot get its name back leaves the run open, and the next command gives it back', async () => {
    const fs = await trashed(folder);
    const stuck: FsPort = {
      ...faulty(fs, null),
      unlink: async path => (/\.purge-/.test(path) ? Promise.reject(errno('EROFS', path)) : fs.unlink(path)),
      rename: async (from, to) => (/\.purge-/.test(from) ? Promise.reject(errno('EROFS', from)) : fs.rename(from, to)),
    };
    const steps = await purgeAll(processOn(stuck, 2));
    expect(steps[0]).toMatchObject({ outcome: 'refused', stuck: at(`.purge-${RUN}-0`) });
    expect(await settle(processOn(fs, 3))).toMatchObject([{ state: 'settled', purged: 0, alarms: [] }]);
    expect((await undo(processOn(fs, 4))).map(({ outcome }) => outcome)).toEqual(['restored', 'restored', 'restored']);
  });

  it('waits when its disk is not there, and then tells the truth', async () => {
    const fs = await trashed(folder);
    const calls: Calls = { count: 0, log: [] };
    await purgeAll(processOn(faulty(await trashed(folder), null, calls), 2));
    const unlinked = calls.log.findIndex(name => name.startsWith('unlink'));
    await purgeAll(processOn(faulty(fs, { at: unlinked, how: 'stop-after' }), 2)).catch(() => null);
    const plugIn = fs.unplug('/photos');
    expect(await settle(processOn(fs, 3))).toMatchObject([{ state: 'away' }]);
    plugIn();
    expect(await settle(processOn(fs, 4))).toMatchObject([{ state: 'settled', purged: 1, alarms: [] }]);
    expect((await undo(processOn(fs, 5))).map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
  });

  it('Ctrl-C ends it after the file in hand', async () => {
    const fs = await trashed(folder);
    const stop = new AbortController();
    const aborting: FsPort = {
      ...faulty(fs, null),
      unlink: async path => {
        stop.abort();
        return fs.unlink(path);
      },
    };
    expect(outcomes(await purgeAll(processOn(aborting, 2), stop.signal))).toEqual(['purged']);
    expect((await linesOf(fs)).at(-1)).toMatchObject({ type: 'purge-end', interrupted: true });
    expect((await undo(processOn(fs, 3))).map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
  });
});
