import { basename } from 'node:path';
import type { AbsPath, Trace } from '../model/frame.js';
import type { Undone } from '../model/memory.js';
import { isWithin } from '../model/path.js';
import type { Scan } from '../model/scan.js';
import type { ShotAsPaired } from '../plan/case.js';

/** Where a raw stood when it came back from trash, and when. */
interface UndoneAt {
  readonly home: AbsPath;
  readonly undoneAt: string;
}
export type FindUndone = (raw: AbsPath, trace: Trace) => UndoneAt | undefined;

/**
 * Whether a raw came back from trash. One of the same name, size and time in another folder counts as it too, since people rename and
 * move folders, and what they brought back stays wanted there.
 */
export function undoneAmong(undone: ReadonlyMap<AbsPath, Undone>): FindUndone {
  const homes = new Map<string, AbsPath[]>();
  for (const home of undone.keys()) homes.set(basename(home), [...(homes.get(basename(home)) ?? []), home]);
  return (raw, trace) => {
    const isIt = (home: AbsPath) => {
      const one = undone.get(home);
      if (!one?.file) return one !== undefined && home === raw;
      return one.file.bytes === trace.bytes && one.file.mtimeNs === trace.mtimeNs;
    };
    const home = [raw, ...(homes.get(basename(raw)) ?? [])].find(isIt);
    const one = home && undone.get(home);
    return home && one ? { home, undoneAt: one.undoneAt } : undefined;
  };
}

/** Whether a raw has a twin. A derivative shows nothing: it is made from the raw. */
export const hasTwin = ({ pairing }: Pick<ShotAsPaired, 'pairing'>): boolean => pairing.some(({ kind }) => kind !== 'derivative');

/** Homes of those of the shots that have a twin again, wherever they were moved since. `all`: every raw of the scan. */
export function answered(
  shots: readonly ShotAsPaired[],
  all: readonly ShotAsPaired[],
  traces: ReadonlyMap<AbsPath, Trace>,
  find: FindUndone,
  found: Scan,
): readonly AbsPath[] {
  return shots.flatMap(shot => {
    const { raw } = shot;
    const trace = traces.get(raw.path);
    const home = hasTwin(shot) && trace ? find(raw.path, trace)?.home : undefined;
    if (home === undefined) return [];
    // A copy with a twin says nothing of the raw itself while that is there, or may be on a disk that is not.
    const isMoved = !all.some(one => one.raw.path === home) && found.roots.some(root => isWithin(home, root));
    return home === raw.path || isMoved ? [home] : [];
  });
}
