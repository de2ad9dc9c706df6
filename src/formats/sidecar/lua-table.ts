/** A value of DxO's notation, which is Lua's: a table with named fields, listed values, or both. */
export interface LuaTable {
  readonly fields: ReadonlyMap<string, LuaValue>;
  readonly list: readonly LuaValue[];
}
type LuaValue = string | LuaTable;

/** Tables deeper than this, or texts of more words and signs, are no sidecar. */
const DEEPEST = 100;
const MOST_TOKENS = 500_000;
const TOKEN = /\s+|--[^\n]*|[{}=,;]|[^\s{}=,;"]+/y;

interface Open {
  readonly fields: Map<string, LuaValue>;
  readonly list: LuaValue[];
  /** The name that waits for its value. */
  name?: string | undefined;
  /** A word that may be a name or a value. */
  word?: string | undefined;
}

/** The whole text as one table, in one pass; undefined where braces do not close, or it is something else. */
export function luaTable(text: string): LuaTable | undefined {
  const stack: Open[] = [{ fields: new Map(), list: [] }];
  for (let p = 0, n = 0; p < text.length; n++) {
    const token = tokenAt(text, p);
    const top = stack.at(-1);
    if (token === undefined || !top || n > MOST_TOKENS) return undefined;
    p += token.length;
    if (/^(\s|--)/.test(token)) continue;
    if (token === '{') {
      if (stack.length >= DEEPEST) return undefined;
      stack.push({ fields: new Map(), list: [] });
    } else if (token === '}') {
      settle(top);
      stack.pop();
      const around = stack.at(-1);
      if (!around) return undefined;
      put(around, { fields: top.fields, list: top.list });
    } else if (token === '=') {
      top.name = top.word;
      top.word = undefined;
    } else if (token === ',' || token === ';') settle(top);
    else {
      settle(top);
      top.word = token.startsWith('"') ? token.slice(1, -1) : token;
      if (top.name !== undefined) settle(top);
    }
  }
  const whole = stack.length === 1 ? stack[0] : undefined;
  if (whole) settle(whole);
  return whole;
}

/** A string with its quotes, a sign, a word, blanks or a comment; undefined where a string does not end. */
function tokenAt(text: string, p: number): string | undefined {
  if (text[p] !== '"') {
    TOKEN.lastIndex = p;
    return TOKEN.exec(text)?.[0];
  }
  for (let end = text.indexOf('"', p + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return text.slice(p, end + 1);
  }
  return undefined;
}

/** A word that no `=` followed was a value. */
function settle(open: Open): void {
  if (open.word !== undefined) put(open, open.word);
  open.word = undefined;
}

function put(open: Open, value: LuaValue): void {
  if (open.name === undefined) open.list.push(value);
  else open.fields.set(open.name, value);
  open.name = undefined;
  open.word = undefined;
}

/** The table under a name; undefined where a word stands there, or nothing. */
export const tableIn = (table: LuaTable | undefined, name: string): LuaTable | undefined => {
  const value = table?.fields.get(name);
  return typeof value === 'string' ? undefined : value;
};
/** The word under a name; undefined where a table stands there, or nothing. */
export const wordIn = (table: LuaTable | undefined, name: string): string | undefined => {
  const value = table?.fields.get(name);
  return typeof value === 'string' ? value : undefined;
};
