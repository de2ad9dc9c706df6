import type { AbsPath } from '../model/frame.js';
import type { Taken } from '../model/taken.js';

export type TakenRow = Taken | { readonly path: AbsPath; readonly back: true };

/**
 * Rows → what is taken now; a later row about a path holds against an earlier one. A line that cannot be read was never whole on the disk,
 * so nothing of it moved.
 */
export function parseTaken(text: string, half: Taken['half']): readonly Taken[] {
  const taken = new Map<AbsPath, Taken>();
  for (const line of text.split('\n')) {
    const row = line === '' ? undefined : parsed(line);
    if (row === undefined) continue;
    if ('back' in row) taken.delete(row.path);
    else if (row.half === half) taken.set(row.path, row);
  }
  return [...taken.values()];
}

function parsed(line: string): TakenRow | undefined {
  try {
    const row: unknown = JSON.parse(line);
    return isRow(row) ? row : undefined;
  } catch {
    return undefined; // torn by a crash
  }
}

const isRow = (row: unknown): row is TakenRow =>
  typeof row === 'object' &&
  row !== null &&
  'path' in row &&
  typeof row.path === 'string' &&
  ('back' in row || ('half' in row && 'trashedAt' in row && typeof row.trashedAt === 'string'));
