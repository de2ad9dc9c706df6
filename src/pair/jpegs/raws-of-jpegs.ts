import type { Evidence } from '../../model/evidence.js';
import type { AbsPath, RawFrame, RenderedFrame } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { folderOf, nameOf } from '../../model/path.js';
import type { Scan } from '../../model/scan.js';
import { type FactsOf, pairByCapture } from '../by-capture.js';
import { namesakesOf, pairByFolder } from '../by-folder.js';
import type { Shot, StemPairing } from '../by-stem.js';
import { compareCapture, contradicts } from '../same-capture.js';
import { basesOf, keysOfRaw } from '../stem-rules.js';
import { rawNamedIn } from './raw-named-in.js';

/** What ties each picture to a raw that is there, or may be: the raw keeps it. */
export type Ties = Map<AbsPath, Evidence[]>;

/** Stages 1 and 2, told from the picture's side. */
export function tiesByStem({ shots }: StemPairing): Ties {
  const ties: Ties = new Map();
  for (const { raw, evidence } of shots) for (const e of evidence) if ('as' in e) push(ties, e.as, { ...e, as: raw.path });
  return ties;
}

/**
 * Stages 3 and 4 for pictures without a raw of their name: every raw of the same capture, of a name that one of the two once bore, or of their
 * stem in another folder counts, also one that has a picture of its own, since that may be a copy. So do guesses: they only keep.
 */
export function addLaterTies(ties: Ties, loose: readonly RenderedFrame[], { shots }: StemPairing, factsOf: FactsOf): void {
  const blank = shots.map(({ raw }): Shot => ({ raw, twins: [], evidence: [] }));
  const found = [
    ...pairByCapture({ shots: blank, looseTwins: loose }, factsOf),
    ...pairByFolder(
      blank,
      namesakesOf(blank, loose, () => true),
      factsOf,
    ),
  ];
  for (const { raw, evidence } of found) for (const e of evidence) if ('as' in e) push(ties, e.as, { ...e, as: raw.path });
  const byStem = new Map<string, RenderedFrame[]>();
  for (const jpeg of loose) push(byStem, jpeg.stem, jpeg);
  for (const { raw } of shots) addMadeFrom(ties, raw, byStem, factsOf);
}

/** Raws that were made from the picture's raw, by their name: `X-Enhanced-NR.dng`, `X copy.NEF`. */
function addMadeFrom(ties: Ties, raw: RawFrame, byStem: ReadonlyMap<string, readonly RenderedFrame[]>, factsOf: FactsOf): void {
  if (byStem.size === 0) return;
  for (const { stem, rule } of basesOf(raw.stem)) {
    for (const jpeg of byStem.get(stem) ?? []) {
      const [ours, theirs] = [factsOf(jpeg.path), factsOf(raw.path)];
      if (jpeg.folder !== raw.folder && ours && theirs && contradicts(ours, theirs)) continue;
      push(ties, jpeg.path, { kind: 'derivative', as: raw.path, rule: rule.id });
    }
  }
}

/** Raws that are here by name only, and files that hold one or are about to: links, placeholders, `X.EIP`, `X.ARW.part`. */
export function addNamedTies(ties: Ties, loose: readonly RenderedFrame[], found: Scan): void {
  const [byStem, byBase] = [new Map<string, RenderedFrame[]>(), new Map<string, RenderedFrame[]>()];
  for (const jpeg of loose) {
    push(byStem, jpeg.stem, jpeg);
    for (const { stem } of basesOf(jpeg.stem)) push(byBase, stem, jpeg);
  }
  const others = found.folders.flatMap(({ files }) => files.flatMap(file => (file.kind === 'other' ? [file.path] : [])));
  for (const path of loose.length === 0 ? [] : [...(found.namedOnly ?? []), ...others]) {
    const [folder, name] = [folderOf(path), nameOf(path)];
    const stem = rawNamedIn(name);
    if (stem === undefined) continue;
    const named = keysOfRaw(stem).flatMap(key => [...(byStem.get(key) ?? []), ...(byBase.get(key) ?? [])]);
    for (const jpeg of new Set([...named, ...basesOf(stem).flatMap(base => byStem.get(base.stem) ?? [])])) {
      const isBeside = jpeg.folder === folder;
      push(ties, jpeg.path, isBeside ? { kind: 'same-stem', as: path } : { kind: 'other-folder', as: path, checked: false });
    }
  }
}

/**
 * Raws without a picture of their name that do not say when they were taken: each could be the raw of any picture, unless it is of another
 * body. Gives the first. What is no raw by its bytes counts as well: nobody knows what it was.
 */
export function uncomparedWith(jpeg: RenderedFrame, silent: readonly RawFrame[], factsOf: FactsOf): RawFrame | undefined {
  const ours = factsOf(jpeg.path);
  return silent.find(({ path }) => {
    const theirs = factsOf(path);
    return !(ours && theirs && compareCapture(theirs, ours).verdict === 'other');
  });
}
