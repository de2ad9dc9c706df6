import type { AbsPath } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import type { Mount } from '../../ports/fs.js';

/**
 * The mount table as `/proc/self/mountinfo` has it (proc_pid_mountinfo(5)): id, parent, device, root, place, options, then optional
 * fields, a dash and the type; `\040` for a space.
 */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap(line => {
    const [id, , device, root, at, options, ...rest] = line.split(' ');
    if (!at?.startsWith('/') || !Number.isInteger(Number(id)) || device === undefined || root === undefined) return [];
    const type = rest[rest.indexOf('-') + 1] ?? '';
    const isReadOnly = options?.split(',').includes('ro') ?? false;
    return [{ id: Number(id), at: unescaped(at) as AbsPath, device, root: unescaped(root), type, isReadOnly }];
  });
}

/** Octal escapes stand for bytes of a UTF-8 name. */
function unescaped(field: string): string {
  const parts = field.split(/\\([0-7]{3})/);
  return Buffer.concat(parts.map((part, i) => (i % 2 === 1 ? Buffer.from([Number.parseInt(part, 8)]) : Buffer.from(part)))).toString();
}

/** The mount a real path lies on: the longest place that holds it, the last one mounted there. */
export function mountOf(path: AbsPath, mounts: readonly Mount[]): Mount | null {
  let best: Mount | null = null;
  for (const mount of mounts) {
    if (isWithin(path, mount.at) && (best === null || mount.at.length >= best.at.length)) best = mount;
  }
  return best;
}
