import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.js';
import type { Kept } from '../../src/model/plan.js';
import { settledAt } from '../../src/watch/settled-at.js';
import { abs } from '../support/trash-world.js';

const kept = (...because: Evidence[]): Kept => ({ raw: { path: abs('/p/A.ARW'), format: 'arw', bytes: 1 }, reason: 'too-recent', because });
const recent = (changedAt: string, settleSeconds = 60): Evidence => ({ kind: 'recent', changedAt, settleSeconds });

describe('settledAt', () => {
  it.each<[string, readonly Kept[], string | null]>([
    ['nothing is kept', [], null],
    ['nothing changed a moment ago', [kept({ kind: 'locked' })], null],
    ['one changed: when its settle time is over', [kept(recent('2026-05-17T10:00:00.000Z'))], '2026-05-17T10:01:00.000Z'],
    [
      'several changed: the last of them',
      [kept(recent('2026-05-17T10:00:05.000Z')), kept(recent('2026-05-17T10:00:09.500Z')), kept(recent('2026-05-17T10:00:01.000Z'))],
      '2026-05-17T10:01:09.500Z',
    ],
    ['no settle time: at once', [kept(recent('2026-05-17T10:00:00.000Z', 0))], '2026-05-17T10:00:00.000Z'],
  ])('%s', (_, rows, at) => expect(settledAt(rows)).toBe(at === null ? null : Date.parse(at)));
});
