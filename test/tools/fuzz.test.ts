import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Bytes } from '../../src/formats/container/bytes.js';
import { RAW_FORMATS } from '../../src/model/frame.js';
import { fuzz, type Report } from './fuzz/fuzz.js';
import { type Input, inputOf, readAt } from './fuzz/input.js';
import { BINARY, mutate } from './fuzz/mutate.js';
import { Random } from './fuzz/random.js';
import { exploreInput, type Reader } from './fuzz/readers.js';
import { fuzzCommand } from './fuzz/run.js';
import { Slate } from './fuzz/slate.js';
import { type Target, targetsOf } from './fuzz/targets.js';
import { watched } from './fuzz/watched.js';
import { demandFacts } from './fuzz/well-formed.js';

const target = (reader: Reader, bytes = new Uint8Array(64)): Target => ({
  ...{ name: 'x', reader, seeds: [inputOf('arw', bytes)], changes: BINARY, hot: () => [] },
});
const run = (reader: Reader, runs = 50, longestMs = 30_000) => fuzz([target(reader)], { seed: 1, runs, longestMs });

describe('the fuzzer', () => {
  it('finds no broken promise in some thousand inputs', async () => {
    const { broken, readers, runs } = await fuzz(targetsOf(undefined), { seed: 1, runs: 4000 });
    expect(broken).toBeUndefined();
    expect(runs).toBe(4000);
    for (const { name, outcomes } of readers) expect(outcomes, name).toBeGreaterThan(5);
  }, 60_000);
  it('has a reader for every format that is read', () => {
    const names = targetsOf(undefined).map(({ name }) => name);
    // Names of other formats' files: read by the same code.
    const same = ['sr2', 'srf', 'rwl', 'raw', 'ori', 'fff', 'dcr', 'k25'];
    expect([...RAW_FORMATS, 'jpeg', 'heif', 'tiff'].filter(format => !names.includes(format) && !same.includes(format))).toEqual([]);
  });
  it('gives the same inputs for the same seed, others for another', async () => {
    const inputs = async (seed: number) => {
      const seen: string[] = [];
      await fuzz([target(({ bytes }) => String(bytes[0]))], {
        seed,
        runs: 200,
        before: (_, __, input) => seen.push(`${input.size} ${input.bytes.join()}`),
      });
      return seen;
    };
    expect(await inputs(7)).toEqual(await inputs(7));
    expect(await inputs(7)).not.toEqual(await inputs(8));
    expect(new Set(await inputs(7)).size).toBeGreaterThan(150);
  });
  it('keeps what leads to a new outcome: three bytes in a row are found', async () => {
    const lock: Reader = ({ bytes }) => {
      const opened = [1, 2, 4].findIndex((value, i) => bytes[i] !== value);
      if (opened < 0) throw new Error('open');
      return String(opened);
    };
    expect((await run(lock, 100_000)).broken).toMatchObject({ reader: 'x', why: expect.stringContaining('open') });
  });
  it('ends when the time is over', async () => {
    const { runs, seconds } = await fuzz([target(() => '')], { seed: 1, runs: Number.MAX_SAFE_INTEGER, seconds: 0.2 });
    expect(runs).toBeGreaterThan(10);
    expect(seconds).toBeLessThan(5);
  });
});

