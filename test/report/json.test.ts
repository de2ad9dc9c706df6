import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/config/plan-file.js';
import { AppError } from '../../src/model/errors.js';
import type { RunSummary } from '../../src/model/receipt.js';
import { errorJson, historyJson, planJson, runJson, sentenceJson, undoJson } from '../../src/report/json.js';
import { actionOf, at, hostilePlan, keptOf, planOf, sidecarOf } from './plan-of.js';

const text = (chunks: Iterable<string>) => [...chunks].join('');
const parsed = (chunks: Iterable<string>): unknown => JSON.parse(text(chunks));
const stamp = {
  dev: '18446744073709551615',
  ino: '9007199254740993',
  mtimeNs: '1793000000123456789',
  ctimeNs: '-1',
  mode: 0o100644,
  nlink: 1,
};
const plan = planOf(
  [actionOf('/photos/1.ARW', { bytes: 123, with: [sidecarOf('/photos/1.xmp', 1)] })],
  [keptOf('/photos/2.ARW', 'paired', [{ kind: 'same-stem', as: at('/photos/2.JPG') }])],
  {
    unreadable: [{ path: at('/photos/p'), code: 'EACCES', hides: true }],
    notes: [{ kind: 'symlink', path: at('/photos/l') }],
    refusals: [{ guard: 'max-trash', message: 'too many', howToGoOn: 'look' }],
  },
);
const planDocument = {
  schema: 'rawtwin.plan/1',
  id: 'p1',
  madeAt: '2026-11-23T10:11:12.000Z',
  roots: ['/photos'],
  also: [],
  policy: { trust: 'inferred', include: [], settleSeconds: 60 },
  actions: [
    {
      id: 'a:/photos/1.ARW',
      raw: { path: '/photos/1.ARW', format: 'arw', bytes: 123, stamp: { ...stamp, bytes: 123 } },
      with: [{ path: '/photos/1.xmp', bytes: 1, stamp: { ...stamp, bytes: 1 } }],
      verdict: 'orphan',
      confidence: 'proven',
      because: [{ kind: 'camera-recorded', recorded: 'with-jpeg' }],
    },
  ],
  kept: [
    {
      raw: { path: '/photos/2.ARW', format: 'arw', bytes: 25_000_000 },
      reason: 'paired',
      because: [{ kind: 'same-stem', as: '/photos/2.JPG' }],
    },
  ],
  unreadable: [{ path: '/photos/p', code: 'EACCES' }],
  notes: [{ kind: 'symlink', path: '/photos/l' }],
  refusals: [{ guard: 'max-trash', message: 'too many', howToGoOn: 'look' }],
  totals: { raws: 2, rendered: 1, paired: 1, orphans: 1, kept: 1, orphanBytes: 123 },
};

