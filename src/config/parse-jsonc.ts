import { type JSONPath, type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import type { AppError } from '../model/errors.js';

const BACKSLASH = 'a single \\ in a text; write \\\\ or /, as in "D:/Photos"';
/** What is wrong, for a person who edits by hand. */
const WRONG: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word without quotation marks that means nothing; texts stand in "…"',
  PropertyNameExpected: 'a key in "…" is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'the closing } is missing',
  CloseBracketExpected: 'the closing ] is missing',
  EndOfFileExpected: 'something stands after the end',
  UnexpectedEndOfComment: 'a comment is not closed with */',
  UnexpectedEndOfString: 'the closing " is missing',
  InvalidUnicode: BACKSLASH,
  InvalidEscapeCharacter: BACKSLASH,
};

/** JSON with comments and commas before a closing sign → value; `invalid` makes the error that says what is wrong, and where. A key said twice is wrong. */
export function parseJsonc(given: string, invalid: (what: string) => AppError): unknown {
  const text = given.replace(/^\ufeff/, ' ');
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) throw invalid(`${placeOf(text, first.offset)}: ${WRONG[printParseErrorCode(first.error)] ?? 'this cannot be read'}`);
  const twice = keySaidTwice(text);
  if (twice) throw invalid(`${placeOf(text, twice.offset)}: ${twice.key} is said twice; keep one of the two`);
  return value;
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function keySaidTwice(text: string): { readonly key: string; readonly offset: number } | undefined {
  const seen = new Set<string>();
  let twice: { key: string; offset: number } | undefined;
  const onObjectProperty = (key: string, offset: number, _length: number, _line: number, _column: number, pathTo: () => JSONPath) => {
    const path = JSON.stringify([...pathTo(), key]);
    if (seen.has(path)) twice ??= { key, offset };
    seen.add(path);
  };
  visit(text, { onObjectProperty }, { allowTrailingComma: true });
  return twice;
}
