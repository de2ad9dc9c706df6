import type { MessageOf } from '../model/message.js';

export interface Reasons {
  readonly folders: number;
  /** The file-system type of each folder that others write to as well. */
  readonly shared: readonly string[];
  /** The code with which the system said that it has no watches left. */
  readonly usedUp: string | null;
  /** The code for each folder that could not be watched for a reason of its own. */
  readonly refused: readonly string[];
}

/** Why some or all folders are looked at by the clock; null when the system tells of all of them. */
export function notTold({ folders, shared, usedUp, refused }: Reasons): MessageOf<'not-told'> | null {
  if (shared.length === 0 && usedUp === null && refused.length === 0) return null;
  const sorted = (all: readonly string[]) => [...new Set(all)].sort();
  const counts = { folders, shared: shared.length, refused: refused.length };
  return { is: 'not-told', ...counts, types: sorted(shared), usedUp, codes: sorted(refused) };
}
