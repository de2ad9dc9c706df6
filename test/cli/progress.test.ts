import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pace } from '../../src/cli/ui/pace.js';
import { makeProgress } from '../../src/cli/ui/progress.js';
import type { Progress } from '../../src/ports/progress.js';
import { WORDS } from '../support/words.js';

interface Watched {
  readonly progress: Progress;
  /** Milliseconds go by. */
  readonly wait: (ms: number) => void;
  /** All that was written so far. */
  readonly written: () => string;
  /** Resolves when the screen has shown these words. */
  readonly until: (words: string) => Promise<void>;
}

function watched({ isTTY = true, columns = 80, enabled = true } = {}): Watched {
  let [at, text] = [0, ''];
  const stream = Object.assign(new PassThrough(), { isTTY, columns, cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  stream.on('data', chunk => {
    text += chunk;
  });
  return {
    progress: makeProgress({ words: WORDS.en, enabled, stream, now: () => at }),
    wait: ms => {
      at += ms;
    },
    written: () => text,
    until: async words => {
      while (!text.includes(words)) await new Promise(resolve => setTimeout(resolve, 5));
    },
  };
}

describe('progress at a terminal', () => {
  it('tells count, total, rate and what is left', async () => {
    const { progress, wait, until } = watched();
    progress.phase('reading');
    await until('Reading …');
    progress.expect(4_000);
    progress.tick(200);
    await until('Reading 200 of 4,000 heads');
    wait(1_000);
    progress.tick(1_000);
    await until('Reading 1,200 of 4,000 heads, 1,000/s, 3 s left');
    wait(1_000);
    progress.tick(1_800);
    await until('Reading 3,000 of 4,000 heads, 1,400/s');
    progress.phase('moving');
    await until('Moving to trash …');
    progress.stop();
  });

  it('tells no total where none is known, nor one that was too low', async () => {
    const { progress, wait, until, written } = watched();
    progress.phase('scanning');
    await until('Scanning …');
    wait(2_000);
    progress.tick(100);
    await until('Scanning 100 files');
    progress.expect(150);
    wait(1_000);
    progress.tick(40);
    await until('Scanning 140 of 150 files, 40/s');
    wait(1_000);
    progress.tick(60);
    await until('Scanning 200 files, 50/s');
    expect(written()).not.toContain('200 of');
    expect(written()).not.toContain(' left');
    progress.stop();
  });
});

describe('progress where nobody watches', () => {
  it.each([
    ['no terminal', { isTTY: false }],
    ['a terminal without columns', { columns: 0 }],
    ['--no-progress', { enabled: false }],
  ])('%s: only notes are written', async (_, options) => {
    const { progress, wait, written } = watched(options);
    progress.phase('reading');
    progress.expect(10);
    wait(5_000);
    progress.tick(5);
    progress.note('rawtwin: a word');
    progress.stop();
    await new Promise(resolve => setImmediate(resolve));
    expect(written()).toBe('rawtwin: a word\n');
  });
});

describe('the pace', () => {
  it('is unknown in the first second, and while nothing more was done', () => {
    const pace = new Pace();
    expect(pace.rate(5_000)).toBeUndefined();
    pace.add(5, 60_000);
    expect(pace.rate(70_000)).toBeUndefined();
    pace.add(5, 60_900);
    expect(pace.rate(60_900)).toBeUndefined();
    expect(pace.rate(61_000)).toBe(5);
  });

  it('forgets what is long past', () => {
    const pace = new Pace();
    for (let at = 100; at <= 10_000; at += 100) pace.add(100, at);
    for (let at = 10_100; at <= 17_000; at += 100) pace.add(1, at);
    expect(pace.rate(17_000)).toBeLessThan(20);
  });

  it('of steady work is that of the work, however it comes in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 500 }), (each, everyMs) => {
        const pace = new Pace();
        let at = 0;
        for (; at < 9_000; at += everyMs) pace.add(each, at + everyMs);
        const steady = (each * 1_000) / everyMs;
        expect(Math.abs((pace.rate(at) ?? 0) - steady)).toBeLessThanOrEqual(steady * 0.15);
      }),
    );
  });
});
