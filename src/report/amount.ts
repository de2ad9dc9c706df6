import prettyBytes from 'pretty-bytes';

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const GROUPED = new Intl.NumberFormat('en');

/** `1,234` */
export const count = (n: number): string => GROUPED.format(n);

/** `1 raw`, `1,234 raws` */
export const many = (n: number, one: string, more = `${one}s`): string => `${count(n)} ${n === 1 ? one : more}`;

/** Decimal units, one digit behind the point so that a column of them lines up: `24.1 MB`, `999 B` */
export const size = (bytes: number): string => (bytes < 1000 ? prettyBytes(bytes) : prettyBytes(bytes, TENTHS));
