import type { ReviewWish } from '../model/review.js';

const isText = (value: unknown): value is string => typeof value === 'string';

/** The body of a request as a wish, or null when it is none. */
export function wishIn(text: string): ReviewWish | null {
  const found = parsed(text);
  if (typeof found !== 'object' || found === null || !('plan' in found) || !('ids' in found)) return null;
  const { plan, ids } = found;
  const typed = 'typed' in found ? found.typed : null;
  if (!isText(plan) || !Array.isArray(ids) || !ids.every(isText) || !(typed === null || isText(typed))) return null;
  return { plan, ids, typed };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not from our page.
    return null;
  }
}
