import type { Evidence } from '../model/evidence.js';
import type { Derivative, FoundFile, RawFrame, RenderedFrame } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FolderListing, Scan } from '../model/scan.js';
import { basesOf, keysOfRaw } from './stem-rules.js';

export type TwinFile = RenderedFrame | Derivative;
/** One raw with the files that speak for it. `evidence` empty: still loose. */
export interface Shot {
  readonly raw: RawFrame;
  readonly twins: readonly TwinFile[];
  readonly evidence: readonly Evidence[];
}
/** Whether its twin is still looked for: what was made from the raw keeps it, and says nothing of the camera's JPEG. */
export const lacksTwin = ({ evidence }: Shot): boolean => evidence.every(({ kind }) => kind === 'derivative');

export interface StemPairing {
  readonly shots: readonly Shot[];
  /** Rendered files and derivatives that no raw of their folder owns by name. */
  readonly looseTwins: readonly TwinFile[];
}

/** Stages 1 and 2: equal stem, then the stem rules, within each folder. No file is opened. */
export function pairByStem(scan: Scan): StemPairing {
  const shots: Shot[] = [];
  const looseTwins: TwinFile[] = [];
  for (const folder of scan.folders) pairFolder(folder, shots, looseTwins);
  return { shots, looseTwins };
}

/** One for all of them, since most loose raws have nothing else. */
const LOOSE = { twins: [], evidence: [] } as const;

function pairFolder(folder: FolderListing, shots: Shot[], looseTwins: TwinFile[]): void {
  const raws = folder.files.filter(file => file.kind === 'raw');
  const twins = folder.files.filter(isTwinFile);
  const byKey = new Map<string, RawFrame[]>();
  for (const raw of raws) for (const key of keysOfRaw(raw.stem)) push(byKey, key, raw);
  const found = new Map<RawFrame, { twins: TwinFile[]; evidence: Evidence[] }>();
  const give = (raw: RawFrame, twin: TwinFile, evidence: Evidence) => {
    const own = found.get(raw);
    if (own) {
      own.twins.push(twin);
      own.evidence.push(evidence);
    } else found.set(raw, { twins: [twin], evidence: [evidence] });
  };
  for (const twin of twins) {
    const pairs = byKey.size === 0 ? [] : ownersOf(twin, byKey);
    for (const { raw, evidence } of pairs) give(raw, twin, evidence);
    if (pairs.length === 0) looseTwins.push(twin);
  }
  for (const raw of raws) {
    const { twins, evidence } = found.get(raw) ?? LOOSE;
    shots.push({ raw, twins, evidence });
  }
}

export const isTwinFile = (file: FoundFile): file is TwinFile => file.kind === 'rendered' || file.kind === 'derivative';

/** A raw of exactly the stem owns the file; else every raw that a rule leads to. */
function ownersOf(twin: TwinFile, byKey: ReadonlyMap<string, readonly RawFrame[]>): { raw: RawFrame; evidence: Evidence }[] {
  const exact = byKey.get(twin.stem);
  if (exact) {
    const evidence: Evidence =
      twin.kind === 'rendered' ? { kind: 'same-stem', as: twin.path } : { kind: 'derivative', as: twin.path, rule: 'same-stem' };
    return exact.map(raw => ({ raw, evidence }));
  }
  return basesOf(twin.stem).flatMap(({ stem, rule }) =>
    (byKey.get(stem) ?? []).map(raw => {
      const camera = rule.by === 'camera' && twin.kind === 'rendered';
      const evidence: Evidence = camera
        ? { kind: 'same-stem', as: twin.path, rule: rule.id }
        : { kind: 'derivative', as: twin.path, rule: rule.id };
      return { raw, evidence };
    }),
  );
}
