import { describe, expect, it } from 'vitest';
import { tellsOfChanges } from '../../src/model/event-file-system.js';
import { notTold, type Reasons } from '../../src/watch/not-told.js';
import { english } from '../support/said.js';

describe('file systems that tell of every change', () => {
  it.each(['ext4', 'xfs', 'btrfs', 'zfs', 'f2fs', 'tmpfs', 'vfat', 'exfat', 'ntfs3', 'fuseblk', 'apfs', 'overlay', null])('%s does', type =>
    expect(tellsOfChanges(type)).toBe(true),
  );
  it.each([
    ...['nfs', 'nfs4', 'cifs', 'smb3', '9p', 'virtiofs', 'vboxsf', 'afs', 'ceph'],
    ...['fuse', 'fuse.sshfs', 'fuse.rclone', 'fuse.gvfsd-fuse', 'fuse.bindfs', 'fuse.vmhgfs-fuse'],
  ])('%s does not', type => expect(tellsOfChanges(type)).toBe(false));
});

describe('why folders are looked at by the clock', () => {
  const all: Reasons = { folders: 12, shared: [], usedUp: null, refused: [] };
  it.each<[string, Partial<Reasons>, string | null]>([
    ['nothing to say when all are told of', {}, null],
    ['some on a share', { shared: ['nfs4', 'nfs4'] }, '2 of 12 folders lie on nfs4, where changes made elsewhere are not told of'],
    [
      'all on shares',
      { folders: 2, shared: ['smb3', 'cifs'] },
      'all folders lie on cifs, smb3, where changes made elsewhere are not told of',
    ],
    ['one refused', { refused: ['EACCES'] }, '1 of 12 folders cannot be watched (EACCES)'],
    ['a limit of no known name', { usedUp: 'ENFILE' }, 'the system has no watches left (ENFILE)'],
    [
      'two reasons',
      { usedUp: 'ENOSPC', refused: ['EIO'] },
      'the system has no inotify watches left (raise fs.inotify.max_user_watches with sysctl, and start the daemon again); 1 of 12 folders cannot be watched (EIO)',
    ],
  ])('%s', (_title, some, words) => {
    const why = notTold({ ...all, ...some });
    expect(why && english(why)).toBe(words);
  });
});
