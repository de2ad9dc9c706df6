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
  readonly spaces: Scope | undefined;
  items: number;
  text: string;
  hasChildren: boolean;
}
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** Elements deeper than this are no XMP. */
const DEEPEST = 100;
/** Scaffolding between properties. */
const FRAME: ReadonlySet<string> = new Set(['RDF', 'Description', 'Seq', 'Bag', 'Alt', 'li', 'xmpmeta', 'xapmeta']);

/** All values of a packet, written as attributes or as elements, with prefixes as they are bound (XMP part 1 §7). */
export function xmpProperties(text: string): readonly XmpProperty[] {
  const found: XmpProperty[] = [];
  const stack: Level[] = [];
  for (const token of tokens(text)) {
    if (token.kind === 'open') {
      if (stack.length >= DEEPEST) break;
      open(token, stack, found);
      if (token.selfClosed) leave(stack);
    } else if (token.kind === 'text') {
      const top = stack.at(-1);
      if (top) top.text += token.text;
    } else {
      close(stack, found);
    }
  }
  return found;
}

function open(token: Token, stack: Level[], found: XmpProperty[]): void {
  const parent = stack.at(-1);
  if (parent) parent.hasChildren = true;
  const bound = token.attributes.filter(([key]) => key.startsWith('xmlns:'));
  const around = parent?.spaces;
  const spaces = bound.length > 0 ? { bound: new Map(bound.map(([key, uri]) => [key.slice(6), uri] as const)), around } : around;
  const level: Level = { name: token.name, spaces, items: 0, text: '', hasChildren: false };
  stack.push(level);
  const path = pathOf(stack);
  const item = itemOf(stack);
  for (const [key, value] of token.attributes) {
    const { space, name } = resolve(key, spaces);
    if (key.startsWith('xml') || (space === RDF && name !== 'resource' && name !== 'value')) continue;
    level.hasChildren = true;
    found.push({ space, name: space === RDF ? localOf(token.name) : name, path, item, value });
  }
}

function close(stack: Level[], found: XmpProperty[]): void {
  const level = stack.at(-1);
  if (level && !level.hasChildren) {
    const isItem = localOf(level.name) === 'li';
    const path = pathOf(stack);
    const owner = isItem ? ownerOf(stack) : level.name;
    const { space, name } = resolve(owner, level.spaces);
    found.push({ space, name, path: isItem ? path : path.slice(0, -1), item: isItem ? itemOf(stack) : -1, value: level.text });
  }
  leave(stack);
}

function leave(stack: Level[]): void {
  const level = stack.pop();
  const parent = stack.at(-1);
  if (level && parent && localOf(level.name) === 'li') parent.items += 1;
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);
const pathOf = (stack: readonly Level[]): readonly string[] => stack.map(({ name }) => localOf(name)).filter(name => !FRAME.has(name));
const ownerOf = (stack: readonly Level[]): string => stack.findLast(({ name }) => !FRAME.has(localOf(name)))?.name ?? '';

/** The place of the innermost list item that we are in; -1 outside of lists. */
function itemOf(stack: readonly Level[]): number {
  const li = stack.findLastIndex(({ name }) => localOf(name) === 'li');
  return li > 0 ? (stack[li - 1]?.items ?? 0) : -1;
}

function resolve(key: string, spaces: Scope | undefined): { space: string; name: string } {
  const colon = key.indexOf(':');
  const prefix = key.slice(0, Math.max(colon, 0));
  let scope = spaces;
  while (scope && !scope.bound.has(prefix)) scope = scope.around;
  return { space: scope?.bound.get(prefix) ?? '', name: key.slice(colon + 1) };
}
