import { errnoOf } from '../model/errors.js';
import type { Evidence } from '../model/evidence.js';
import type { WorkDone } from '../model/facts.js';
import type { AbsPath, RawFrame, RenderedFrame, Sidecar, Stamp } from '../model/frame.js';
import type { Action, CompanionRef, CompanionRole, Kept } from '../model/plan.js';
import type { Result } from '../model/result.js';
import type { PlanInput, ShotAsPaired } from './case.js';
import { isLocked, protection } from './protect.js';
import { gatherShoots, type ShootOf } from './shoots.js';
import { judge } from './verdict.js';
import type { Verdict } from './verdict-of.js';

export interface Judged {
  readonly shot: ShotAsPaired;
  readonly verdict: Verdict;
}

/** The rules of design.md §4 on every raw. Protection and sidecars follow, once what they need was read. */
export function judgeAll(input: PlanInput): readonly Judged[] {
  const shootOf: ShootOf = input.policy.trust === 'stem' ? () => undefined : gatherShoots(input);
  return input.shots.map(shot => ({ shot, verdict: judge(shot, input, shootOf) }));
}

export interface PlanParts {
  readonly actions: readonly Action[];
  readonly kept: readonly Kept[];
}
export interface AssembleInput extends PlanInput {
  /** Actions of the plan that stand before these, by which they are numbered on. */
  readonly before: number;
  /** Every sidecar that belongs to the raw, shared ones too, with the work it tells of. */
  readonly workBeside: (raw: RawFrame) => readonly { readonly path: AbsPath; readonly work: Result<WorkDone> }[];
  /** When the raw last came back from trash, if that speaks for keeping it; absent: nobody asks. */
  readonly undoneAt?: (raw: RawFrame, stamp: Stamp) => string | undefined;
  /** Sidecars that go along, given all raws and rejected pictures that go. */
  readonly companionsOf: (going: readonly RawFrame[], pictures: readonly RenderedFrame[]) => (raw: RawFrame) => readonly Sidecar[];
}

/** Verdicts → actions and kept raws, each with evidence; protected orphans are kept. A raw whose sidecar cannot be looked at is kept as well. */
export function assemble(judged: readonly Judged[], input: AssembleInput): PlanParts {
  const kept: Kept[] = [];
  const orphans: { shot: ShotAsPaired; verdict: Extract<Verdict, { verdict: 'orphan' }>; stamp: Stamp }[] = [];
  for (const { shot, verdict } of judged) {
    const raw = { path: shot.raw.path, format: shot.raw.format, bytes: input.sizeOf(shot) };
    if (verdict.verdict === 'kept') {
      kept.push({ raw, reason: verdict.reason, because: verdict.because });
      continue;
    }
    const stamp = input.stampOf(raw.path);
    if (!stamp?.ok) kept.push(outOfSight(raw, raw.path, stamp));
    else {
      const beside = [...input.workBeside(shot.raw), ...(shot.rejected?.work ?? [])];
      const lost = beside.find(({ path }) => !input.stampOf(path)?.ok);
      if (lost) {
        kept.push(outOfSight(raw, lost.path, input.stampOf(lost.path)));
        continue;
      }
      const undoneAt = input.undoneAt?.(shot.raw, stamp.value);
      const wanted: readonly Evidence[] = undoneAt === undefined ? [] : [{ kind: 'undone', undoneAt }];
      const guarding = [
        ...wanted,
        ...protection(raw.path, input.factsOf(raw.path), stamp.value, beside),
        ...(isLocked(stamp.value) ? [] : pictureLocks(shot, input)),
      ];
      if (guarding.length > 0 && !input.policy.include.includes('protected')) {
        kept.push({ raw, reason: 'protected', because: [...guarding, ...verdict.because] });
      } else orphans.push({ shot, verdict: { ...verdict, because: [...verdict.because, ...guarding] }, stamp: stamp.value });
    }
  }
  const companionsOf = input.companionsOf(
    orphans.map(({ shot }) => shot.raw),
    orphans.flatMap(({ shot }) => shot.rejected?.going ?? []),
  );
  const actions = orphans.map(({ shot, verdict, stamp }, index): Action => {
    const { path, format } = shot.raw;
    const raw = { path, format, bytes: stamp.bytes, stamp };
    const along = [
      ...companionRefs(companionsOf(shot.raw), input),
      ...companionRefs(shot.rejected?.going ?? [], input, 'twin'),
      ...companionRefs(shot.rejected?.along ?? [], input, 'twin-sidecar'),
    ];
    return {
      id: `a${input.before + index + 1}`,
      raw,
      with: along,
      verdict: 'orphan',
      confidence: verdict.confidence,
      because: verdict.because,
    };
  });
  return { actions, kept };
}

function outOfSight(raw: Kept['raw'], path: AbsPath, stamp: Result<Stamp> | undefined): Kept {
  const code = stamp && !stamp.ok ? errnoOf(stamp.error.cause) : 'EUNKNOWN';
  return { raw, reason: 'unlisted', because: [{ kind: 'unlisted', path, code }] };
}

function pictureLocks({ rejected }: ShotAsPaired, { stampOf }: PlanInput): readonly Evidence[] {
  const stamps = (rejected?.going ?? []).map(({ path }) => stampOf(path));
  return stamps.some(stamp => stamp?.ok && isLocked(stamp.value)) ? [{ kind: 'locked' }] : [];
}

function companionRefs(files: readonly { readonly path: AbsPath }[], input: PlanInput, role?: CompanionRole): readonly CompanionRef[] {
  return files.flatMap(({ path }) => {
    const stamp = input.stampOf(path);
    return stamp?.ok ? [{ path, bytes: stamp.value.bytes, stamp: stamp.value, ...(role ? { role } : {}) }] : [];
  });
}
