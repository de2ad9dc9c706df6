import { readFileSync } from 'node:fs';

/** The calls by which files, names and durability change, and the look after each move. */
export const CHANGES = ['rename', 'link', 'unlink', 'mkdir', 'rmdir', 'fsync', 'fdatasync'] as const;

/** A process dies as it is about to make a call: the `nth` of its kind, or the `nth` of its kind that touches `path`. */
export interface KillPoint {
  readonly call: string;
  readonly nth: number;
  readonly path?: string;
}

/** The words that make strace kill there. The call itself is not made. */
export const killRules = ({ call, nth, path }: KillPoint): string[] => [
  ...(path === undefined ? [] : ['-P', path]),
  ...['-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${nth}`],
];

/** What to record of a whole run, to know its kill points. */
export const recordRules = (log: string): string[] => ['-y', '-o', log, '-e', `trace=${CHANGES.join()},openat,write,pwrite64`];

/**
 * All kill points of a recorded run: every change, every file made and every write to one of `paths`. Between two of them
 * nothing on the disk differs.
 */
export function killPoints(log: string, paths: (path: string) => boolean): KillPoint[] {
  const counts = new Map<string, number>();
  const next = (key: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) as number;
  };
  const points: KillPoint[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, call = '', words = ''] = /^\d+ +(\w+)\((.*)/.exec(line) ?? [];
    if (CHANGES.some(change => change === call)) points.push({ call, nth: next(call) });
    else if (call === 'openat' || call.endsWith('write')) {
      const path = call === 'openat' ? /"([^"]*)"/.exec(words)?.[1] : /^\d+<([^>]*)>/.exec(words)?.[1];
      if (path === undefined || !paths(path) || (call === 'openat' && !words.includes('O_CREAT'))) continue;
      points.push({ call, path, nth: next(`${call} ${path}`) });
    }
  }
  return points;
}
