import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trashinfo } from '../../../src/execute/trash/trashinfo.js';
import { abs } from '../../support/trash-world.js';

const NOW = new Date(2026, 10, 4, 9, 5, 2);

describe('trashinfo', () => {
  it.each([
    ['relative to the top of the volume', '/media/card/DCIM/A.ARW', '/media/card', 'DCIM/A.ARW'],
    ['relative when the volume is the root', '/DCIM/A.ARW', '/', 'DCIM/A.ARW'],
    ['absolute in the home trash', '/home/u/A.ARW', null, '/home/u/A.ARW'],
    ['what readers stumble over is encoded', '/v/a=b#c%d "e"\n.ARW', '/v', 'a%3Db%23c%25d%20%22e%22%0A.ARW'],
    ['other scripts as their UTF-8 bytes', '/v/Hochzeit ü 写.ARW', '/v', 'Hochzeit%20%C3%BC%20%E5%86%99.ARW'],
  ])('%s', (_, file, topdir, path) => {
    expect(trashinfo(abs(file), topdir === null ? null : abs(topdir), NOW)).toBe(
      `[Trash Info]\nPath=${path}\nDeletionDate=2026-11-04T09:05:02\n`,
    );
  });

  it('is three lines, and gives back the very path, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), name => {
        const lines = trashinfo(abs(`/v/${name}`), abs('/v'), NOW).split('\n');
        expect(lines).toHaveLength(4);
        expect(decodeURIComponent(lines[1]?.slice('Path='.length) ?? '')).toBe(name);
      }),
    );
  });
});
