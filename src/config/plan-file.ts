import * as v from 'valibot';
import { AppError } from '../model/errors.js';
import type { Message } from '../model/message.js';
import { PLAN_SCHEMA } from '../model/plan.js';
import { CONFIDENCES, INCLUDABLE, type Policy } from '../model/policy.js';
import { parseJson } from './parse-json.js';
import { MOST_SECONDS } from './words.js';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const Absolute = v.pipe(v.string(), v.regex(/^(\/|[A-Za-z]:[\\/]|\\\\)/, 'must be an absolute path'));
const Stamped = v.looseObject({ bytes: whole, mtimeNs: v.pipe(v.string(), v.regex(/^-?\d+$/)) });
const PlanFile = v.looseObject({
  schema: v.literal(PLAN_SCHEMA),
  id: v.string(),
  roots: v.pipe(v.array(Absolute), v.minLength(1)),
  also: v.array(Absolute),
  policy: v.looseObject({
    trust: v.picklist(CONFIDENCES),
    include: v.array(v.picklist(INCLUDABLE)),
    settleSeconds: v.pipe(whole, v.maxValue(MOST_SECONDS)),
    rejected: v.optional(v.literal(true)),
  }),
  actions: v.array(
    v.looseObject({
      raw: v.looseObject({ path: Absolute, bytes: whole, stamp: Stamped }),
      with: v.optional(v.array(v.looseObject({ path: Absolute })), []),
    }),
  ),
});

/** A saved plan, as far as carrying out needs it. Its actions are only a choice: what moves is planned anew and must agree. */
export interface SavedPlan {
  readonly id: string;
  readonly roots: readonly string[];
  readonly also: readonly string[];
  readonly policy: Policy;
  readonly actions: readonly SavedAction[];
}
/** `with`: the sidecars that the plan named; no others go along. */
interface SavedAction {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeNs: bigint;
  readonly with: readonly string[];
}

/** Text of a plan file → saved plan. Throws PLAN_INVALID naming file and place, PLAN_FUTURE for a newer version. */
export function parsePlan(text: string, path: string): SavedPlan {
  const found = parseJson(text, what => invalid(path, what));
  const schema = typeof found === 'object' && found !== null && 'schema' in found ? found.schema : undefined;
  if (typeof schema === 'string' && /^rawtwin\.plan\/\d+$/.test(schema) && schema !== PLAN_SCHEMA) {
    throw new AppError('PLAN_FUTURE', { is: 'plan-newer', path, schema, ours: PLAN_SCHEMA }, path);
  }
  const result = v.safeParse(PlanFile, found);
  if (!result.success) {
    const [issue] = result.issues;
    throw invalid(path, { is: 'field-wrong', field: v.getDotPath(issue), why: issue.message });
  }
  const { id, roots, also, policy, actions } = result.output;
  return {
    id,
    roots,
    also,
    policy: {
      ...{ trust: policy.trust, include: policy.include, settleSeconds: policy.settleSeconds },
      ...(policy.rejected ? { rejected: true } : {}),
    },
    actions: actions.map(({ raw, with: along }) => ({
      path: raw.path,
      bytes: raw.bytes,
      mtimeNs: BigInt(raw.stamp.mtimeNs),
      with: along.map(({ path }) => path),
    })),
  };
}

const invalid = (path: string, what: Message) => new AppError('PLAN_INVALID', { is: 'plan-wrong', path, what }, path);
