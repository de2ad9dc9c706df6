import { basename, dirname } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import { classify } from './classify.js';

/** The name of a file in the sidecar's folder that bears the same stem and stays, or null. A sidecar named after a whole file (`X.ARW.xmp`) is shared by none. */
export function sharesSidecar(sidecar: AbsPath, names: readonly string[], leaving: ReadonlySet<string>): string | null {
  const folder = dirname(sidecar) as AbsPath;
  const own = classify(folder, basename(sidecar), false);
  for (const name of names) {
    if (leaving.has(name) || name.startsWith('.')) continue;
    const other = classify(folder, name, false);
    if (other && other.kind !== 'sidecar' && other.stem === own?.stem) return name;
  }
  return null;
}
