const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A sortable, readable name for a run, in UTC: `20261124-101512-k3f9`. `random` gives numbers from 0 up to, not with, 1. */
export function newRunId(now: Date, random: () => number): string {
  const digits = now.toISOString().replace(/\D/g, '');
  const tail = Array.from({ length: 4 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${tail}`;
}
