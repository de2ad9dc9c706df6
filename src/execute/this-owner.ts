import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { TrashOwner } from '../ports/trash.js';

/** Whose trash this process may use: its uid, and XDG_DATA_HOME (a relative one counts as unset, says the XDG base directory spec). */
export function thisOwner(environment: Readonly<Record<string, string | undefined>>): TrashOwner {
  const named = environment.XDG_DATA_HOME;
  const home = environment.HOME || homedir();
  const dataHome = named && isAbsolute(named) ? named : join(home, '.local', 'share');
  return { platform: process.platform, uid: process.getuid?.() ?? null, dataHome: isAbsolute(dataHome) ? (dataHome as AbsPath) : null };
}
