/**
 * File systems that others write to as well, where the kernel hears only of changes made through this machine (inotify(7), "Limitations
 * and caveats"). Types as the mount table names them (proc_pid_mountinfo(5)).
 */
const SHARED: ReadonlySet<string> = new Set([
  ...['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'ncpfs', 'afs', 'coda', 'ceph', 'lustre', 'beegfs', 'orangefs', 'pvfs2', 'gfs2', 'ocfs2'],
  ...['9p', 'virtiofs', 'vboxsf', 'vmhgfs', 'prl_fs', 'fakeowner', 'grpcfuse', 'osxfs', 'davfs', 'sshfs'],
]);

/**
 * Whether every change on such a file system is told of. `fuseblk` is a local disk driven by a program (NTFS, exFAT): all that happens
 * to it happens here. Any other FUSE may stand before a server, or another folder. Null (no mount table): taken to tell.
 */
export function tellsOfChanges(type: string | null): boolean {
  return type === null || !(SHARED.has(type) || type === 'fuse' || type.startsWith('fuse.'));
}
