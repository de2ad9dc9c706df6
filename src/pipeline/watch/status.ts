import type { AbsPath } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import { type ShotState, WATCH_STATUS_SCHEMA, type WatchedRoot, type WatchStatus } from '../../model/watch.js';
import type { ListeningMode } from '../../ports/listener.js';
import type { Made } from '../make-plan.js';
import { untilOf, type Watching } from './watching.js';

/** Raws named for each root. */
const MOST_NAMED = 200;
type Counts = Record<ShotState, number>;

/** What the last whole pass said of the raws of each root; kept in place of its plan, which is large. */
export type RootCounts = ReadonlyMap<AbsPath, Counts>;

export function countsOf(watching: Watching, made: Made | null): RootCounts {
  const { roots, waiting } = watching;
  const of = (root: AbsPath): Counts => {
    const counts: Counts = { importing: 0, paired: 0, 'jpeg-missing': 0, orphan: 0, trashed: 0, 'raw-only': 0, unsure: 0 };
    const gone = new Set(surelyTrashed(root, watching).map(({ raw }) => raw));
    counts.trashed = gone.size;
    const isStaying = (raw: AbsPath) => isWithin(raw, root) && !waiting.has(raw) && !gone.has(raw);
    for (const raw of waiting.keys()) if (isWithin(raw, root)) counts['jpeg-missing'] += 1;
    for (const { raw } of made?.plan.actions ?? []) if (isStaying(raw.path)) counts.unsure += 1;
    for (const { raw, reason } of made?.plan.kept ?? []) if (isWithin(raw.path, root)) counts[stateOf(reason)] += 1;
    return counts;
  };
  return new Map(roots.roots.map(root => [root, of(root)]));
}

const surelyTrashed = (root: AbsPath, { roots }: Watching) =>
  (roots.recordOf(root)?.trashed ?? []).filter(({ ctimeNs }) => ctimeNs === undefined);

function stateOf(reason: Made['plan']['kept'][number]['reason']): ShotState {
  if (reason === 'too-recent') return 'importing';
  return reason === 'paired' || reason === 'raw-only' ? reason : 'unsure';
}

export interface Standing {
  readonly startedAt: string;
  readonly now: string;
  readonly pid: number;
  readonly listening: ListeningMode;
  readonly lastScan: WatchStatus['lastScan'];
  readonly nextScanAt: string | null;
  readonly counts: RootCounts;
}

/** What `watch status` shows. A raw whose grace is over and that did not go (brake, dry run) counts as an orphan. */
export function statusOf(watching: Watching, standing: Standing): WatchStatus {
  const { settings, roots } = watching;
  const { mode, why } = standing.listening;
  return {
    schema: WATCH_STATUS_SCHEMA,
    pid: standing.pid,
    startedAt: standing.startedAt,
    writtenAt: standing.now,
    graceMs: settings.graceMs,
    dryRun: settings.dryRun,
    also: roots.also,
    listening: { mode, ...(why === undefined ? {} : { why }) },
    roots: roots.roots.map(root => rootStatus(root, watching, standing)),
    lastScan: standing.lastScan,
    nextScanAt: standing.nextScanAt,
  };
}

function rootStatus(root: AbsPath, watching: Watching, { counts, now }: Standing): WatchedRoot {
  const { roots, waiting, settings } = watching;
  const own = [...waiting.values()]
    .filter(({ raw }) => isWithin(raw, root))
    .map(({ raw, since }) => ({ raw, since: new Date(since.wallMs).toISOString(), until: untilOf(since, settings.graceMs) }))
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const orphans = own.filter(({ until }) => until <= now).length;
  const known = counts.get(root) ?? { importing: 0, paired: 0, 'jpeg-missing': 0, orphan: 0, trashed: 0, 'raw-only': 0, unsure: 0 };
  return {
    path: root,
    paused: roots.pauseOf(root) ?? null,
    counts: { ...known, 'jpeg-missing': own.length - orphans, orphan: orphans, trashed: surelyTrashed(root, watching).length },
    waiting: own.slice(0, MOST_NAMED),
  };
}
