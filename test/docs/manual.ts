import type { Command } from 'commander';
import { HELP } from '../../src/cli/examples.js';
import { EXIT_MEANS } from '../../src/cli/exit-code.js';
import { table } from './cameras.js';

/** A part of the page that is made from the program; what stands between the parts is written by hand. */
const PART = /(<!-- made from the program: ([\w ]+) -->\n)[\s\S]*?(<!-- end -->)/g;
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** `command  what it does` → `command  # what it does`, in one column. */
function examplesOf(verb: string): string {
  const rows = (HELP[verb]?.examples ?? '')
    .split('\n')
    .filter(line => line !== '')
    .map(line => /^ {2}(.*?)(?: {2,}(\S.*))?$/.exec(line) ?? []);
  const width = Math.max(...rows.map(([, command = '', about]) => (about ? command.length : 0)));
  return rows.map(([, command = '', about]) => (about ? `${command.padEnd(width)}  # ${about}` : command)).join('\n');
}

function partOf(command: Command, verb: string): string {
  const help = command.createHelp();
  const words = command.registeredArguments.map(one => [
    `\`${one.name()}\``,
    cell(one.argChoices ? `${one.description}: ${one.argChoices.join(', ')}` : one.description),
  ]);
  const options = help.visibleOptions(command).map(({ flags, description }) => [`\`${flags}\``, cell(description)]);
  const { docs = [] } = HELP[verb] ?? {};
  const more = docs.map(page => `[${page}](${page.startsWith('docs/') ? page.slice('docs/'.length) : `../${page}`})`);
  return [
    `\`rawtwin ${verb} ${command.usage()}\`: ${command.description()}.`,
    table(['word or option', 'means'], [...words, ...options]),
    `\`\`\`sh\n${examplesOf(verb)}\n\`\`\``,
    `More: ${more.join(', ')}.`,
  ].join('\n\n');
}

const exitCodes = (): string =>
  table(
    ['code', 'means'],
    [...EXIT_MEANS].map(([code, means]) => [String(code), cell(means.replaceAll('\n', ' '))]),
  );

/** The verbs, those of verbs too, as they are typed. */
export const verbsOf = (program: Command): ReadonlyMap<string, Command> =>
  new Map(
    program.commands.flatMap(one => [
      [one.name(), one] as const,
      ...one.commands.map(sub => [`${one.name()} ${sub.name()}`, sub] as const),
    ]),
  );

/** The names of the parts of a page, in order. */
export const partsOf = (page: string): string[] => [...page.matchAll(PART)].map(match => match[2] ?? '');

/** docs/manual.md with the parts that are made from the program made anew. */
export function manualPage(page: string, program: Command): string {
  const verbs = verbsOf(program);
  return page.replace(PART, (_, begin: string, name: string, end: string) => {
    const command = verbs.get(name);
    return `${begin}\n${command ? partOf(command, name) : exitCodes()}\n\n${end}`;
  });
}
