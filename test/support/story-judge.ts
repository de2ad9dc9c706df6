import { join } from 'node:path';
import type { Expectation } from '../../fixtures/story/story.js';
import type { Action, Kept, Plan } from '../../src/model/plan.js';

type Row = { readonly action: Action } | { readonly kept: Kept };

/** Everything in which a plan differs from what its story expects; each mistake names the story's line. Empty: as told. */
export function mistakesIn(plan: Plan, expected: readonly Expectation[], root: string): string[] {
  const rows = new Map<string, Row>();
  for (const action of plan.actions) rows.set(action.raw.path, { action });
  for (const kept of plan.kept) rows.set(kept.raw.path, { kept });
  const mistakes: string[] = [];
  if (rows.size !== plan.actions.length + plan.kept.length) mistakes.push('a raw stands twice in the plan');
  const named = new Set<string>();
  const verdicts = expected.filter(line => line.must === 'orphan' || line.must === 'kept');
  for (const line of verdicts.filter(({ paths }) => paths)) {
    for (const path of line.paths ?? []) {
      if (named.has(path)) mistakes.push(`line ${line.line}: ${path} is expected twice`);
      named.add(path);
      mistakes.push(...rowMistakes(path, rows.get(join(root, path)), line, root));
    }
  }
  const rest = [...rows.keys()].map(path => relativeTo(root, path)).filter(path => !named.has(path));
  mistakes.push(...restMistakes(rest, rows, verdicts, root));
  mistakes.push(...sameList('unreadable', plan.unreadable, expected, root));
  mistakes.push(...sameList('note', plan.notes, expected, root));
  mistakes.push(...sameList('refused', plan.refusals, expected, root));
  return mistakes;
}

type Verdict = Extract<Expectation, { must: 'orphan' | 'kept' }>;

function restMistakes(rest: readonly string[], rows: ReadonlyMap<string, Row>, verdicts: readonly Verdict[], root: string): string[] {
  const line = verdicts.find(({ paths }) => paths === undefined);
  if (!line) return rest.map(path => `${path}: nobody expects it; ${told(rows.get(join(root, path)))}`);
  if (rest.length === 0) return [`line ${line.line}: * stands for no raw`];
  return rest.flatMap(path => rowMistakes(path, rows.get(join(root, path)), line, root));
}

function rowMistakes(path: string, row: Row | undefined, line: Verdict, root: string): string[] {
  const wrong = (what: string): string => `line ${line.line}: ${path} ${what}; ${told(row)}`;
  if (!row) return [wrong('is not in the plan')];
  const evidence = ('action' in row ? row.action : row.kept).because.map(({ kind }) => kind as string);
  const missing = line.evidence.filter(kind => !evidence.includes(kind));
  if (evidence.length === 0) return [wrong('has no evidence')];
  if (missing.length > 0) return [wrong(`lacks the evidence ${missing.join(', ')}`)];
  if (line.must === 'kept')
    return 'kept' in row && line.reasons.includes(row.kept.reason) ? [] : [wrong(`is to be kept ${line.reasons.join('/')}`)];
  if (!('action' in row) || row.action.confidence !== line.confidence) return [wrong(`is to be an orphan, ${line.confidence}`)];
  const along = row.action.with.map(sidecar => relativeTo(root, sidecar.path)).sort();
  const want = [...line.with].sort();
  return along.join('\n') === want.join('\n') ? [] : [wrong(`goes with [${along.join(', ')}], not [${want.join(', ')}]`)];
}

function told(row: Row | undefined): string {
  if (!row) return 'it is nowhere';
  const [what, because] =
    'action' in row ? [`orphan ${row.action.confidence}`, row.action.because] : [`kept ${row.kept.reason}`, row.kept.because];
  return `the plan says ${what} because ${because.map(({ kind }) => kind).join(', ')}`;
}

interface Listed {
  readonly path?: string;
  readonly code?: string;
  readonly kind?: string;
  readonly guard?: string;
}
/** Folders not read, notes and refusals are compared as whole lists: what no line expects is a mistake too. */
function sameList(
  must: 'unreadable' | 'note' | 'refused',
  have: readonly Listed[],
  expected: readonly Expectation[],
  root: string,
): string[] {
  const want = expected.flatMap(line => {
    if (line.must !== must) return [];
    if (line.must === 'refused') return [line.guard];
    return [line.must === 'unreadable' ? `${line.path} ${line.code}` : `${line.kind} ${line.path}`];
  });
  const is = have.map(({ path, code, kind, guard }) => {
    if (guard !== undefined) return guard;
    return code === undefined ? `${kind} ${relativeTo(root, path ?? '')}` : `${relativeTo(root, path ?? '')} ${code}`;
  });
  return is.sort().join('\n') === want.sort().join('\n') ? [] : [`${must}: [${is.join(', ')}], expected [${want.join(', ')}]`];
}

const relativeTo = (root: string, path: string): string => (path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path);
