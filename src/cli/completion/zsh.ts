import type { Flag, Takes, Verb } from './spec.js';

/** For `source <(rawtwin completion zsh)` after compinit, or as the file `_rawtwin` in a folder of `$fpath`. */
export function zshScript(verbs: readonly Verb[]): string {
  const named = verbs.filter(({ name }) => name !== '');
  return `#compdef rawtwin
_rawtwin() {
  local verb=plan
  local -a verbs=(
${named
  .filter(({ name }) => !name.includes(' '))
  .map(({ name, does }) => `    ${quoted(`${name}:${does}`)}`)
  .join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _alternative 'verbs:verb:{_describe verb verbs}' 'folders:folder:_files -/'
    return
  fi
  case "$words[2] $words[3]" in
${named
  .toSorted((a, b) => b.name.length - a.name.length)
  .map(({ name }) => shiftTo(name))
  .join('\n')}
  esac
  case $verb in
${named.map(verb => `    ${quoted(verb.name)}) _arguments ${wordsOf(verb, verbs).map(quoted).join(' ')} ;;`).join('\n')}
  esac
}
if [[ $funcstack[1] = _rawtwin ]]; then _rawtwin "$@"; else compdef _rawtwin rawtwin; fi
`;
}

/** The words up to the verb are taken off, so that _arguments counts from there. */
const shiftTo = (name: string): string => {
  const deep = name.split(' ').length;
  const pattern = deep > 1 ? quoted(name) : `${name}\\ *`;
  return `    ${pattern}) (( CURRENT > ${deep + 1} )) && verb=${quoted(name)} && shift ${deep} words && (( CURRENT -= ${deep} )) ;;`;
};

/** Before the verb, what can stand there counts as well. */
function wordsOf({ name, flags, takes, rest, verbs: inner }: Verb, verbs: readonly Verb[]): string[] {
  const before = name === 'plan' ? (verbs.find(verb => verb.name === '')?.flags ?? []) : [];
  const all = [...flags, ...before.filter(({ long }) => !flags.some(flag => flag.long === long))];
  return [
    ...all.flatMap(flagWords),
    `1:${label(takes)}${inner.length > 0 ? `:_alternative "verbs:verb:(${inner.join(' ')})" "folders:folder:_files -/"` : action(takes)}`,
    `*:${label(rest)}${action(rest)}`,
  ];
}

const label = (takes: Takes): string => (typeof takes === 'string' ? takes : 'word');

const flagWords = ({ long, short, does, takes }: Flag): string[] =>
  [long, ...(short ? [short] : [])].map(
    flag => `${flag}${takes === undefined ? '' : '='}[${escaped(does)}]${takes === undefined ? '' : `:value${action(takes)}`}`,
  );

function action(takes: Takes): string {
  if (takes === 'folder') return ':_files -/';
  if (takes === 'file') return ':_files';
  return takes === 'free' ? ': ' : `:(${takes.join(' ')})`;
}

const escaped = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
