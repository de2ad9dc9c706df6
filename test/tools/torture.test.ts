import { describe, expect, it } from 'vitest';
import { inProcess } from './torture/in-process.js';
import type { Ask, Outcome, Part } from './torture/part.js';
import { torture } from './torture/run.js';

const FINE: Outcome = { points: 3, seeds: [7], failures: [], tables: { path: new Map([['trash', 3]]) } };
const BAD: Outcome = { ...FINE, failures: [{ line: 'npm run torture -- --seed 7 --only a/b/c', mistakes: ['a photo is gone'] }] };

async function run(words: readonly string[], outcomes: Readonly<Record<string, Outcome>>) {
  const [lines, asks]: [string[], Ask[]] = [[], []];
  const parts = Object.entries(outcomes).map(
    ([name, outcome]): Part => ({
      name,
      tells: `tells of ${name}`,
      run: async ask => {
        asks.push(ask);
        return outcome;
      },
    }),
  );
  const status = await torture(words, parts, { tell: line => lines.push(line), say: () => undefined }, () => 86_400_000 * 5);
  return { status, asks, text: lines.join('\n') };
}

describe('npm run torture', () => {
  it('ends well and prints seed, points and tables', async () => {
    const { status, text } = await run(['--seed', '7'], { one: FINE });
    expect(status).toBe(0);
    expect(text).toMatch(/one: 3 points, 0 failed, seeds 7/);
    expect(text).toMatch(/trash +3/);
  });
  it('ends with 1 and the line that shows a failure again', async () => {
    const { status, text } = await run([], { one: FINE, two: BAD });
    expect(status).toBe(1);
    expect(text).toContain('FAILED npm run torture -- --seed 7 --only a/b/c\n  a photo is gone');
  });
  it('does not take nothing tried for nothing wrong', async () => {
    expect((await run(['--only', 'misspelt'], { one: { ...FINE, points: 0 } })).status).toBe(1);
  });
  it('takes the day for its seed, and hands on what was asked', async () => {
    expect((await run(['--points', '9', '--only', 'x'], { one: FINE })).asks).toEqual([
      { seed: 5, points: 9, only: 'x', slice: { number: 1, of: 1 } },
    ]);
  });
  it('runs one part alone', async () => {
    expect((await run(['--part', 'two'], { one: BAD, two: FINE })).status).toBe(0);
  });
  it.each([[['--what']], [['--seed', 'x']], [['--part', 'three']], [['--slice', '3/2']], [['--slice', '0/2']], [['--slice', 'x']]])(
    '%j is asked wrongly: 2, and the usage',
    async words => {
      const { status, asks, text } = await run(words, { one: FINE });
      expect([status, asks.length]).toEqual([2, 0]);
      expect(text).toMatch(/^Usage: npm run torture/);
    },
  );
});

describe('the part in process', () => {
  const runOf = (only: string, seed = 3) => inProcess.run({ seed, points: undefined, only, slice: { number: 1, of: 1 } }, () => undefined);

  it('tries exactly the point that is named, whatever the seed left out', async () => {
    const { points, failures } = await runOf('one-raw/card/trash-recover/30-some2/5-dies');
    expect([points, failures]).toEqual([1, []]);
  });
  it('tries all below a name that is the beginning of ids', async () => {
    const { points, tables } = await runOf('one-raw/folder/trash/2');
    expect(points).toBeGreaterThan(20);
    expect([...(tables.path?.keys() ?? [])]).toEqual(['trash']);
  });
  it('is the same in slices as in one', async () => {
    const counts = [];
    for (const number of [1, 2, 3])
      counts.push(
        (await inProcess.run({ seed: 3, points: undefined, only: 'one-raw/mac/undo/1', slice: { number, of: 3 } }, () => undefined)).points,
      );
    expect(counts.reduce((sum, count) => sum + count)).toBe((await runOf('one-raw/mac/undo/1')).points);
  });
  it('tries nothing for a name that there is not', async () => {
    expect((await runOf('no-story')).points).toBe(0);
  });
});