describe('a broken promise is told', () => {
  const kept: unknown[] = [];
  const busy = (ms: number): void => {
    for (const from = performance.now(); performance.now() - from < ms; );
  };
  it.each<[string, Reader, string]>([
    [
      'something thrown',
      () => {
        throw new RangeError('Offset is outside');
      },
      'threw RangeError: Offset is outside',
    ],
    ['something thrown later', () => Promise.reject(new Error('late')), 'threw Error: late'],
    [
      'memory taken up',
      () => {
        kept.push(new Uint8Array(20 * 2 ** 20));
        return '';
      },
      'took up ',
    ],
    ['heap taken up', () => String(kept.push(Array.from({ length: 3_000_000 }, (_, i) => i + 0.5))), 'took up '],
  ])('%s', async (_, reader, why) => expect((await run(reader)).broken?.why).toContain(why), 30_000);

  it('time gone by', async () => {
    const slow: Reader = () => {
      busy(60);
      return '';
    };
    expect((await run(slow, 5, 50)).broken?.why).toMatch(/^took \d+ ms$/);
    expect((await run(slow, 2)).broken).toBeUndefined();
  });

  const input = (size: number): Input => ({ extension: 'arw', bytes: new Uint8Array(16), size });
  /** A format that asks as told, found by nothing but this test. */
  const asking = (asks: readonly { at: number; length: number }[]) => () => {
    const bytes = new Bytes(new Uint8Array(16), 1 << 20);
    return exploreInput(input(1 << 20), bytes, function* () {
      yield* asks;
      return undefined;
    });
  };
  it.each([
    ['outside the file', [{ at: 1 << 20, length: 10 }], /asks inside the file/],
    ['before the file', [{ at: -1, length: 10 }], /asks inside the file/],
    ['nowhere', [{ at: Number.NaN, length: 10 }], /asks inside the file/],
    ['for too much', [{ at: 0, length: 98_305 }], /asks for 1 to 98304 bytes/],
    ['for nothing', [{ at: 0, length: 0 }], /asks for 1 to 98304 bytes/],
    ['without end', Array.from({ length: 31 }, () => ({ at: 0, length: 1 })), /asks at most 30 times/],
  ])('a reader that asks %s', (_, asks, why) => expect(asking(asks)).toThrow(why));

  const facts = { format: 'arw', recorded: 'unknown', makerNote: false, rendition: false, warnings: [] } as const;
  it.each([
    ['a rating of half a star', { ...facts, rating: 2.5 }],
    ['a counter that is no number', { ...facts, counter: Number.NaN }],
    ['a time of no calendar', { ...facts, takenAt: '2024:05:17 10:00:00' }],
    ['a model that is there without a value', { ...facts, model: undefined }],
    ['an endless text', { ...facts, software: 'x'.repeat(5000) }],
    ['a word that no facts have', { ...facts, colour: 'red' }],
    ['an orientation of 9', { ...facts, orientation: 9 }],
  ])('%s', (_, wrong) => expect(() => demandFacts(wrong as Parameters<typeof demandFacts>[0])).toThrow(/is of its kind/));
  it('and sound facts are none', () => expect(() => demandFacts({ ...facts, rating: 3, model: 'x' })).not.toThrow());
});

