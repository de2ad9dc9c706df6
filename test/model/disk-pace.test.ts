import { describe, expect, it } from 'vitest';
import { DiskPace } from '../../src/model/disk-pace.js';

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
  it('after three slow answers many are read together; the slower the disk, the seldomer it is asked alone', () => {
    const pace = new DiskPace();
    const detours = Array.from({ length: 14 }, () => {
      pace.took(5);
      return detour(pace);
    });
    expect(detours).toEqual([0, 0, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 16_384, 16_384, 16_384]);
  });
  it('a slow answer now and then, as others take their turns on a busy machine, changes nothing', () => {
    const pace = new DiskPace();
    repeat(100, () => {
      pace.took(5);
      expect(detour(pace)).toBe(0);
      repeat(20, () => pace.took(0.05));
    });
  });
  it('of a disk that keeps part of the files at hand, the others are read together', () => {
    const pace = new DiskPace();
    const detours = Array.from({ length: 6 }, () => {
      repeat(8, () => pace.took(0.05));
      pace.took(5);
      return detour(pace);
    });
    expect(detours).toEqual([0, 0, 0, 64, 128, 256]);
  });
  it('once it answers at once again, the next detour is a short one', () => {
    const pace = new DiskPace();
    repeat(5, () => pace.took(5));
    expect(detour(pace)).toBe(256);
    repeat(32, () => pace.took(0.05));
    repeat(3, () => pace.took(5));
    expect(detour(pace)).toBe(64);
  });
});
