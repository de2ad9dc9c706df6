import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SavedPlan } from '../../config/plan-file.js';
import { AppError, errnoOf } from '../../model/errors.js';

/** Reads a plan file; folders beside it make no sense, since the plan names its own. Throws USAGE, PLAN_INVALID or PLAN_FUTURE. */
export async function readSaved(file: string, folders: readonly string[]): Promise<SavedPlan> {
  const path = resolve(file);
  if (folders.length > 0) throw new AppError('USAGE', { is: 'plan-names-folders', path: file, folders });
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new AppError('PLAN_INVALID', { is: 'plan-unreadable', path, code: errnoOf(error) }, path, { cause: error });
  }
  const { parsePlan } = await import('../../config/plan-file.js');
  return parsePlan(text, path);
}
