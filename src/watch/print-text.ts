import type { AbsPath, Stamp } from '../model/frame.js';
import type { Result } from '../model/result.js';
import type { FolderListing } from '../model/scan.js';

/**
 * All that a folder holds but `leaving`, as one text: equal texts, nothing came, went or changed. What goes by our own hand
 * (raws that wait, and their sidecars) is left out, so that one raw's end does not start the grace of another again.
 */
export function printText(
  folder: FolderListing,
  stampOf: (path: AbsPath) => Result<Stamp> | undefined,
  leaving: ReadonlySet<AbsPath>,
): string {
  const line = (path: AbsPath, name: string): string => {
    const stamp = stampOf(path);
    return JSON.stringify(stamp?.ok ? [name, stamp.value.bytes, String(stamp.value.mtimeNs)] : [name]);
  };
  return folder.files
    .filter(({ path }) => !leaving.has(path))
    .map(({ path, name }) => line(path, name))
    .sort()
    .join('\n');
}

/** A raw with its sidecars, as they are now: equal texts, nobody touched them. */
export function unitText(stamps: readonly { readonly path: AbsPath; readonly stamp: Stamp }[]): string {
  const line = ({ path, stamp: s }: { path: AbsPath; stamp: Stamp }) =>
    JSON.stringify([path, s.bytes, String(s.mtimeNs), String(s.ctimeNs), String(s.ino)]);
  return stamps.map(line).sort().join('\n');
}
