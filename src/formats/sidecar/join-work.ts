import type { WorkDone } from '../../model/facts.js';

/** Several accounts of work on one picture as one: the highest rating, the first label and program, and any pick. */
export function joinWork(...parts: readonly WorkDone[]): WorkDone {
  const ratings = parts.flatMap(({ rating }) => rating ?? []);
  const label = parts.find(part => part.label)?.label;
  const edited = parts.find(part => part.edited !== undefined)?.edited;
  return {
    ...(ratings.length > 0 ? { rating: Math.max(...ratings) } : {}),
    ...(label ? { label } : {}),
    ...(parts.some(({ picked }) => picked) ? { picked: true } : {}),
    ...(parts.some(({ rejected }) => rejected) ? { rejected: true } : {}),
    ...(edited === undefined ? {} : { edited }),
  };
}
