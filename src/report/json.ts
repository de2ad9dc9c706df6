import type { AppError } from '../model/errors.js';
import type { Evidence } from '../model/evidence.js';
import type { AbsPath, Stamp } from '../model/frame.js';
import { type Check, DOCTOR_SCHEMA } from '../model/health.js';
import type { Told } from '../model/message.js';
import { type Action, JPEG_PLAN_SCHEMA, type Kept, PLAN_SCHEMA, type Plan } from '../model/plan.js';
import { PURGE_SCHEMA, type PurgeResult } from '../model/purge.js';
import {
  ERROR_SCHEMA,
  JPEG_RUN_SCHEMA,
  RUN_SCHEMA,
  type RunResult,
  type RunSummary,
  UNDO_SCHEMA,
  type UndoResult,
} from '../model/receipt.js';
import type { RunRaw } from '../model/run-raws.js';
import { messageWords } from './phrases.js';
import { EN } from './words/en/index.js';

const HISTORY_SCHEMA = 'rawtwin.history/1';
const RUN_RAWS_SCHEMA = 'rawtwin.run-raws/1';

/**
 * The plan as one document (`rawtwin.plan/1`), one row per line, in chunks; `trash --plan` reads it back. A plan of JPEGs is another document
 * (`rawtwin.jpeg-plan/1`), which nothing takes for one of raws.
 */
export function* planJson(plan: Plan): Iterable<string> {
  yield* planDocument(plan);
  yield '\n';
}

/** One carrying-out (`rawtwin.run/1`) with its whole plan. Bytes: of what was trashed. */
export function* runJson(result: RunResult): Iterable<string> {
  const { run, plan, receipts, interrupted } = result;
  const totals = { trashed: 0, skipped: 0, failed: 0, bytes: 0 };
  for (const receipt of receipts) {
    totals[receipt.outcome] += 1;
    if (receipt.outcome === 'trashed') totals.bytes += receipt.bytes;
  }
  const own = plan.orphans ?? 'raw';
  yield `{"schema":${json(plan.orphans ? JPEG_RUN_SCHEMA : RUN_SCHEMA)},"run":${json(run)},\n"plan":`;
  yield* planDocument(plan);
  yield ',\n';
  yield* list('receipts', receipts, ({ action, raw, bytes, outcome, to, why }) => ({
    action,
    [own]: raw,
    bytes,
    outcome,
    to,
    ...sentenceJson('why', why),
  }));
  yield `,\n"totals":${json(totals)},"interrupted":${interrupted}}\n`;
}

/** What an undo brought back and what it could not (`rawtwin.undo/1`). */
export function* undoJson({ run, orphans, restored, blocked, purged, interrupted }: UndoResult): Iterable<string> {
  yield `${json({ schema: UNDO_SCHEMA, run, orphans }).slice(0, -1)},\n`;
  yield* list('restored', restored, ({ from, at }) => ({ from, at }));
  yield ',\n';
  yield* list('blocked', blocked, ({ from, at, why }) => ({ from, at, ...sentenceJson('why', why) }));
  yield ',\n';
  yield* list('purged', purged, ({ from, at }) => ({ from, at }));
  yield `,\n"interrupted":${interrupted}}\n`;
}

/** What a purge deleted and what it left (`rawtwin.purge/1`). `preview`: nothing was deleted, `purged` is what would be. */
export function* purgeJson({ purged, refused, gone, young, interrupted }: PurgeResult, preview: boolean): Iterable<string> {
  const bytes = purged.reduce((sum, one) => sum + one.bytes, 0);
  const totals = { purged: purged.length, bytes, refused: refused.length, gone: gone.length, young: young.files, youngBytes: young.bytes };
  yield `{"schema":${json(PURGE_SCHEMA)},"dryRun":${preview},\n`;
  yield* list('purged', purged, ({ from, at, bytes, run }) => ({ from, at, bytes, run }));
  yield ',\n';
  yield* list('refused', refused, ({ from, at, run, why }) => ({ from, at, run, ...sentenceJson('why', why) }));
  yield ',\n';
  yield* list('gone', gone, ({ from, at, run }) => ({ from, at, run }));
  yield `,\n"totals":${json(totals)},"interrupted":${interrupted}}\n`;
}

/** What doctor found (`rawtwin.doctor/1`). */
export function* doctorJson(checks: readonly Check[]): Iterable<string> {
  yield `{"schema":${json(DOCTOR_SCHEMA)},\n`;
  yield* list('checks', checks, ({ title, state, detail, advice }) => ({ title, state, detail, advice }));
  yield '}\n';
}

/** All runs in the order given (`rawtwin.history/1`). */
export function* historyJson(summaries: readonly RunSummary[]): Iterable<string> {
  yield `{"schema":${json(HISTORY_SCHEMA)},\n`;
  yield* list('runs', summaries, summary => summary);
  yield '}\n';
}

