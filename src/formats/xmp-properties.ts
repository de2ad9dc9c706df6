import { type Token, tokens } from './xml-tokens.js';

/** One value of an XMP packet. `path`: the properties around it, outermost first; `item`: its place in a list, from 0. */
export interface XmpProperty {
  readonly space: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly item: number;
  readonly value: string;
}
/** Prefixes bound at one element, and the bindings around it. Linked, not copied: a packet may bind thousands. */
interface Scope {
  readonly bound: ReadonlyMap<string, string>;
  readonly around: Scope | undefined;
}
interface Level {
  readonly name: string;
  readonly isItem: boolean;
  readonly spaces: Scope | undefined;
  /** The properties around what stands in here, and the name of the innermost. */
  readonly path: readonly string[];
  readonly owner: string;
  /** The list that we are in, if any. */
  readonly list: Level | undefined;
  items: number;
  text: string;
  hasChildren: boolean;
}
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** What stands deeper than this is no property of a picture. */
const DEEPEST = 100;
/** Scaffolding between properties. */
const FRAME: ReadonlySet<string> = new Set(['RDF', 'Description', 'Seq', 'Bag', 'Alt', 'li', 'xmpmeta', 'xapmeta']);

/** All values of a packet, written as attributes or as elements, with prefixes as they are bound (XMP part 1 §7). */
export function xmpProperties(text: string): readonly XmpProperty[] {
  const found: XmpProperty[] = [];
  const stack: Level[] = [];
  let tooDeep = 0;
  for (const token of tokens(text)) {
    if (token.kind === 'text') {
      const top = stack.at(-1);
      if (top && tooDeep === 0) top.text += token.text;
    } else if (token.kind === 'close') {
      if (tooDeep > 0) tooDeep -= 1;
      else close(stack, found);
    } else if (stack.length >= DEEPEST) {
      if (!token.selfClosed) tooDeep += 1;
    } else {
      open(token, stack, found);
      if (token.selfClosed) leave(stack);
    }
  }
  return found;
}

function open(token: Token, stack: Level[], found: XmpProperty[]): void {
  const parent = stack.at(-1);
  if (parent) parent.hasChildren = true;
  const level = levelOf(token, parent);
  stack.push(level);
  const item = level.list?.items ?? -1;
  for (const [key, value] of token.attributes) {
    if (/^xml(ns)?(:|$)/.test(key)) continue;
    const { space, name } = key.includes(':') ? resolve(key, level.spaces) : { space: '', name: key };
    if (space === RDF && name !== 'resource' && name !== 'value') continue;
    level.hasChildren = true;
    found.push({ space, name: space === RDF ? localOf(token.name) : name, path: level.path, item, value });
  }
}

function levelOf({ name, attributes }: Token, parent: Level | undefined): Level {
  const local = localOf(name);
  const isItem = local === 'li';
  const bound = attributes.filter(([key]) => /^xmlns(:|$)/.test(key)).map(([key, uri]) => [key.slice('xmlns:'.length), uri] as const);
  const isFrame = FRAME.has(local);
  return {
    name,
    isItem,
    spaces: bound.length > 0 ? { bound: new Map(bound), around: parent?.spaces } : parent?.spaces,
    path: isFrame ? (parent?.path ?? []) : [...(parent?.path ?? []), local],
    owner: isFrame ? (parent?.owner ?? '') : name,
    list: isItem ? parent : parent?.list,
    ...{ items: 0, text: '', hasChildren: false },
  };
}

function close(stack: Level[], found: XmpProperty[]): void {
  const level = stack.at(-1);
  if (level && !level.hasChildren) {
    const { isItem, path, list, text: value } = level;
    const { space, name } = resolve(isItem ? level.owner : level.name, level.spaces);
    found.push({ space, name, path: isItem ? path : path.slice(0, -1), item: isItem ? (list?.items ?? -1) : -1, value });
  }
  leave(stack);
}

function leave(stack: Level[]): void {
  const level = stack.pop();
  const parent = stack.at(-1);
  if (level?.isItem && parent) parent.items += 1;
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

function resolve(key: string, spaces: Scope | undefined): { space: string; name: string } {
  const colon = key.indexOf(':');
  const prefix = key.slice(0, Math.max(colon, 0));
  let scope = spaces;
  while (scope && !scope.bound.has(prefix)) scope = scope.around;
  return { space: scope?.bound.get(prefix) ?? '', name: key.slice(colon + 1) };
}
