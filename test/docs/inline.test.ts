import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.js';
import { verbsOf } from './manual.js';
import { PAGES, type Page } from './reader/pages.js';

const program = buildProgram(async () => undefined);
const verbs = verbsOf(program);
const flagsOf = (command: Command): string[] => [
  ...['--help', '--version'],
  ...[command, command.parent ?? command].flatMap(one => one.options.map(({ long }) => long ?? '')),
];

/** What stands as code within a sentence and is typed: `rawtwin undo RUN`, or a verb with a flag: `watch --accept DIR`. */
const typed = ({ text }: Page): string[] =>
  [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`]+)`/g)]
    .map(match => match[1] ?? '')
    .filter(code => /^rawtwin /.test(code) || [...verbs.keys()].some(verb => code.startsWith(`${verb} --`)));

/** The flags of a line that its verb does not know; a line without a verb is `plan`. */
function strangeIn(code: string): string[] {
  const line = code.replace(/^rawtwin /, '');
  const [name = 'plan'] = [...verbs.keys()]
    .filter(verb => line === verb || line.startsWith(`${verb} `))
    .sort((a, b) => b.length - a.length);
  const command = verbs.get(name);
  const flags = line.match(/--[a-z][a-z-]*/g) ?? [];
  return command ? flags.filter(flag => !flagsOf(command).includes(flag)) : [];
}

it('the pages speak of commands', () => expect(PAGES.flatMap(typed).length).toBeGreaterThan(80));
it.each(PAGES)('$name speaks of flags that its verbs know', page => {
  expect(
    typed(page)
      .map(code => ({ code, strange: strangeIn(code) }))
      .filter(({ strange }) => strange.length > 0),
  ).toEqual([]);
});
it('would see a flag that is not there', () => expect(strangeIn('rawtwin watch --yes ~/Photos')).toEqual(['--yes']));
