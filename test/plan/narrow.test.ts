import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import type { Action, Plan } from '../../src/model/plan.js';
import { narrow } from '../../src/plan/narrow.js';
import { english } from '../support/said.js';
import { planOf } from '../support/trash-world.js';

const STAMP = { dev: 1n, ino: 1n, bytes: 10, mtimeNs: 7n, ctimeNs: 1n, mode: 0o100644, nlink: 1 };
const action = (name: string): Action => ({
  id: name,
  raw: { path: `/p/${name}` as AbsPath, format: 'arw', bytes: 10, stamp: STAMP },
  with: [],
  verdict: 'orphan',
  confidence: 'proven',
  because: [],
});
const FRESH: Plan = {
  ...planOf(
    ['/p'],
    [action('A.ARW'), action('B.ARW'), { ...action('S.ARW'), with: [{ path: '/p/S.xmp' as AbsPath, bytes: 1, stamp: STAMP }] }],
  ),
  kept: [{ raw: { path: '/p/K.ARW' as AbsPath, format: 'arw', bytes: 10 }, reason: 'protected', because: [] }],
};
const chosen = (name: string, more: object = {}) => ({ path: `/p/${name}`, bytes: 10, mtimeNs: 7n, with: ['/p/S.xmp'], ...more });

describe('a choice from an earlier plan', () => {
  it('takes what the fresh plan allows as well, each once, and nothing else of it', () => {
    const { actions, receipts } = narrow([chosen('A.ARW'), chosen('A.ARW')], FRESH);
    expect([actions.map(({ id }) => id), receipts]).toEqual([['A.ARW'], []]);
    expect(narrow([chosen('S.ARW')], FRESH).actions.map(({ id }) => id)).toEqual(['S.ARW']);
  });

  it.each([
    ['it has another size', chosen('A.ARW', { bytes: 11 }), /changed since/],
    ['it has another time', chosen('A.ARW', { mtimeNs: 8n }), /changed since/],
    ['the fresh plan keeps it', chosen('K.ARW'), /it is kept now: protected/],
    ['the fresh plan does not know it', chosen('Z.ARW'), /gone, or not in the folders/],
    ['a sidecar would go along that was not there then', chosen('S.ARW', { with: [] }), /a sidecar that the plan does not name.*S\.xmp/],
    ['it is of another folder', { ...chosen('A.ARW'), path: '/q/A.ARW' }, /gone, or not in the folders/],
  ])('skips a raw when %s', (_, one, why) => {
    const { actions, receipts } = narrow([one], FRESH);
    expect(actions).toEqual([]);
    expect(receipts).toMatchObject([{ raw: one.path, outcome: 'skipped', to: [] }]);
    expect(english(receipts[0]?.why ?? '')).toMatch(why);
  });
});
