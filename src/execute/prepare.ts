import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { folderOf, isWithin } from '../model/path.js';
import type { Action } from '../model/plan.js';
import { intentOf, type Unit } from './run-unit.js';
import type { StoreChooser } from './trash/choose-store.js';

/**
 * Gives every action its place in a store before anything moves. Throws TRASH_UNAVAILABLE when the person insists on a store
 * that a folder does not have; a folder that cannot be looked at costs its own actions only.
 */
export async function prepare(
  actions: readonly Action[],
  roots: readonly AbsPath[],
  chooser: StoreChooser,
  nextSequence: () => number,
): Promise<Unit[]> {
  const units: Unit[] = [];
  for (const action of actions) {
    const folder = folderOf(action.raw.path);
    const root = roots.find(root => isWithin(folder, root));
    if (root === undefined) {
      units.push({ action, why: { is: 'outside-plan' } });
      continue;
    }
    try {
      const store = await chooser.storeFor(folder, root);
      units.push({ action, root, store, intent: intentOf(action, [action.raw, ...action.with], store, nextSequence) });
    } catch (error) {
      if (error instanceof AppError) throw error;
      const code = errnoOf(error);
      units.push({ action, why: code === 'ENOENT' ? { is: 'gone' } : { is: 'cannot-look-folder', code } });
    }
  }
  return units;
}
