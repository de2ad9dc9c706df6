import { describe, expect, it } from 'vitest';
import { editorRace, swapRace } from '../support/disk/rivals.js';

describe('somebody else works on the folder during the run', () => {
  it.each(['system', 'folder'] as const)(
    'an editor replaces 12,000 files: none is destroyed (%s)',
    async to => {
      let [replaced, trashed] = [0, 0];
      for (let seed = 1; seed <= 4; seed++) {
        const { points, hits, failures } = await editorRace(3334, seed, to);
        expect(failures.join('\n')).toBe('');
        replaced += points;
        trashed += 3334 - hits;
      }
      expect(replaced).toBe(12_000);
      expect(trashed, 'the run was at work meanwhile').toBeGreaterThan(400);
    },
    200_000,
  );

  it.each(['system', 'folder'] as const)(
    'the folder is swapped for a link to another one: nothing of that one goes (%s)',
    async to => {
      const { points, failures } = await swapRace(1000, 1, to);
      expect(failures.join('\n')).toBe('');
      expect(points).toBeGreaterThan(5);
    },
    60_000,
  );
});
