import { errnoOf } from '../../model/errors.js';
import type { Evidence } from '../../model/evidence.js';
import type { WorkDone } from '../../model/facts.js';
import type { AbsPath, Sidecar } from '../../model/frame.js';
import type { Action, Kept } from '../../model/plan.js';
import type { Result } from '../../model/result.js';
import type { PlanParts } from '../plan.js';
import { protection } from '../protect.js';
import type { Verdict } from '../verdict-of.js';
import type { JpegAsPaired, JpegInput } from './case.js';
import { gatherJpegShoots } from './shoots.js';
import { judgeJpeg } from './verdict.js';

export interface JudgedJpeg {
  readonly shot: JpegAsPaired;
  readonly verdict: Verdict;
}
export function judgeJpegs(input: JpegInput): readonly JudgedJpeg[] {
  const shootOf = gatherJpegShoots(input);
  return input.jpegs.map(shot => ({ shot, verdict: judgeJpeg(shot, input, shootOf) }));
}

export interface JpegAssembly extends JpegInput {
  /** All sidecars of the stem, those of a raw that is gone too, with the work that they tell of. */
  readonly workBeside: (shot: JpegAsPaired) => readonly { readonly path: AbsPath; readonly work: Result<WorkDone> }[];
  /** Sidecars that are the JPEG's alone. */
  readonly companionsOf: (shot: JpegAsPaired) => readonly Sidecar[];
}

/** Verdicts → actions and kept JPEGs, each with evidence; those that somebody worked on are kept, and so are those whose sidecar cannot be looked at. */
export function assembleJpegs(judged: readonly JudgedJpeg[], input: JpegAssembly): PlanParts {
  const kept: Kept[] = [];
  const actions: Action[] = [];
  for (const { shot, verdict } of judged) {
    const { path, format } = shot.jpeg;
    const raw = { path, format, bytes: input.sizeOf(path) };
    const stamp = input.stampOf(path);
    if (verdict.verdict === 'kept' || !stamp?.ok) {
      kept.push({ raw, reason: verdict.verdict === 'kept' ? verdict.reason : 'unlisted', because: verdict.because });
      continue;
    }
    const beside = input.workBeside(shot);
    const lost = [...beside, ...input.companionsOf(shot)].find(file => !input.stampOf(file.path)?.ok);
    if (lost) {
      kept.push({ raw, reason: 'unlisted', because: [outOfSight(lost.path, input)] });
      continue;
    }
    const guarding = protection(path, input.factsOf(path), stamp.value, beside);
    if (guarding.length > 0 && !input.policy.include.includes('protected')) {
      kept.push({ raw, reason: 'protected', because: [...guarding, ...verdict.because] });
      continue;
    }
    actions.push({
      id: `a${actions.length + 1}`,
      raw: { ...raw, bytes: stamp.value.bytes, stamp: stamp.value },
      with: input.companionsOf(shot).flatMap(({ path: at }) => {
        const own = input.stampOf(at);
        return own?.ok ? [{ path: at, bytes: own.value.bytes, stamp: own.value }] : [];
      }),
      verdict: 'orphan',
      confidence: verdict.confidence,
      because: [...verdict.because, ...guarding],
    });
  }
  return { actions, kept };
}

function outOfSight(path: AbsPath, { stampOf }: JpegInput): Evidence {
  const stamp = stampOf(path);
  return { kind: 'unlisted', path, code: stamp && !stamp.ok ? errnoOf(stamp.error.cause) : 'EUNKNOWN' };
}
