/** One tag or run of text of an XML document. `name` is empty for text. Attributes keep their prefixes. */
export interface Token {
  readonly kind: 'open' | 'close' | 'text';
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly selfClosed: boolean;
}

const ENTITIES: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

/** The tags and texts of an XML document in order, in one pass. Comments, instructions and doctypes are skipped; a torn end just ends it. */
export function* tokens(xml: string): Generator<Token> {
  for (let p = 0; ; ) {
    const open = xml.indexOf('<', p);
    if (open > p && xml.slice(p, open).trim() !== '') {
      yield { kind: 'text', name: '', attributes: [], text: decode(xml.slice(p, open).trim()), selfClosed: false };
    }
    if (open < 0) return;
    const end = endOf(xml, open);
    if (end < 0) return;
    if (xml.startsWith('<![CDATA[', open)) {
      yield { kind: 'text', name: '', attributes: [], text: xml.slice(open + 9, end - 2), selfClosed: false };
    } else if (!/[!?]/.test(xml[open + 1] ?? '')) {
      yield tag(xml.slice(open + 1, end));
    }
    p = end + 1;
  }
}

/** Where a tag's `>` stands: behind quoted values, and behind all of a comment. */
function endOf(xml: string, open: number): number {
  const closing = xml.startsWith('<!--', open)
    ? '-->'
    : xml.startsWith('<![CDATA[', open)
      ? ']]>'
      : xml.startsWith('<?', open)
        ? '?>'
        : undefined;
  if (closing !== undefined) {
    const at = xml.indexOf(closing, open);
    return at < 0 ? -1 : at + closing.length - 1;
  }
  let quote = '';
  for (let p = open + 1; p < xml.length; p++) {
    const c = xml[p] as string;
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return p;
  }
  return -1;
}

function tag(inside: string): Token {
  const closes = inside.startsWith('/');
  const name = /^\/?\s*([^\s/>]+)/.exec(inside)?.[1] ?? '';
  if (closes) return { kind: 'close', name, attributes: [], text: '', selfClosed: false };
  const attributes = attributesOf(inside.slice(name.length));
  return { kind: 'open', name, attributes, text: '', selfClosed: inside.endsWith('/') };
}

/** `name="value"` pairs, in one pass whatever stands there. */
function attributesOf(text: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let p = 0; ; ) {
    const equals = text.indexOf('=', p);
    if (equals < 0) return found;
    const name = text.slice(p, equals).trim();
    let start = equals + 1;
    while (/\s/.test(text[start] ?? '')) start += 1;
    const quote = text[start];
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, start + 1) : -1;
    if (end < 0) return found;
    found.push([name, decode(text.slice(start + 1, end))]);
    p = end + 1;
  }
}

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (all, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return ENTITIES.get(name) ?? all;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : text;
