export interface NotTold {
  readonly folders: number;
  /** The file-system type of each folder that others write to as well. */
  readonly shared: readonly string[];
  /** The code with which the system said that it has no watches left. */
  readonly usedUp: string | null;
  /** The code for each folder that could not be watched for a reason of its own. */
  readonly refused: readonly string[];
}

const LIMIT: Readonly<Record<string, string>> = {
  ENOSPC: 'the system has no inotify watches left (raise fs.inotify.max_user_watches with sysctl, and start the daemon again)',
  EMFILE: 'the system has no inotify instances left (raise fs.inotify.max_user_instances with sysctl, and start the daemon again)',
};

/** Why some or all folders are looked at by the clock, in words for a person; null when the system tells of all of them. */
export function wordsOf({ folders, shared, usedUp, refused }: NotTold): string | null {
  const some = (number: number) => (number === folders ? 'all folders' : `${number} of ${folders} folders`);
  const types = [...new Set(shared)].sort().join(', ');
  const codes = [...new Set(refused)].sort().join(', ');
  const reasons = [
    ...(shared.length > 0 ? [`${some(shared.length)} lie on ${types}, where changes made elsewhere are not told of`] : []),
    ...(usedUp !== null ? [LIMIT[usedUp] ?? `the system has no watches left (${usedUp})`] : []),
    ...(refused.length > 0 ? [`${some(refused.length)} cannot be watched (${codes})`] : []),
  ];
  return reasons.length > 0 ? reasons.join('; ') : null;
}
