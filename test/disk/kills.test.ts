import { describe, expect, it } from 'vitest';
import { noStrace } from '../support/disk/bin.js';
import { killBin, killLean } from '../support/disk/kills.js';

const SEED = 20261125;

describe.skipIf(noStrace !== null)(`SIGKILL at system-call boundaries${noStrace ? ` (did not run: ${noStrace})` : ''}`, () => {
  it('470 processes that trash, undo and recover: nothing is lost, the next one settles, undo gives the same tree', async () => {
    const { hits, failures } = await killLean(470, SEED);
    expect(failures).toEqual([]);
    expect(hits).toBe(470);
  }, 400_000);

  it('30 whole command lines: nothing is lost, and `undo` brings all back', async () => {
    const { hits, failures } = await killBin(30, SEED);
    expect(failures).toEqual([]);
    expect(hits).toBe(30);
  }, 200_000);
});
