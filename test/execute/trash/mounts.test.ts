import { describe, expect, it } from 'vitest';
import { mountOf, parseMounts } from '../../../src/execute/trash/mounts.js';
import { abs } from '../../support/trash-world.js';

const TABLE = `27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
28 27 0:25 / /media/my\\040card rw - exfat /dev/sdb1 rw
29 27 0:26 / /media/\\303\\274 rw shared:5 - vfat /dev/sdc1 rw
30 27 0:27 / /data rw - ext4 /dev/sdd rw
31 30 0:28 / /data rw - tmpfs tmpfs rw

nonsense
`;

describe('the mount table', () => {
  const mounts = parseMounts(TABLE);
  it('is read with its escapes, and without lines that are none', () => {
    expect(mounts.map(({ at }) => at)).toEqual(['/', '/media/my card', '/media/ü', '/data', '/data']);
  });

  it('tells what each shows, of which kind it is and whether it can be written', () => {
    const [root, card] = parseMounts(
      '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n28 27 8:1 /my\\040photos /mnt ro,nosuid shared:3 master:1 - btrfs /dev/sda ro',
    );
    expect(root).toEqual({ id: 27, at: '/', device: '254:0', root: '/', type: 'ext4', isReadOnly: false });
    expect(card).toEqual({ id: 28, at: '/mnt', device: '8:1', root: '/my photos', type: 'btrfs', isReadOnly: true });
  });

  it.each([
    ['the longest place that holds it', '/media/my card/DCIM', 28],
    ['not one whose name only begins so', '/media/my cards', 27],
    ['the place itself', '/media/ü', 29],
    ['the last one mounted at a place', '/data/x', 31],
    ['the root for all else', '/home', 27],
  ])('%s: %s', (_, path, id) => expect(mountOf(abs(path), mounts)?.id).toBe(id));

  it('knows nothing without a table', () => expect(mountOf(abs('/x'), [])).toBeNull());
});
