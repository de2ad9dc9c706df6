import type { Evidence } from '../../model/evidence.js';
import type { Facts } from '../../model/facts.js';
import type { RenderedFrame } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { normalModel } from '../../model/one-shot.js';
import type { Scan } from '../../model/scan.js';
import type { FactsOf } from '../by-capture.js';
import { isTwinFile, type TwinFile } from '../by-stem.js';
import { contradicts, measured } from '../same-capture.js';
import { basesOf } from '../stem-rules.js';

/** A file whose name says that it was made from the picture, or from its raw. */
export interface MadeFrom {
  readonly jpeg: RenderedFrame;
  readonly file: TwinFile;
  readonly rule: string;
}

/** All files that bear the stem of one of these pictures, or a name made from it, in whatever folder. */
export function namedAfter(loose: readonly RenderedFrame[], found: Pick<Scan, 'folders'>): readonly MadeFrom[] {
  const byStem = new Map<string, RenderedFrame[]>();
  for (const jpeg of loose) push(byStem, jpeg.stem, jpeg);
  const all: MadeFrom[] = [];
  const offer = (stem: string, file: TwinFile, rule: string) => {
    for (const jpeg of byStem.get(stem) ?? []) if (jpeg.path !== file.path) all.push({ jpeg, file, rule });
  };
  for (const file of byStem.size === 0 ? [] : found.folders.flatMap(({ files }) => files.filter(isTwinFile))) {
    offer(file.stem, file, 'same-stem');
    for (const { stem, rule } of basesOf(file.stem)) offer(stem, file, rule.id);
  }
  return all;
}

/**
 * Pictures of the same body, second, and fraction of it or count, as another of their folder: no camera takes two. The one was made from the
 * other, or from its raw, in the camera say, where it gets a number of its own; so both stay. Where the camera tells neither, nothing is told.
 */
export function ofOneMoment(pictures: readonly RenderedFrame[], factsOf: FactsOf): readonly MadeFrom[] {
  const byMoment = new Map<string, RenderedFrame[]>();
  for (const picture of pictures) {
    const facts = factsOf(picture.path);
    if (facts?.takenAt === undefined) continue;
    const second = `${picture.folder}\0${normalModel(facts)}\0${facts.bodySerial ?? ''}\0${facts.takenAt}`;
    const fraction = measured(facts);
    if (fraction !== undefined) push(byMoment, `${second}.${fraction}`, picture);
    if (facts.counter !== undefined) push(byMoment, `${second} ${facts.counter}`, picture);
  }
  return [...byMoment.values()].flatMap(same =>
    same.flatMap(jpeg => {
      const file = same.find(({ stem }) => stem !== jpeg.stem);
      return file ? [{ jpeg, file, rule: 'same-moment' }] : [];
    }),
  );
}

/**
 * That somebody worked on the shot: it keeps the picture. A camera's own picture is no work where it is of another shot, nor where it is the
 * same picture once more in another folder.
 */
export function madeFromIt({ jpeg, file, rule }: MadeFrom, factsOf: FactsOf, isCameras: (facts: Facts | undefined) => boolean): Evidence[] {
  const [ours, theirs] = [factsOf(jpeg.path), factsOf(file.path)];
  const isOther = ours !== undefined && theirs !== undefined && contradicts(ours, theirs);
  const isCamerasOwn = isCameras(theirs);
  if (isOther && (isCamerasOwn || file.folder !== jpeg.folder)) return [];
  if (isCamerasOwn && file.folder !== jpeg.folder && rule === 'same-stem') return [];
  return [{ kind: 'derivative', as: file.path, rule }];
}
