import type { Moved } from '../model/receipt.js';
import type { TrashItem } from '../model/trash-items.js';
import type { Blocked } from './plan-undo.js';

/** What became of one file of an undo. `restored` includes files that were home already. */
export type Step = ({ readonly outcome: 'restored'; readonly bytes: number } & Moved) | ({ readonly outcome: 'blocked' } & Blocked);

/** `bytes` is 0 where no stamp was noted. */
export const restoredStep = ({ from, at, stamp }: TrashItem): Step => ({ outcome: 'restored', from, at, bytes: stamp?.bytes ?? 0 });
