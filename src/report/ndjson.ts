import { type Action, type Kept, type Plan, RAW_SCHEMA } from '../model/plan.js';
import { evidenceJson, rawRef } from './json.js';

/** For pipes: every raw on a line of its own (`rawtwin.raw/1`), orphans first; each chunk is one line. */
export function* planNdjson(plan: Plan): Iterable<string> {
  for (const action of plan.actions) yield line(orphanRow(action));
  for (const kept of plan.kept) yield line(keptRow(kept));
}

const orphanRow = ({ raw, confidence, with: along, because }: Action) => ({
  verdict: 'orphan',
  raw: rawRef(raw),
  confidence,
  with: along.map(({ path, bytes, role }) => ({ path, bytes, role })),
  because: because.map(evidenceJson),
});

const keptRow = ({ raw, reason, because }: Kept) => ({
  verdict: reason === 'paired' ? 'paired' : 'kept',
  raw: rawRef(raw),
  reason,
  because: because.map(evidenceJson),
});

/** JSON escapes every line break in a name, so that a line is a raw. */
const line = (row: object): string => `${JSON.stringify({ schema: RAW_SCHEMA, ...row })}\n`;
