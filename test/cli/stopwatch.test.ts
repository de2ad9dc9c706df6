import { expect, it } from 'vitest';
import { Stopwatch } from '../../src/cli/ui/stopwatch.js';
import { renderStats } from '../../src/report/stats.js';
import { EN } from '../../src/report/words/en/index.js';

let now = 0;
const take = async (ms: number): Promise<void> => {
  now += ms;
};

it('time counts for the innermost stage, failed work too, and none is lost', async () => {
  now = 100;
  const watch = new Stopwatch(() => now);
  await watch.within('judge', async () => {
    await take(3);
    await watch.within('read', () => take(20));
    await take(4);
    await expect(
      watch.within('read', async () => {
        await take(5);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
  });
  await take(1);
  await watch.within('learn', () => take(2));
  watch.count('headsRead', 2);
  watch.count('headsRead', 1);
  expect(watch.stats).toEqual({
    startMs: 100,
    stages: new Map([
      ['judge', 7],
      ['read', 25],
      ['learn', 2],
    ]),
    counts: new Map([['headsRead', 3]]),
    totalMs: 135,
  });
  expect([...renderStats(watch.stats, EN)]).toEqual([
    'starting             0.100 s',
    'reading heads        0.025 s  3 heads read, 0 heads known from an earlier run',
    'judging              0.007 s  0 orphans',
    'remembering pairs    0.002 s',
    'the rest             0.001 s',
    'in all               0.135 s',
  ]);
});
