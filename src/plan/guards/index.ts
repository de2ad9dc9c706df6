import type { Refusal } from '../../model/plan.js';
import { emptyRoot } from './empty-root.js';
import { forbiddenRoot } from './forbidden-root.js';
import type { Guard, GuardInput } from './guard.js';
import { maxTrash } from './max-trash.js';
import { shrunkenListing } from './shrunken-listing.js';

/** Every guard; where a run is, what is there, how much would go. */
const GUARDS: readonly Guard[] = [forbiddenRoot, emptyRoot, shrunkenListing, maxTrash];

/** All reasons to refuse the run; empty: it may go on. */
export const askGuards = (input: GuardInput): readonly Refusal[] => GUARDS.flatMap(guard => guard(input));
