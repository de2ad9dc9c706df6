import { describe, expect, it } from 'vitest';
import { DiskPace, Turns } from '../../src/exif/disk-pace.js';

/** How many of the next files are read with others in flight. */
function detour(pace: DiskPace): number {
  for (let files = 0; ; files++) if (pace.isQuick()) return files;
}
const repeat = (n: number, act: () => void) => Array.from({ length: n }).forEach(act);

describe('whether a file is read without waiting', () => {
  it('while the disk answers at once, it is', () => {
    const pace = new DiskPace();
    repeat(1_000, () => {
      expect(pace.isQuick()).toBe(true);
      pace.took(0.05);
    });
  });
  it('after a slow answer many are read together; the slower the disk, the seldomer it is asked alone', () => {
    const pace = new DiskPace();
    const detours = Array.from({ length: 12 }, () => {
      pace.took(5);
      return detour(pace);
    });
    expect(detours).toEqual([64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 16_384, 16_384, 16_384]);
  });
  it('one slow answer among many quick ones changes little', () => {
    const pace = new DiskPace();
    pace.took(5);
    expect(detour(pace)).toBe(64);
    repeat(512, () => pace.took(0.05));
    pace.took(5);
    expect(detour(pace)).toBe(64);
  });
});

describe('turns', () => {
  it('a timer has its turn while work goes on that never waits by itself', async () => {
    const turns = new Turns();
    let isDue = false;
    let rounds = 0;
    setTimeout(() => {
      isDue = true;
    }, 1);
    const work = async () => {
      while (!isDue) {
        await turns.pass(performance.now());
        rounds += 1;
      }
    };
    await Promise.all([work(), work(), work()]);
    expect(rounds).toBeGreaterThan(3);
  });
  it('nobody waits when the last turn was a moment ago', async () => {
    const turns = new Turns();
    await turns.pass(performance.now());
    let isOver = false;
    setImmediate(() => {
      isOver = true;
    });
    await turns.pass(performance.now());
    expect(isOver).toBe(false);
  });
});
