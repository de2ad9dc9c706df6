import { printable } from '../printable.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Any text as HTML text or attribute: hidden signs shown, markup escaped. What is printable already is left so. */
export const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, sign => ENTITIES[sign] ?? sign);
