/** Controls, format characters (bidi overrides, zero-width space, BOM), line and paragraph separators, lone surrogates. */
const HIDDEN = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/gu;
/** Joiners are letters' business in Persian and Hindi names and in emoji; they move nothing on a terminal. */
const JOINERS = /^[\u200c\u200d]$/;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A file name made safe to show: what would move the cursor, colour, reorder or hide text is shown escaped (`\n`, `\x1b`, `\u202e`).
 * All else stays as it is, backslashes too. For eyes only: the result is no path any more.
 */
export function printable(name: string): string {
  return name.replace(HIDDEN, sign => (JOINERS.test(sign) ? sign : (SHORT[sign] ?? escaped(sign.codePointAt(0) ?? 0))));
}

function escaped(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}
