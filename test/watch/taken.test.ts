import { afterEach, expect, it } from 'vitest';
import { ownTaken } from '../../src/cli/own-taken.js';
import { Passes } from '../support/watch/passes.js';

const ALL = 4;
const passes = new Passes();
afterEach(() => passes.end());

it('a raw whose JPEG rawtwin itself took is not taken by a pass, and another is', async () => {
  passes.layPairs(1, ALL);
  const taken = ownTaken(passes.at('state'));
  Object.assign(passes.deps, { taken });
  await passes.pass();
  passes.remove(2, 3);
  await taken.note([{ path: passes.jpeg(2), half: 'jpeg', trashedAt: '2026-11-24T10:00:00.000Z' }]);
  await passes.pass();
  await passes.pass();
  expect(passes.gone(ALL)).toEqual([3]);
});
