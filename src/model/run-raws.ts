import type { AbsPath } from './frame.js';
import { push } from './groups.js';
import type { JournalLine } from './journal.js';
import type { Told } from './message.js';
import { everTrashed, intentsOf, receiptsOf, type TrashItem } from './trash-items.js';

/** Where a file of a run is now, as far as the journal knows. `unknown`: it may have moved, but the line that would tell is lost. */
export type FileState = 'in-trash' | 'restored' | 'purged' | 'unknown';
export interface RunFile {
  readonly from: AbsPath;
  readonly at: AbsPath;
  readonly bytes: number | null;
  /** When it last changed before it went, ISO-8601. */
  readonly changedAt: string | null;
  readonly state: FileState;
}
/** What became of one raw of a run and of its sidecars. `skipped` and `failed` stayed where they were. */
export interface RunRaw {
  readonly action: string;
  readonly raw: AbsPath;
  readonly bytes: number | null;
  readonly state: FileState | 'skipped' | 'failed';
  readonly why: Told | null;
  /** The raw first; empty where nothing of it moved. */
  readonly files: readonly RunFile[];
}

/** Every raw that a run had to do with, in the order in which it came to them. */
export function rawsOfRun(lines: readonly JournalLine[]): readonly RunRaw[] {
  const states = new Map<AbsPath, FileState>();
  for (const line of lines) if (line.type === 'restored' || line.type === 'purged') states.set(line.at, line.type);
  const items = new Map<string, TrashItem[]>();
  for (const item of everTrashed(lines)) push(items, item.action, item);
  const receipts = receiptsOf(lines);
  const actions = new Set([...intentsOf(lines).map(({ action }) => action), ...receipts.keys()]);
  return [...actions].map(action => {
    const [receipt, unit] = [receipts.get(action), items.get(action) ?? []];
    const files = unit.map(item => fileOf(item, states.get(item.at))).sort((a, b) => Number(isRaw(b, unit)) - Number(isRaw(a, unit)));
    const raw = receipt?.raw ?? unit[0]?.raw ?? ('' as AbsPath);
    const own = files.find(({ from }) => from === raw);
    const stayed = receipt === undefined || receipt.outcome === 'trashed' ? 'unknown' : receipt.outcome;
    return { action, raw, bytes: own?.bytes ?? receipt?.bytes ?? null, state: own?.state ?? stayed, why: receipt?.why ?? null, files };
  });
}

const isRaw = ({ from }: RunFile, unit: readonly TrashItem[]): boolean => unit.some(item => item.raw === from);

const fileOf = ({ from, at, stamp, certain }: TrashItem, gone: FileState | undefined): RunFile => ({
  ...{ from, at, bytes: stamp?.bytes ?? null },
  changedAt: stamp ? new Date(Number(stamp.mtimeNs / 1_000_000n)).toISOString() : null,
  state: gone ?? (certain ? 'in-trash' : 'unknown'),
});
