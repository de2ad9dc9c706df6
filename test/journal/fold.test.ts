import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSpent } from '../../src/journal/fold.js';
import { latestUndoable, listRuns, readRun } from '../../src/journal/history.js';
import { openJournal } from '../../src/journal/journal.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { JournalEntry, PlannedMove } from '../../src/model/journal.js';
import type { FsPort } from '../../src/ports/fs.js';
import { planUndo, type Standing } from '../../src/undo/plan-undo.js';
import { FakeFs } from '../support/fake-fs.js';
import { type Calls, faulty } from '../support/faulty-fs.js';
import { errorOf } from '../support/said.js';
import { abs } from '../support/trash-world.js';

const NOW = new Date('2027-06-01T00:00:00.000Z');
const journalOn = (fs: FsPort, at = NOW) => openJournal({ fs, clock: { now: () => at }, stateDir: abs('/state') });
const stamp = { dev: 1n, ino: 1n, bytes: 10, mtimeNs: 5n, ctimeNs: 5n, mode: 0, nlink: 1 };

/** What became of one raw of a run, and what of its lines. */
const FATES = ['in trash', 'put back', 'purged', 'skipped', 'only intended', 'receipt damaged', 'all damaged'] as const;
type Fate = (typeof FATES)[number];
interface RunStory {
  readonly fates: readonly Fate[];
  readonly state: 'ended' | 'open' | 'cut off';
  readonly isOld: boolean;
}
const story = fc.record<RunStory>({
  fates: fc.array(fc.constantFrom(...FATES), { maxLength: 4 }),
  state: fc.constantFrom('ended', 'ended', 'ended', 'open', 'cut off'),
  isOld: fc.boolean(),
});

function entriesOf(run: string, { fates, state }: RunStory): JournalEntry[] {
  const place = abs(`/p/.rawtwin/trash/${run}`);
  const moves = fates.map((_, i): PlannedMove => ({ from: abs(`/p/${run}-${i}`), to: abs(`${place}/${run}-${i}`), stamp }));
  const told = (fate: Fate) => !['only intended', 'receipt damaged', 'all damaged'].includes(fate);
  const lines = fates.flatMap((fate, i): JournalEntry[] => {
    const { from, to } = moves[i] as PlannedMove;
    const isSkipped = fate === 'skipped';
    const receipt = { type: 'receipt', action: `${i}`, raw: from, bytes: 10, outcome: isSkipped ? 'skipped' : 'trashed' } as const;
    const after: JournalEntry[] = fate === 'put back' || fate === 'purged' ? [{ type: AFTER[fate], from, at: to }] : [];
    return [...(told(fate) ? [{ ...receipt, to: isSkipped ? [] : [{ from, at: to }] }] : []), ...after];
  });
  return [
    { type: 'begin', verb: 'trash', plan: 'p', to: 'folder', roots: [abs('/p')], actions: fates.length },
    ...moves.flatMap((move, i): JournalEntry[] =>
      fates[i] === 'all damaged' ? [] : [{ type: 'intent', action: `${i}`, store: 'folder', place, moves: [move] }],
    ),
    ...lines,
    ...(state === 'cut off' ? [] : [{ type: 'end', interrupted: false } as const]),
  ];
}
const AFTER = { 'put back': 'restored', purged: 'purged' } as const;

async function lay(stories: readonly RunStory[], fs = new FakeFs()): Promise<FakeFs> {
  for (const [i, one] of stories.entries()) {
    const at = one.isOld ? new Date('2026-01-02T00:00:00.000Z') : NOW;
    const run = `${at.getUTCFullYear()}0102-00000${i}-aaaa`;
    const journal = await journalOn(fs, at).begin(run);
    await journal.append(entriesOf(run, one));
    if (one.fates.some(fate => fate.endsWith('damaged'))) {
      const damaged = await fs.append(abs(`/state/runs/${run}.ndjson`));
      await damaged.write(Buffer.from('\n{"v":1,"type":"receipt","action":"0","to":[]\n'));
    }
    await journal.sync();
    await journal.close(one.state !== 'open');
  }
  return fs;
}

/** Everything that an undo of any run would do, were all files where the journal says they went. */
async function undoable(fs: FsPort) {
  const journal = journalOn(fs);
  const plans = [];
  for (const run of await journal.runs()) {
    const read = await journal.read(run);
    if (!read) continue;
    const look = { kind: 'file' as const, uid: 0, stamp };
    const standing: Standing = { inTrash: look, atHome: null, parent: 'there', identity: 'stable' };
    const all = new Map<AbsPath, Standing>(
      read.lines.flatMap(line => (line.type === 'intent' ? line.moves.map(({ to }) => [to, standing]) : [])),
    );
    const { restores, blocked } = planUndo(read, all);
    if (restores.length + blocked.length > 0) plans.push({ run, restores, blocked });
  }
  return { plans, latest: await latestUndoable(journal), open: await journal.unfinished() };
}
const history = async (fs: FsPort) => (await listRuns(journalOn(fs))).map(({ damaged: _, ...row }) => row);
const MONTH = new Date(NOW.getTime() - 30 * 86_400_000);

