/** A rating of -1 to 5 as text or number; halves are rounded up, since a rating only protects. Anything else is none. */
export function starsOf(value: unknown): { readonly rating?: number } {
  const given = typeof value === 'number' ? value : Number.parseFloat(typeof value === 'string' ? value : '');
  const rating = Math.ceil(given) + 0; // no -0
  return rating >= -1 && rating <= 5 ? { rating } : {};
}