describe('plan --json', () => {
  it('is the document of the contract, schema first', () => {
    expect(parsed(planJson(plan))).toEqual(planDocument);
    expect(text(planJson(plan))).toMatch(/^\{"schema":"rawtwin\.plan\/1",/);
    expect(text(planJson(plan)).endsWith('}\n')).toBe(true);
  });

  it('is valid for an empty plan', () =>
    expect(parsed(planJson(planOf([])))).toMatchObject({ actions: [], kept: [], unreadable: [], notes: [], refusals: [] }));

  it('keeps every name, whatever it holds, in well-formed text', () => {
    fc.assert(
      fc.property(hostilePlan, hostile => {
        const written = text(planJson(hostile));
        expect(written.isWellFormed()).toBe(true);
        const read = JSON.parse(written);
        expect(read.actions.map((row: { raw: { path: string } }) => row.raw.path)).toEqual(hostile.actions.map(({ raw }) => raw.path));
        expect(read.kept.map((row: { raw: { path: string } }) => row.raw.path)).toEqual(hostile.kept.map(({ raw }) => raw.path));
      }),
    );
  });

  it('comes in chunks of bounded size', () => {
    const big = planOf(
      [],
      Array.from({ length: 5_000 }, (_, i) => keptOf(`/photos/${i}.ARW`, 'unsure')),
    );
    const chunks = [...planJson(big)];
    expect(Math.max(...chunks.map(chunk => chunk.length))).toBeLessThan(70_000);
    expect(parsed(chunks)).toMatchObject({ totals: { kept: 5_000 } });
  });

  it('is read back by trash --plan', () => {
    fc.assert(
      fc.property(hostilePlan, hostile => {
        const saved = parsePlan(text(planJson(hostile)), '/plans/p.json');
        expect(saved).toMatchObject({ id: 'p1', roots: hostile.roots, also: hostile.also, policy: hostile.policy });
        expect(saved.actions).toEqual(
          hostile.actions.map(({ raw, with: along }) => ({
            path: raw.path,
            bytes: raw.bytes,
            mtimeNs: raw.stamp.mtimeNs,
            with: along.map(({ path }) => path),
          })),
        );
      }),
    );
  });
});

describe('trash, undo, history --json', () => {
  const to = [{ from: at('/photos/1.ARW'), at: at('/t/1.ARW') }];
  const receipts = [
    { action: 'a1', raw: at('/photos/1.ARW'), bytes: 123, outcome: 'trashed', to },
    { action: 'a2', raw: at('/photos/2.ARW'), bytes: 5, outcome: 'skipped', to: [], why: 'changed' },
    { action: 'a3', raw: at('/photos/3.ARW'), bytes: 7, outcome: 'failed', to: [], why: 'EIO' },
  ] as const;

  it('rawtwin.run/1 holds the plan, the receipts and what was moved', () => {
    expect(parsed(runJson({ run: 'r1', plan, receipts, interrupted: true }))).toEqual({
      schema: 'rawtwin.run/1',
      run: 'r1',
      plan: planDocument,
      receipts: JSON.parse(JSON.stringify(receipts)),
      totals: { trashed: 1, skipped: 1, failed: 1, bytes: 123 },
      interrupted: true,
    });
  });

  it('rawtwin.undo/1 holds what came back and what is blocked', () => {
    const blocked = [{ from: at('/photos/2.ARW'), at: at('/t/2.ARW'), why: 'taken' }];
    expect(parsed(undoJson({ run: 'r1', restored: to, blocked, purged: blocked.slice(0, 1), unasked: 2, interrupted: false }))).toEqual({
      schema: 'rawtwin.undo/1',
      run: 'r1',
      restored: to,
      blocked,
      purged: [{ from: at('/photos/2.ARW'), at: at('/t/2.ARW') }],
      interrupted: false,
    });
    expect(parsed(undoJson({ run: 'r1', restored: [], blocked: [], purged: [], unasked: 0, interrupted: false }))).toMatchObject({
      restored: [],
      blocked: [],
    });
  });

  it('rawtwin.history/1 holds every run in the order given', () => {
    const run: RunSummary = {
      ...{ run: 'r1', at: '2026-11-23T10:11:12.000Z', roots: [at('/photos')], trashed: 1, restored: 0, purged: 0, failed: 0 },
      ...{ left: 1, leftFiles: 2, bytes: 123, places: [at('/t')], undoable: true, open: false, damaged: [3] },
    };
    expect(parsed(historyJson([run, { ...run, run: 'r0' }]))).toEqual({ schema: 'rawtwin.history/1', runs: [run, { ...run, run: 'r0' }] });
    expect(parsed(historyJson([]))).toEqual({ schema: 'rawtwin.history/1', runs: [] });
  });
});

describe('a reason in JSON', () => {
  it('is an English sentence with its code; one that an older rawtwin wrote down has none', () => {
    expect(sentenceJson('why', { is: 'twin-back', name: 'A.JPG' })).toEqual({
      why: 'a JPEG or another picture of it is there again: A.JPG',
      code: 'twin-back',
    });
    expect(sentenceJson('why', 'changed')).toEqual({ why: 'changed' });
    expect(sentenceJson('why', undefined)).toEqual({});
  });
  it('stands in the evidence of a row too', () => {
    const row = keptOf('/photos/1.ARW', 'unsure', [{ kind: 'exif-unreadable', why: { is: 'no-camera' } }]);
    expect([...planJson(planOf([], [row]))].join('')).toContain('"why":"it names no camera","code":"no-camera"');
  });
});

describe('errors --json', () => {
  it.each([
    {
      sentence: 'with a path',
      error: new AppError('NOT_FOUND', { is: 'as-said', words: 'not there' }, '/x\ny'),
      document: { code: 'NOT_FOUND', message: 'not there', path: '/x\ny' },
    },
    { sentence: 'without', error: new AppError('USAGE', { is: 'as-said', words: 'what?' }), document: { code: 'USAGE', message: 'what?' } },
  ])('$sentence: one line', ({ error, document }) => {
    expect(JSON.parse(errorJson(error))).toEqual({ schema: 'rawtwin.error/1', ...document });
    expect(errorJson(error).indexOf('\n')).toBe(errorJson(error).length - 1);
  });
});
