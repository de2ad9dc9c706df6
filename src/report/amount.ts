import prettyBytes from 'pretty-bytes';

const GROUPED = new Intl.NumberFormat('en');

/** `1,234` */
export const count = (n: number): string => GROUPED.format(n);

/** `1 raw`, `1,234 raws` */
export const many = (n: number, one: string, more = `${one}s`): string => `${count(n)} ${n === 1 ? one : more}`;

/** Decimal units, three digits, one of them behind the point so that a column lines up: `1.1 GB`, `24.0 MB`, `658 MB`, `999 B`. */
export function size(bytes: number): string {
  const [digits = '', unit = ''] = prettyBytes(bytes).split(' ');
  return unit === 'B' || Number(digits) >= 100 ? `${digits} ${unit}` : `${Number(digits).toFixed(1)} ${unit}`;
}
