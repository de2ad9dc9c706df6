import { describe, expect, it } from 'vitest';
import { cannotMount, KINDS } from '../support/disk/volumes.js';
import { yank } from '../support/disk/yank.js';

const SEED = 20261125;

describe.each([KINDS.exfat, KINDS.ntfs])('$name', kind => {
  const missing = cannotMount(kind);
  it.skipIf(missing)(
    `a card pulled out 6 times in mid-run loses nothing${missing ? ` (did not run: ${missing})` : ''}`,
    async () => {
      const { points, hits, failures } = await yank(kind, 6, SEED);
      expect(failures.join('\n')).toBe('');
      expect(points).toBe(6);
      expect(hits).toBeGreaterThan(2);
    },
    120_000,
  );
});
