import { sep } from 'node:path';
import { FSWatcher } from 'chokidar';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';

/**
 * chokidar without its listing: at first and after every event it would list the folder and look at each file in it, to tell what
 * happened. Here it is enough that something did (measured in docs/listening.md).
 */
class NamesOnly extends FSWatcher {
  override _readdirp(): undefined {
    return undefined;
  }
}

export interface FolderWatch {
  /** Why the system does not watch it, or null when it does. */
  readonly code: string | null;
  close(): Promise<void>;
}
interface FolderEvents {
  /** `name`: of what changed in the folder; the folder's own when it was itself moved or removed; null where the system does not say. */
  onChange(name: string | null): void;
  /** The watch is worth nothing any more. */
  onFailure(code: string): void;
}

/**
 * Watches one folder, not what lies in its folders. `everyMs`: by looking at its times that often, as the system does not tell.
 * Resolves when it is watched, or cannot be. Each has a watcher of its own: chokidar's `unwatch` also ignores all folders inside.
 */
export async function watchFolder(folder: AbsPath, everyMs: number | null, events: FolderEvents): Promise<FolderWatch> {
  // chokidar takes a backslash in a name for a slash, and would listen to another folder.
  if (sep === '/' && folder.includes('\\')) return { code: 'EINVAL', close: () => Promise.resolve() };
  const watcher = new NamesOnly({
    ...{ depth: 0, ignoreInitial: true, followSymlinks: false, atomic: false },
    ...(everyMs === null ? {} : { usePolling: true, interval: everyMs, binaryInterval: everyMs }),
  });
  let code: string | null = null;
  let isUp = false;
  watcher.on('error', error => {
    code = errnoOf(error);
    if (isUp) events.onFailure(code);
  });
  watcher.on('raw', (_event, path) => events.onChange(everyMs === null ? path : null));
  await new Promise<void>(resolve => {
    watcher.once('ready', resolve);
    watcher.add(folder);
  });
  isUp = true;
  return { code, close: () => watcher.close() };
}
