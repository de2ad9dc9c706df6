import type { Capture, Facts } from '../model/facts.js';
import { contradictsBody, isZoneApart, lagOf, secondsOf } from '../model/one-shot.js';

/** Do two files come from one press of the shutter? `on`: the fields that agree. `unknown`: one of them does not say enough. */
export type Comparison =
  | { readonly verdict: 'same'; readonly on: readonly string[] }
  | { readonly verdict: 'other'; readonly on: readonly string[] }
  | { readonly verdict: 'unknown' };

/**
 * Compares field by field what both files carry; a field that only one has says nothing. Any contradiction makes it another shot.
 * Sources: docs/cameras.md (research tables 2.1-2.4): equal in RAW and JPEG of one shot are model, body, time, sub-second, sequence number, counter.
 */
export function compareCapture(a: Capture, b: Capture): Comparison {
  if (a.takenAt === undefined || b.takenAt === undefined)
    return contradictsBody(a, b) ? { verdict: 'other', on: ['body'] } : { verdict: 'unknown' };
  if (contradictsBody(a, b)) return { verdict: 'other', on: ['body'] };
  const lag = lagOf(a, b);
  if (Math.abs(secondsOf(a) - secondsOf(b)) > lag) return { verdict: 'other', on: ['takenAt'] };
  const on = ['takenAt'];
  if (a.model !== undefined && b.model !== undefined) on.push('model');
  if (bothHave(a.bodySerial, b.bodySerial)) on.push('bodySerial');
  const checks: [string, boolean | undefined][] = [
    ['subsec', lag > 0 ? undefined : sameSubsec(a, b)],
    ['sequence', a.sequence && b.sequence ? a.sequence === b.sequence : undefined],
    ['counter', both(a.counter, b.counter)],
    ['fileNumber', a.counter !== undefined && b.counter !== undefined ? undefined : both(a.fileNumber, b.fileNumber)],
  ];
  // What a camera or a program makes of a raw later gets numbers of its own.
  const isMadeLater = a.rendition || b.rendition;
  for (const [field, same] of checks) {
    if (same === false && !(isMadeLater && field !== 'subsec')) return { verdict: 'other', on: [field] };
    if (same) on.push(field);
  }
  if (both(a.shotId, b.shotId)) on.push('shotId');
  return { verdict: 'same', on };
}

const FIELDS = [
  ...(['make', 'model', 'bodySerial', 'takenAt', 'subsec', 'counter', 'sequence', 'shotId', 'fileNumber', 'rendition'] as const),
] satisfies readonly (keyof Capture)[];
/** All that is compared here, and nothing else. */
export const captureOf = (facts: Facts): Capture =>
  Object.fromEntries(FIELDS.flatMap(field => (facts[field] === undefined ? [] : [[field, facts[field]]]))) as Partial<Facts> as Capture;

/** The seconds, on the camera's clock, in which a twin of this file may say that it was taken: just its own, for most makers. */
export function secondsAround(facts: Capture): readonly string[] {
  if (facts.takenAt === undefined) return [];
  const lag = lagOf(facts, facts);
  if (lag === 0) return [facts.takenAt];
  return Array.from({ length: 2 * lag + 1 }, (_, i) => new Date((secondsOf(facts) + i - lag) * 1000).toISOString().slice(0, 19));
}

/** Stage 4: an equal stem in another folder is no twin only if both files speak and contradict. */
export function contradicts(raw: Capture, twin: Capture): boolean {
  const compared = compareCapture(raw, twin);
  if (compared.verdict !== 'other') return false;
  return !(compared.on[0] === 'takenAt' && shiftedByZone(raw, twin));
}

const both = <T>(a: T | undefined, b: T | undefined): boolean | undefined => (a === undefined || b === undefined ? undefined : a === b);
const bothHave = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined;

/** As a fraction: '4' and '400' agree; a shorter value is the same moment, read less finely. Canon's '00' means "not measured". */
function sameSubsec(a: Capture, b: Capture): boolean | undefined {
  const [x, y] = [measured(a), measured(b)];
  if (x === undefined || y === undefined) return undefined;
  const length = Math.min(x.length, y.length);
  return x.slice(0, length) === y.slice(0, length);
}
/** The sub-second digits, or undefined where the camera did not measure them. */
export function measured(facts: Capture): string | undefined {
  const digits = facts.subsec;
  if (digits === undefined || !/^\d+$/.test(digits)) return undefined;
  return /^0+$/.test(digits) && /^canon/i.test(facts.make ?? '') ? undefined : digits;
}

/** Only the JPEG's clock was corrected, and the rest of the time is equal. */
const shiftedByZone = (a: Capture, b: Capture): boolean => isZoneApart(a, b) && sameSubsec(a, b) !== false;
