import type { Evidence } from '../model/evidence.js';
import type { KeepReason } from '../model/plan.js';
import type { Confidence, Policy } from '../model/policy.js';
import type { Unreadable } from '../model/scan.js';

export type Verdict =
  | { readonly verdict: 'orphan'; readonly confidence: Confidence; readonly because: readonly Evidence[] }
  | { readonly verdict: 'kept'; readonly reason: KeepReason; readonly because: readonly Evidence[] };

export const kept = (reason: KeepReason, because: readonly Evidence[]): Verdict => ({ verdict: 'kept', reason, because });
export const orphan = (confidence: Confidence, because: readonly Evidence[]): Verdict => ({ verdict: 'orphan', confidence, because });

/** How many folders the evidence of one file names; the report lists all of them once. */
const MOST_NAMED = 3;

export const keptHidden = (hiding: readonly Pick<Unreadable, 'path' | 'code'>[]): Verdict =>
  kept(
    'unlisted',
    hiding.slice(0, MOST_NAMED).map(({ path, code }) => ({ kind: 'unlisted', path, code })),
  );

/** Kept where one of these times, in nanoseconds since 1970, is within the settle time. */
export function keptRecent(times: readonly bigint[], { settleSeconds }: Policy, nowNs: bigint): Verdict | undefined {
  const settleNs = BigInt(settleSeconds) * 1_000_000_000n;
  const recent = times.filter(t => t > nowNs - settleNs && t < nowNs + settleNs);
  const [latest] = recent.toSorted((a, b) => Number(b - a));
  if (latest === undefined) return undefined;
  return kept('too-recent', [{ kind: 'recent', changedAt: new Date(Number(latest / 1_000_000n)).toISOString(), settleSeconds }]);
}

/** `--trust` sets the least confidence; `--include` overrules one reason at a time. */
export function bound(verdict: Verdict, policy: Policy): Verdict {
  const tooWeak = verdict.verdict === 'orphan' && policy.trust === 'proven' && verdict.confidence !== 'proven';
  const judged: Verdict = tooWeak ? kept('unsure', verdict.because) : verdict;
  if (judged.verdict === 'kept' && (policy.include as readonly KeepReason[]).includes(judged.reason) && judged.reason !== 'protected') {
    return orphan(tooWeak && verdict.verdict === 'orphan' ? verdict.confidence : 'stem', judged.because);
  }
  return judged;
}
