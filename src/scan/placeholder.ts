/** How programs name a file that is not whole here: it comes, or was taken away for a while. What it stands for is the first group. */
const PLACEHOLDERS: readonly [form: RegExp, source: string][] = [
  [/^\.(.+)\.icloud$/i, 'iCloud Drive, where it took a file off the disk (macOS before Sonoma; research: watch page, "Cloud clients")'],
  [/^(?:\.syncthing\.|~syncthing~)(.+)\.tmp$/i, 'Syncthing: prefix by system, and .tmp (lib/fs/tempname.go)'],
  [/^\.unison\.(.+?)(?:\.[0-9a-f]{8,})?\.unison\.tmp$/i, 'Unison'],
  [/^(.+)\.[0-9a-f]{8}\.partial$/i, 'rclone: .partial behind eight digits of a hash'],
  [
    /^\.?(.+)\.(?:part|partial|filepart|crdownload|opdownload|download|tmp|!sync)$/i,
    'KDE, Firefox, curl; WinSCP; Chrome and Edge, Opera, Safari; programs that save beside the name; Resilio',
  ],
  [/^\.(.+)\.[a-z0-9]{6}$/i, 'rsync: hidden, with six letters by chance'],
];
const MAY_BE = /^\.|\.(?:part|partial|filepart|crdownload|opdownload|download|tmp|!sync)$/i;

/** The name of the file that a placeholder stands for: one that is there, though not whole or not here. */
export function placeholderOf(name: string): string | undefined {
  if (!MAY_BE.test(name)) return undefined;
  for (const [form] of PLACEHOLDERS) {
    const stands = form.exec(name)?.[1];
    if (stands !== undefined) return stands;
  }
  return undefined;
}
