import { describe, expect, it } from 'vitest';
import { cutPower } from '../support/disk/power.js';
import { KINDS, noPowerSwitch } from '../support/disk/volumes.js';

const SEED = 20261125;

describe.each([KINDS.ext4, KINDS.xfs])('$name', kind => {
  const missing = noPowerSwitch(kind);
  it.skipIf(missing)(
    `25 power cuts in trash and undo lose nothing${missing ? ` (did not run: ${missing})` : ''}`,
    async () => {
      const { points, hits, failures } = await cutPower(kind, 25, SEED);
      expect(failures.join('\n')).toBe('');
      expect(points).toBe(25);
      expect(hits).toBeGreaterThan(10);
    },
    180_000,
  );
});