/** One run and what became of each of its raws (`rawtwin.run-raws/1`). */
export function* runRawsJson(summary: RunSummary, raws: readonly RunRaw[]): Iterable<string> {
  yield `{"schema":${json(RUN_RAWS_SCHEMA)},"run":${json(summary)},\n`;
  yield* list('raws', raws, raw => ({ ...raw, ...(raw.why === null ? {} : sentenceJson('why', raw.why)) }));
  yield '}\n';
}

/** One row of a plan's `actions`. */
export const actionJson = (action: Action): string => json(actionRow(action));

/**
 * The members of a plan of some of its actions that stand before `actions`, without brackets around them. Raws that were not chosen are in
 * no list of such a plan, and its totals are of the chosen alone.
 */
export function chosenPlanHead({ id, madeAt, roots, also, policy }: Plan): string {
  return json({ schema: PLAN_SCHEMA, id, madeAt, roots, also, policy }).slice(1, -1);
}

/** What stopped a run (`rawtwin.error/1`), one line. */
export function errorJson({ code, says, path }: AppError): string {
  return `${json({ schema: ERROR_SCHEMA, code, message: messageWords(says, EN), path })}\n`;
}

/** Evidence as documents have it: a sentence is in English. */
export const evidenceJson = (one: Evidence): Evidence =>
  one.kind === 'exif-unreadable' ? { ...one, ...sentenceJson('why', one.why) } : one;

/** A sentence as documents have it: in English, with its code where it has one; nothing where there is none. */
export function sentenceJson(key: string, told: Told | undefined): Readonly<Record<string, string>> {
  if (told === undefined) return {};
  const sentence = { [key]: messageWords(told, EN) };
  return typeof told === 'string' ? sentence : { ...sentence, code: told.is };
}

/** A stamp without loss: what JSON numbers can't hold is written as decimal digits. */
function stampJson(stamp: Stamp) {
  const { dev, ino, bytes, mtimeNs, ctimeNs, mode, nlink } = stamp;
  return { dev: String(dev), ino: String(ino), bytes, mtimeNs: String(mtimeNs), ctimeNs: String(ctimeNs), mode, nlink };
}

function* planDocument(plan: Plan): Iterable<string> {
  const { id, madeAt, roots, also, policy } = plan;
  yield `{"schema":${json(plan.orphans ? JPEG_PLAN_SCHEMA : PLAN_SCHEMA)},"id":${json(id)},"madeAt":${json(madeAt)},\n`;
  yield `"roots":${json(roots)},"also":${json(also)},\n"policy":${json(policy)},\n`;
  yield* list('actions', plan.actions, plan.orphans ? row => asJpeg(actionRow(row)) : actionRow);
  yield ',\n';
  yield* list('kept', plan.kept, plan.orphans ? row => asJpeg(keptRow(row)) : keptRow);
  yield ',\n';
  yield* list('unreadable', plan.unreadable, ({ path, code }) => ({ path, code }));
  yield ',\n';
  yield* list('notes', plan.notes, ({ kind, path }) => ({ kind, path }));
  yield ',\n';
  yield* list('refusals', plan.refusals, ({ guard, path, message, howToGoOn }) => ({ guard, path, message, howToGoOn }));
  yield `,\n"totals":${json(totalsOf(plan))}}`;
}

/** In documents about JPEGs a row is of a `jpeg`, and what was searched for are raws. */
const asJpeg = <R extends { readonly raw: object }>({ raw, ...rest }: R) => ({ jpeg: raw, ...rest });
function totalsOf({ orphans, totals }: Plan): object {
  if (!orphans) return totals;
  const { raws: jpegs, rendered: raws, ...rest } = totals;
  return { jpegs, raws, ...rest };
}

export const rawRef = ({ path, format, bytes }: Kept['raw']) => ({ path, format, bytes });

function actionRow({ id, raw, with: along, verdict, confidence, because }: Action) {
  const sidecars = along.map(({ path, bytes, stamp, role }) => ({ path, bytes, stamp: stampJson(stamp), role }));
  return {
    id,
    raw: { ...rawRef(raw), stamp: stampJson(raw.stamp) },
    with: sidecars,
    verdict,
    confidence,
    because: because.map(evidenceJson),
  };
}

const keptRow = ({ raw, reason, because }: Kept) => ({ raw: rawRef(raw), reason, because: because.map(evidenceJson) });

/** Rows of this many signs are handed on together. */
const CHUNK = 65_536;

/** A member of a document whose value is a list, a row on each line, in chunks. */
export function* list<Row>(name: string, rows: readonly Row[], rowOf: (row: Row) => object): Iterable<string> {
  let chunk = `${json(name)}:[`;
  for (const [i, row] of rows.entries()) {
    chunk += `${i === 0 ? '' : ','}\n${json(rowOf(row))}`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}]`;
}

/** JSON.stringify writes lone surrogates as escapes: valid UTF-8 whatever a name holds. */
const json = (value: string | object | readonly AbsPath[]): string => JSON.stringify(value);