describe('what it gives', () => {
  it('goes on behind its bytes with them again', () => {
    const input: Input = { extension: 'x', bytes: Uint8Array.of(1, 2, 3), size: 8 };
    expect([...readAt(input, 0, 100)]).toEqual([1, 2, 3, 1, 2, 3, 1, 2]);
    expect([...readAt(input, 4, 3)]).toEqual([2, 3, 1]);
    expect([...readAt(input, 8, 3)]).toEqual([]);
  });
  it('never changes its seeds', () => {
    const seed = inputOf(
      'x',
      Uint8Array.from({ length: 50 }, (_, i) => i),
    );
    const random = new Random(3);
    for (let i = 0; i < 2000; i++) mutate(seed, random, [0, 7], seed.bytes, BINARY);
    expect([...seed.bytes]).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
  it('is known to whoever watches', () => {
    const slate = new Slate();
    expect(slate.run).toBe(-1);
    new Slate(slate.shared).write(41, 'nef', { extension: 'nef', bytes: Uint8Array.of(5, 6), size: 2 ** 40 });
    expect(slate.read()).toEqual({ run: 41, reader: 'nef', input: { extension: 'nef', bytes: Uint8Array.of(5, 6), size: 2 ** 40 } });
  });
  it('is told of a reader that does not end, and of a heap that bursts', async () => {
    const folder = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-fuzz-'));
    const worker = async (name: string, code: string) => {
      const start = "import { workerData } from 'node:worker_threads';\nAtomics.store(new Int32Array(workerData.slate, 0, 2), 0, 7);\n";
      await writeFile(join(folder, name), start + code);
      return pathToFileURL(join(folder, name));
    };
    const job = { seed: 1, runs: 1, seconds: undefined, only: [], samples: undefined };
    const watch = async (url: URL, endlessMs = 30_000) => (await watched(job, () => {}, { url, endlessMs, heapMb: 64 })).broken;
    expect(await watch(await worker('loop.mjs', 'for (;;);'), 1500)).toMatchObject({ run: 7, why: 'does not end within 1.5 s' });
    const grow = 'const all = [];\nfor (;;) all.push(new Array(1e6).fill({}));';
    expect(await watch(await worker('grow.mjs', grow))).toMatchObject({ run: 7, why: 'the heap burst' });
    await expect(watch(await worker('wrong.mjs', "throw new Error('of its own');"))).rejects.toThrow('of its own');
    await rm(folder, { recursive: true });
  }, 60_000);
});

describe('npm run fuzz', () => {
  const nothing = { value: 0, reader: 'none' };
  const sound: Report = {
    runs: 10,
    seconds: 2,
    slowest: { value: 3.2, reader: 'xmp' },
    largest: nothing,
    readers: [{ name: 'nef', runs: 10, seeds: 1, outcomes: 4 }],
  };
  const command = async (words: readonly string[], report: Report = sound, folder = '') => {
    const said = { out: '', err: '', jobs: [] as unknown[] };
    const status = await fuzzCommand(words, {
      ...{ out: text => (said.out += text), err: text => (said.err += text), folder },
      run: async job => {
        said.jobs.push(job);
        return report;
      },
    });
    return { status, ...said };
  };

  it.each([
    [['--only', 'nof'], /no reader "nof"; there are arw, .*sidecar/],
    [['--runs', 'many'], /take whole numbers/],
    [['--seed', '-1'], /whole numbers|--seed/],
    [['--fast'], /--fast/],
    [['file.nef'], /file\.nef/],
  ])('%j is wrong usage', async (words, says) => {
    const { status, err, jobs } = await command(words);
    expect([status, jobs]).toEqual([2, []]);
    expect(err).toMatch(says);
    expect(err).toContain('Usage: npm run fuzz');
  });
  it('runs 100,000 inputs of seed 1, or as long as told', async () => {
    expect((await command(['--samples', ''])).jobs).toEqual([{ runs: 100_000, seconds: undefined, seed: 1, only: [], samples: undefined }]);
    expect((await command(['--seconds', '5', '--seed', '9', '--only', 'nef', '--samples', ''])).jobs).toEqual([
      { runs: Number.MAX_SAFE_INTEGER, seconds: 5, seed: 9, only: ['nef'], samples: undefined },
    ]);
  });
  it('tells readers, speed and the worst that it saw; exit 0', async () => {
    const { status, out } = await command(['--seed', '3']);
    expect(status).toBe(0);
    expect(out).toContain(
      'nef        10 runs      4 outcomes  from 1 seed file\nseed 3: 10 inputs in 2.0 s, 5 a second\nslowest input 3 ms (xmp)',
    );
  });
  it('keeps what broke a promise, and says how to see it again; exit 1', async () => {
    const folder = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-fuzz-'));
    const broken = { run: 8, reader: 'nef', why: 'threw RangeError', input: { extension: 'nef', bytes: Uint8Array.of(7, 8), size: 99 } };
    const { status, out } = await command(['--seed', '3', '--only', 'nef'], { ...sound, broken }, folder);
    expect(status).toBe(1);
    expect(out).toContain('BROKEN: nef, seed 3, run 8: threw RangeError');
    expect(out).toContain('Again: npm run fuzz -- --seed 3 --runs 9 --only nef');
    expect([...(await readFile(join(folder, 'nef-seed3-run8.nef')))]).toEqual([7, 8]);
    await rm(folder, { recursive: true });
  });
});
