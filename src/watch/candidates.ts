import type { AbsPath } from '../model/frame.js';
import { hasGoneBack, type Reading, surelyPassed } from './reading.js';

/** A raw whose twin is missing since a whole pass, and what must stay as it was then. */
export interface Candidate {
  readonly raw: AbsPath;
  readonly folder: AbsPath;
  readonly since: Reading;
  /** Graces count within one epoch only. */
  readonly epoch: number;
  /** The raw and its sidecars, as they were. */
  readonly unit: string;
  /** The rest of its folder, as it was. */
  readonly print: string;
}
/** What one whole pass says of a raw that its plan would trash. `witnessed`: memory saw it with its twin. */
export interface Missing {
  readonly raw: AbsPath;
  readonly folder: AbsPath;
  readonly unit: string;
  readonly print: string;
  readonly witnessed: boolean;
}
export interface WholePass {
  readonly at: Reading;
  readonly epoch: number;
  readonly graceMs: number;
  /** False: a root or also-folder is not as it should be, so this pass says nothing about any raw. */
  readonly isWell: boolean;
  readonly missing: readonly Missing[];
  /** Rendered files stand somewhere that did not at the last whole pass: JPEGs still arrive. */
  readonly newRendered: boolean;
}
type Renewal = 'folder-changed' | 'still-importing';

export interface Judged {
  /** All that wait now, the due ones too: they wait until they are gone. */
  readonly waiting: ReadonlyMap<AbsPath, Candidate>;
  readonly due: readonly Candidate[];
  readonly fresh: readonly Candidate[];
  readonly renewed: readonly { readonly candidate: Candidate; readonly why: Renewal }[];
  /** Waited and are kept now. */
  readonly dropped: readonly Candidate[];
}

/**
 * One whole pass over the raws that wait. Due is a raw only when an earlier whole pass of the same epoch and every one since said the
 * same, the grace surely passed between them, and nothing about it or its folder changed. Anything else starts its grace again.
 */
export function judgeCandidates(before: ReadonlyMap<AbsPath, Candidate>, pass: WholePass): Judged {
  const missing = pass.isWell ? pass.missing : [];
  const waiting = new Map<AbsPath, Candidate>();
  const [due, fresh, renewed]: [Candidate[], Candidate[], { candidate: Candidate; why: Renewal }[]] = [[], [], []];
  for (const one of missing) {
    const was = before.get(one.raw);
    const isComparable = was !== undefined && was.epoch === pass.epoch && !hasGoneBack(was.since, pass.at);
    const why = isComparable ? disturbance(was, one, pass) : null;
    const isHeld = isComparable && why === null;
    const candidate = isHeld ? was : startOf(one, pass);
    waiting.set(one.raw, candidate);
    if (!was) fresh.push(candidate);
    else if (why) renewed.push({ candidate, why });
    else if (isHeld && surelyPassed(was.since, pass.at) >= pass.graceMs) due.push(candidate);
  }
  const dropped = [...before.values()].filter(({ raw }) => !waiting.has(raw));
  return { waiting, due, fresh, renewed, dropped };
}

function disturbance(was: Candidate, is: Missing, pass: WholePass): Renewal | null {
  if (was.unit !== is.unit) return 'still-importing';
  if (was.print !== is.print || was.folder !== is.folder) return 'folder-changed';
  return pass.newRendered && !is.witnessed ? 'still-importing' : null;
}

const startOf = ({ raw, folder, unit, print }: Missing, { at, epoch }: WholePass): Candidate => ({
  raw,
  folder,
  unit,
  print,
  since: at,
  epoch,
});
