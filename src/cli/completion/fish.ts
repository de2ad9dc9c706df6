import type { Flag, Takes, Verb } from './spec.js';

/** For `rawtwin completion fish | source`, or as `rawtwin.fish` in fish's folder of completions. */
export function fishScript(verbs: readonly Verb[]): string {
  const names = verbs.flatMap(({ name }) => (name === '' ? [] : [name]));
  return `# fish completion for rawtwin
function __rawtwin_is
    set -l words (commandline -opc) '' ''
    set -l verb plan
    if contains -- "$words[2] $words[3]" ${names
      .filter(name => name.includes(' '))
      .map(quoted)
      .join(' ')}
        set verb "$words[2] $words[3]"
    else if contains -- "$words[2]" ${names.filter(name => !name.includes(' ')).join(' ')}
        set verb $words[2]
    end
    test "$verb" = "$argv[1]"
end
function __rawtwin_after
    test (count (commandline -opc)) -eq "$argv[1]"
end
complete -c rawtwin -f
${verbs.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ name, does, flags, takes, rest, verbs }: Verb): string[] {
  const is = name === '' ? '__rawtwin_after 1' : `__rawtwin_is ${quoted(name)}`;
  const when = quoted(is);
  const verb = name === '' || name.includes(' ') ? [] : [`complete -c rawtwin -n '__rawtwin_after 1' -a ${name} -d ${quoted(does)}`];
  const first = `__rawtwin_after ${name.split(' ').length + 1}`;
  const one = name === '' ? [] : [`complete -c rawtwin -n ${quoted(`${is}; and ${first}`)}${value(takes)}`];
  const inner = name === '' ? [] : verbs.map(verb => `complete -c rawtwin -n ${quoted(`${is}; and ${first}`)} -a ${verb}`);
  const more = name === '' ? [] : [`complete -c rawtwin -n ${quoted(`${is}; and not ${first}`)}${value(rest)}`];
  return [
    ...verb,
    ...one,
    ...inner,
    ...more,
    ...flags.map(flag => `complete -c rawtwin -n ${when}${flagWords(flag)} -d ${quoted(flag.does)}`),
  ];
}

const flagWords = ({ long, short, takes }: Flag): string =>
  ` -l ${long.slice(2)}${short ? ` -s ${short.slice(1)}` : ''}${takes === undefined ? '' : ` -r${value(takes)}`}`;

function value(takes: Takes): string {
  if (takes === 'folder') return " -f -a '(__fish_complete_directories)'";
  if (takes === 'file') return ' -F';
  return takes === 'free' ? ' -f' : ` -f -a ${quoted(takes.join(' '))}`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
