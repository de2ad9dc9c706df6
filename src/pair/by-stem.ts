import type { Evidence } from '../model/evidence.js';
import type { Derivative, FoundFile, RawFrame, RenderedFrame } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FolderListing, Scan } from '../model/scan.js';
import { basesOf, isMade, keysOfRaw, originsOf } from './stem-rules.js';

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

/** Stages 1 and 2: equal stem, then the stem rules, within each folder. No file is opened. Evidence may name a raw, which is no twin. */
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
  const give = (raw: RawFrame, evidence: Evidence, twin?: TwinFile) => {
    const own = found.get(raw);
    // A list that begins with its first element takes a tenth of one that is pushed to.
    if (!own) found.set(raw, { twins: twin ? [twin] : [], evidence: [evidence] });
    else {
      own.evidence.push(evidence);
      if (twin) own.twins.push(twin);
    }
  };
  for (const twin of twins) {
    const pairs = byKey.size === 0 ? [] : ownersOf(twin, byKey);
    for (const { raw, evidence } of pairs) give(raw, evidence, twin);
    if (pairs.length === 0) looseTwins.push(twin);
  }
  for (const made of raws) {
    for (const { of, rule } of madeOf(made, byKey)) {
      give(of, { kind: 'derivative', as: made.path, rule });
      give(made, { kind: 'same-stem', as: of.path, rule });
    }
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

/** The raws of the folder that a DNG was made of by a program: it keeps them, and they it. */
function madeOf(raw: RawFrame, byKey: ReadonlyMap<string, readonly RawFrame[]>): { of: RawFrame; rule: string }[] {
  if (raw.format !== 'dng') return [];
  return originsOf(raw)
    .filter(origin => isMade(raw, origin))
    .flatMap(({ stem, rule }) => (byKey.get(stem) ?? []).map(of => ({ of, rule: rule.id })));
}
