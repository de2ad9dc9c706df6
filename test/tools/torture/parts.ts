import { inProcess } from './in-process.js';
import type { Part } from './part.js';

/** Every part of `npm run torture`, in the order in which they run. */
export const PARTS: readonly Part[] = [inProcess];
