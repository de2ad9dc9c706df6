import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/config/plan-file.js';
import { AppError } from '../../src/model/errors.js';
import { planJson } from '../../src/report/json.js';
import { actionOf, at, planOf, sidecarOf } from '../report/plan-of.js';
import { saidBy } from '../support/said.js';

const PLACE = '/plans/p.json';
const good = () =>
  JSON.parse(
    [
      ...planJson(
        planOf([actionOf('/photos/1.ARW', { bytes: 7, with: [sidecarOf('/photos/1.xmp')] })], [], {
          also: [at('/card')],
          policy: { trust: 'proven', include: ['unsure'], settleSeconds: 5 },
        }),
      ),
    ].join(''),
  );
const thrown = (text: string): AppError => {
  try {
    parsePlan(text, PLACE);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('it was accepted, or failed with a bug');
};

describe('a plan file', () => {
  it('gives back folders, rules and the chosen raws, without the loss of a digit', () => {
    expect(parsePlan(JSON.stringify(good()), PLACE)).toEqual({
      id: 'p1',
      roots: ['/photos'],
      also: ['/card'],
      policy: { trust: 'proven', include: ['unsure'], settleSeconds: 5 },
      actions: [{ path: '/photos/1.ARW', bytes: 7, mtimeNs: 1_793_000_000_123_456_789n, with: ['/photos/1.xmp'] }],
    });
  });

  it('that names no sidecars takes none along', () => {
    const bare = good();
    delete bare.actions[0].with;
    expect(parsePlan(JSON.stringify(bare), PLACE).actions[0]?.with).toEqual([]);
  });

  it('may say more than is known', () => {
    const more = good();
    more.actions[0].raw.stamp.more = 1;
    more.actions[0].raw.more = more.policy.more = more.more = { deep: true };
    expect(parsePlan(JSON.stringify(more), PLACE).actions).toHaveLength(1);
  });

  it.each<{ sentence: string; change: (plan: ReturnType<typeof good>) => void; names: string }>([
    { sentence: 'no schema', change: plan => delete plan.schema, names: 'schema' },
    { sentence: 'another kind of document', change: plan => Object.assign(plan, { schema: 'rawtwin.run/1' }), names: 'schema' },
    { sentence: 'no roots', change: plan => Object.assign(plan, { roots: [] }), names: 'roots' },
    { sentence: 'a root that is no absolute path', change: plan => Object.assign(plan, { roots: ['photos'] }), names: 'roots.0' },
    { sentence: 'an unknown confidence', change: plan => Object.assign(plan.policy, { trust: 'blind' }), names: 'policy.trust' },
    { sentence: 'an unknown reason', change: plan => Object.assign(plan.policy, { include: ['all'] }), names: 'policy.include.0' },
    {
      sentence: 'a negative settle time',
      change: plan => Object.assign(plan.policy, { settleSeconds: -1 }),
      names: 'policy.settleSeconds',
    },
    { sentence: 'no actions', change: plan => delete plan.actions, names: 'actions' },
    { sentence: 'an action that is no object', change: plan => plan.actions.push(null), names: 'actions.1' },
    {
      sentence: 'a raw that is no absolute path',
      change: plan => Object.assign(plan.actions[0].raw, { path: '../1.ARW' }),
      names: 'actions.0.raw.path',
    },
    {
      sentence: 'bytes that are no number',
      change: plan => Object.assign(plan.actions[0].raw, { bytes: '7' }),
      names: 'actions.0.raw.bytes',
    },
    { sentence: 'a raw without a stamp', change: plan => delete plan.actions[0].raw.stamp, names: 'actions.0.raw.stamp' },
    {
      sentence: 'a time that is no number',
      change: plan => Object.assign(plan.actions[0].raw.stamp, { mtimeNs: '1.5' }),
      names: 'actions.0.raw.stamp.mtimeNs',
    },
  ])('$sentence: refused with the file and the place', ({ change, names }) => {
    const plan = good();
    change(plan);
    const error = thrown(JSON.stringify(plan));
    expect([error.code, error.path]).toEqual(['PLAN_INVALID', PLACE]);
    expect(saidBy(error)).toContain(PLACE);
    expect(saidBy(error)).toContain(names);
    expect(saidBy(error)).toContain('rawtwin plan --save');
  });

  it.each(['', '{', 'null', '[]', '"rawtwin.plan/1"', `${JSON.stringify(good()).slice(0, -20)}`])('%j is refused', text => {
    expect(thrown(text)).toMatchObject({ code: 'PLAN_INVALID', path: PLACE });
  });

  it('of a later version says so', () => {
    const error = thrown(JSON.stringify({ ...good(), schema: 'rawtwin.plan/2', actions: 'different' }));
    expect([error.code, error.path]).toEqual(['PLAN_FUTURE', PLACE]);
    expect(saidBy(error)).toMatch(/rawtwin\.plan\/2.*Update rawtwin/);
  });
});
