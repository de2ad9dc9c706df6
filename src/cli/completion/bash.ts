import type { Takes, Verb } from './spec.js';

/** For bash 3.2 and newer, without the package bash-completion. A folder or file is completed by bash itself. */
export function bashScript(verbs: readonly Verb[]): string {
  const names = verbs.flatMap(({ name }) => (name === '' ? [] : [name]));
  return `# bash completion for rawtwin
_rawtwin() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} verb=plan flags='' takes=folder rest=folder verbs=''
  # bash takes --flag=word apart
  if [ "$cur" = = ]; then cur=''
  elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" in
${names
  .toSorted((a, b) => b.length - a.length)
  .map(name => `    ${name.includes(' ') ? `'${name}'` : `${name}\\ *`}) verb='${name}' ;;`)
  .join('\n')}
  esac
  [ "$COMP_CWORD" -gt 1 ] || verb=''
  case "$verb" in
${verbs.map(verb => `    '${verb.name}') flags='${flagsFor(verb, verbs)}' takes='${verb.verbs.length > 0 ? 'verb' : spelled(verb.takes)}' verbs='${verb.verbs.join(' ')}' rest='${spelled(verb.rest)}' ;;`).join('\n')}
  esac
  [ "$verb" = "\${COMP_WORDS[*]:1:COMP_CWORD-1}" ] || takes=$rest
  case "$prev" in
${[...valuesOf(verbs)].map(([takes, flags]) => `    ${flags.join('|')}) flags='' takes='${takes}' ;;`).join('\n')}
  esac
  local IFS=$'\\n'
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "\${flags// /$IFS}" -- "$cur")); return ;;
  esac
  case "$takes" in
    verb) COMPREPLY=($(compgen -W "\${verbs// /$IFS}" -- "$cur") $(compgen -d -- "$cur")) ;;
    folder) COMPREPLY=($(compgen -d -- "$cur")) ;;
    file) COMPREPLY=($(compgen -f -- "$cur")) ;;
    free) COMPREPLY=() ;;
    *) COMPREPLY=($(compgen -W "\${takes// /$IFS}" -- "$cur")) ;;
  esac
}
complete -o filenames -F _rawtwin rawtwin
`;
}

const spelled = (takes: Takes): string => (typeof takes === 'string' ? takes : takes.join(' '));

/** Without a verb, the flags of the default one count as well. */
const flagsFor = ({ name, flags }: Verb, verbs: readonly Verb[]): string => {
  const own = flags.map(({ long }) => long);
  const more = name === '' ? (verbs.find(verb => verb.name === 'plan')?.flags.map(({ long }) => long) ?? []) : [];
  return [...new Set([...own, ...more])].join(' ');
};

/** Flags by what follows them. A flag takes the same in every verb. */
function valuesOf(verbs: readonly Verb[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>();
  for (const { long, takes } of verbs.flatMap(({ flags }) => flags)) {
    if (takes !== undefined) values.set(spelled(takes), (values.get(spelled(takes)) ?? new Set()).add(long));
  }
  return new Map([...values].map(([takes, flags]) => [takes, [...flags]]));
}
