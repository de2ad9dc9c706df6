import type { Facts } from '../model/facts.js';
import { push } from '../model/groups.js';
import { stemOf } from '../model/stem.js';
import type { Shot, TwinFile } from './by-stem.js';
import { keysOfRaw } from './stem-rules.js';

/** Loose files by the stems that they bear, and by those that they or their raws once bore. */
interface NamesIndex {
  readonly now: ReadonlyMap<string, readonly TwinFile[]>;
  readonly before: ReadonlyMap<string, readonly TwinFile[]>;
}

/** `factsOf` a link or an unread file is undefined: it speaks by its name only. */
export function originalNames(loose: readonly TwinFile[], factsOf: (path: TwinFile['path']) => Facts | undefined): NamesIndex {
  const [now, before] = [new Map<string, TwinFile[]>(), new Map<string, TwinFile[]>()];
  for (const twin of loose) {
    push(now, twin.stem, twin);
    for (const stem of stemsOf(factsOf(twin.path))) push(before, stem, twin);
  }
  return { now, before };
}

/** Files that bear the name which the raw once had; files that once had the raw's name, or came from a raw of that name. */
export function namedAlike({ raw }: Shot, facts: Facts | undefined, index: NamesIndex): readonly TwinFile[] {
  const once = stemsOf(facts).filter(stem => stem !== raw.stem); // its own name is the business of stage 4
  const found = [
    ...once.flatMap(stem => [...(index.now.get(stem) ?? []), ...(index.before.get(stem) ?? [])]),
    ...keysOfRaw(raw.stem).flatMap(stem => index.before.get(stem) ?? []),
  ];
  return [...new Set(found)];
}

/** The stem keys of original names, folders and extensions left out. */
function stemsOf(facts: Facts | undefined): readonly string[] {
  const names = facts?.originalNames ?? [];
  return [...new Set(names.map(name => stemOf(name.replace(/^.*[/\\]/s, ''))))].filter(stem => stem !== '');
}