describe('folding', () => {
  it('what can be undone before can be undone after, and history tells the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(story, { maxLength: 6 }), async stories => {
        const fs = await lay(stories);
        const [before, told] = [await undoable(fs), await history(fs)];
        const folded = await foldSpent(journalOn(fs), MONTH);
        expect(await undoable(fs)).toEqual(before);
        expect(await history(fs)).toEqual(told);
        expect((await journalOn(fs).runs()).length).toBe(stories.length - folded);
        expect(await foldSpent(journalOn(fs), MONTH)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  const spent: RunStory = { fates: ['put back', 'purged', 'skipped'], state: 'ended', isOld: true };
  it.each<[string, RunStory, number]>([
    ['an old run of which nothing is left', spent, 1],
    ['an old run that trashed nothing', { ...spent, fates: [] }, 1],
    ['a young one', { ...spent, isOld: false }, 0],
    ['one with a raw in trash', { ...spent, fates: ['put back', 'in trash'] }, 0],
    ['one with a raw that may be in trash', { ...spent, fates: ['put back', 'only intended'] }, 0],
    ['one whose receipt is damaged', { ...spent, fates: ['put back', 'receipt damaged'] }, 0],
    ['one of which every line about a raw is damaged', { ...spent, fates: ['put back', 'all damaged'] }, 0],
    ['an open one', { ...spent, state: 'open' }, 0],
    ['one that does not say that it ended', { ...spent, state: 'cut off' }, 0],
  ])('%s', async (_, one, folded) => expect(await foldSpent(journalOn(await lay([one])), MONTH)).toBe(folded));

  it.each(['stop-before', 'stop-after', 'stop-torn'] as const)('cut %s at any call, with the power gone: no run is lost', async how => {
    const stories: RunStory[] = [spent, { ...spent, fates: ['in trash'] }, { ...spent, fates: ['purged'] }];
    const calls: Calls = { count: 0, log: [] };
    await foldSpent(journalOn(faulty(await lay(stories), null, calls)), MONTH);
    expect(calls.count).toBeGreaterThan(10);
    for (let at = 0; at < calls.count; at++) {
      const fs = await lay(stories);
      const [before, told] = [await undoable(fs), await history(fs)];
      await foldSpent(journalOn(faulty(fs, { at, how })), MONTH).catch(error => expect(error).toHaveProperty('code'));
      fs.powerCut(20);
      expect(await undoable(fs), calls.log[at]).toEqual(before);
      expect(await history(fs), calls.log[at]).toEqual(told);
      await foldSpent(journalOn(fs), MONTH);
      expect(await history(fs), calls.log[at]).toEqual(told);
    }
  });

  it('a folded run is told when it is asked for by its name', async () => {
    const fs = await lay([spent]);
    await foldSpent(journalOn(fs), MONTH);
    expect(await errorOf(readRun(journalOn(fs), '20260102-000000'))).toMatchObject({
      code: 'RUN_UNKNOWN',
      message: 'Run 20260102-000000-aaaa has nothing left to undo: put back 1, purged 1.',
    });
    expect((await errorOf(readRun(journalOn(fs), ''))).message).toMatch(/There is no run/);
  });
});

describe('summaries kept from an earlier reading', () => {
  const stories = Array.from({ length: 60 }, (_, i): RunStory => ({ fates: [FATES[i % 3] ?? 'skipped'], state: 'ended', isOld: true }));
  const name = (i: number) => `20260102-00000${i}-aaaa`;
  const readsOf = async (fs: FsPort, work: (fs: FsPort) => Promise<unknown>) => {
    const calls: Calls = { count: 0, log: [] };
    await work(faulty(fs, null, calls));
    return calls.log.filter(call => call.startsWith('read /state/runs/')).length;
  };

  it('save reading the journals again, for history and for the last undoable run', async () => {
    const fs = await lay(stories);
    expect(await readsOf(fs, history)).toBe(60);
    expect(await readsOf(fs, history)).toBe(0);
    expect(await readsOf(fs, on => latestUndoable(journalOn(on)))).toBeLessThanOrEqual(2);
  });

  it('do not hold for a run that was written to since', async () => {
    const fs = await lay(stories);
    await history(fs);
    const again = await journalOn(fs).reopen(name(0));
    await again.append([{ type: 'restored', from: abs(`/p/${name(0)}-0`), at: abs(`/p/.rawtwin/trash/${name(0)}/${name(0)}-0`) }]);
    expect((await history(fs)).find(({ run }) => run === name(0))).toMatchObject({ restored: 1, undoable: false, open: true });
  });

  it.each([
    ['torn', '{"shape":1,"runs":{"2026'],
    ['of another shape', '{"shape":0,"runs":{"x":{"version":"1","summary":{}}}}'],
    ['no object', 'null'],
  ])('%s: the journals are read', async (_, text) => {
    const fs = await lay(stories);
    const told = await history(fs);
    await fs.unlink(abs('/state/summaries.json'));
    await fs.create(abs('/state/summaries.json'), Buffer.from(text), 0o600);
    expect(await history(fs)).toEqual(told);
  });
});

it('an archive that cannot be read is told, not taken for an empty one', async () => {
  const fs = new FakeFs();
  const refusing = Object.assign(faulty(fs, null), { read: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) });
  await expect(journalOn(refusing).folded()).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED' });
});
