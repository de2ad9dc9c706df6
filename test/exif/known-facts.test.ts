import { expect, it } from 'vitest';
import { KnownFacts } from '../../src/exif/known-facts.js';
import { AppError } from '../../src/model/errors.js';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import { failed, ok, type Result } from '../../src/model/result.js';

const [a, b] = ['/s/a.ARW' as AbsPath, '/s/b.ARW' as AbsPath];
const facts = (rating?: number): Result<Facts> =>
  ok({ format: 'arw', recorded: 'with-jpeg', makerNote: true, rendition: false, warnings: [], ...(rating ? { rating } : {}) });
const lost = failed<Facts>(new AppError('FILE_UNREADABLE', { is: 'as-said', words: 'no' }));

/** `kept`: what an earlier run read of each; `now`: what its bytes say. */
function world(kept: Result<Facts>, now: Result<Facts>) {
  const read: AbsPath[] = [];
  const known = new KnownFacts(async (paths, { anew, onRead }) => {
    for (const path of anew ? paths : []) {
      read.push(path);
      onRead(path);
    }
    return new Map(paths.map(path => [path, anew ? now : kept]));
  });
  return { known, read };
}

it.each([
  ['what was kept', facts(3), facts(3), false],
  ['another rating', facts(), facts(5), true],
  ['nothing any more', facts(), lost, true],
])('what goes is read anew; it says %s', async (_, kept, now, says) => {
  const { known, read } = world(kept, now);
  await known.ask([a, b]);
  expect(await known.askAnew([a, b])).toBe(says);
  expect(read).toEqual([a, b]);
  expect(known.of(a)).toEqual(now.ok ? now.value : undefined);
  expect(await known.askAnew([a, b]), 'and only once').toBe(false);
  expect(read).toHaveLength(2);
});
