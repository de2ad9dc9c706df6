import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { factsInMemory, keptFacts } from '../../src/exif/kept-facts.js';
import { AppError } from '../../src/model/errors.js';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import { failed, ok } from '../../src/model/result.js';

let top: string;
let asked: AbsPath[][];
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'rawtwin-kept-'));
  asked = [];
});
afterEach(() => rmSync(top, { recursive: true }));

const file = (name: string) => join(top, name) as AbsPath;
const facts = (n: number): Facts => ({ format: 'arw', counter: n, recorded: 'unknown', makerNote: false, rendition: false, warnings: [] });
const LONG_AGO = new Date('2024-05-17T12:00:00Z');
/** Its ctime is now, so reading happens as if a minute had gone by. */
const put = (path: AbsPath) => {
  writeFileSync(path, 'x');
  utimesSync(path, LONG_AGO, LONG_AGO);
};
const reading = ({ works = true, afterMs = 60_000 } = {}) =>
  keptFacts(
    async paths => {
      asked.push([...paths]);
      return new Map(
        paths.map(path => [
          path,
          works ? ok(facts(asked.length)) : failed<Facts>(new AppError('FILE_UNREADABLE', { is: 'as-said', words: 'no' })),
        ]),
      );
    },
    factsInMemory(),
    () => Date.now() + afterMs,
  );

it('reads a file once, and again when it changed', async () => {
  const [a, b] = [file('a.ARW'), file('b.ARW')];
  for (const path of [a, b]) put(path);
  const read = reading();
  await read([a, b]);
  expect((await read([a, b])).get(a)).toEqual(ok(facts(1)));
  utimesSync(a, 1, 2);
  const third = await read([a, b]);
  expect([third.get(a), third.get(b)]).toEqual([ok(facts(3)), ok(facts(1))]);
  expect(asked).toEqual([[a, b], [], [a]]);
});
it('reads again what it is asked to read anew, and keeps that', async () => {
  put(file('a.ARW'));
  const read = reading();
  await read([file('a.ARW')]);
  expect((await read([file('a.ARW')], { anew: true })).get(file('a.ARW'))).toEqual(ok(facts(2)));
  expect((await read([file('a.ARW')])).get(file('a.ARW'))).toEqual(ok(facts(2)));
});
it('keeps nothing of a file that changed within the grain of clocks: it may change again and look the same', async () => {
  put(file('a.ARW'));
  const read = reading({ afterMs: 2_000 });
  await read([file('a.ARW')]);
  expect((await read([file('a.ARW')])).get(file('a.ARW'))).toEqual(ok(facts(2)));
});
it('tries again what it could not read, or what is not there', async () => {
  put(file('a.ARW'));
  const read = reading({ works: false });
  await read([file('a.ARW'), file('gone.ARW')]);
  await read([file('a.ARW'), file('gone.ARW')]);
  expect(asked[1]).toHaveLength(2);
});

it('a file that cannot be looked at is left to the reading, which says why', async () => {
  symlinkSync('loop', file('loop'));
  const path = file('loop/a.ARW');
  expect((await reading({ works: false })([path])).get(path)?.ok).toBe(false);
  expect(asked).toEqual([[path]]);
});
