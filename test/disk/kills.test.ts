import { describe, expect, it } from 'vitest';
import { noStrace } from '../support/disk/bin.js';
import { killBatches, killBin, killLean } from '../support/disk/kills.js';

const SEED = 20261125;

describe.skipIf(noStrace)(`SIGKILL at system-call boundaries${noStrace ? ` (did not run: ${noStrace})` : ''}`, () => {
  it('100 processes, spread over all points of trash, undo and recovery: the next one settles, undo gives the same tree', async () => {
    const { hits, failures } = await killLean(100, SEED);
    expect(failures.join('\n')).toBe('');
    expect(hits).toBe(100);
  }, 400_000);

  it('380 runs that die many at a time, at chance points: the same', async () => {
    const { hits, failures } = await killBatches(380, SEED);
    expect(failures.join('\n')).toBe('');
    expect(hits).toBeGreaterThanOrEqual(380);
  }, 400_000);

  it('20 whole command lines: nothing is lost, and `undo` brings all back', async () => {
    const { hits, failures } = await killBin(20, SEED);
    expect(failures.join('\n')).toBe('');
    expect(hits).toBeGreaterThanOrEqual(20);
  }, 200_000);
});
