// Writes the man pages from the object that parses the command line, one per verb, into dist/man.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { HELP } from '../dist/cli/examples.js';
import { EXIT_MEANS } from '../dist/cli/exit-code.js';
import { buildProgram } from '../dist/cli/program.js';
import { VERSION } from '../dist/cli/version.js';

const OUT = new URL('../dist/man/', import.meta.url);
const CHANGELOG = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
/** The day of the release; empty before it. */
const DAY = new RegExp(`^## ${VERSION.replaceAll('.', '\\.')} - (\\d{4}-\\d\\d-\\d\\d)`, 'm').exec(CHANGELOG)?.[1] ?? '';

/** Text as roff takes it: nothing in it is a request, an escape or a quotation mark that turns. */
const plain = text =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll("'", '\\(aq').replaceAll('`', '\\(ga').replace(/^\./gm, '\\&.');
const bold = text => `\\fB${plain(text)}\\fR`;
const item = (term, text) => `.TP\n${term}\n${plain(text)}`;
const section = (title, ...lines) => (lines.length > 0 ? [`.SH ${title}`, ...lines] : []);

function argumentOf(argument) {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `\\fI${plain(name)}\\fR` : `[\\fI${plain(name)}\\fR]`;
}

function pageOf(command, verb) {
  const help = command.createHelp();
  const full = verb === '' ? 'rawtwin' : `rawtwin ${verb}`;
  const name = full.replaceAll(' ', '-');
  const { examples, docs } = HELP[verb === '' ? 'rawtwin' : verb];
  const verbs = command.commands.map(one => [verb === '' ? one.name() : `${verb} ${one.name()}`, one]);
  const synopsis =
    verb === ''
      ? '[\\fIverb\\fR] [\\fIoptions\\fR] [\\fIfolders...\\fR]'
      : ['[\\fIoptions\\fR]', ...command.registeredArguments.map(argumentOf)].join(' ');
  const summary = command.description();
  const lines = [
    `.TH ${plain(name.toUpperCase())} 1 "${DAY}" "rawtwin ${plain(VERSION)}"`,
    '.nh',
    '.ad l',
    ...section('NAME', `${plain(name)} \\- ${plain(verb === '' ? 'trash the RAW files whose JPEG twin was deleted, undoably' : summary)}`),
    ...section('SYNOPSIS', `${bold(full)} ${synopsis}`),
    ...section('DESCRIPTION', plain(`${summary[0].toUpperCase()}${summary.slice(1)}${summary.endsWith('.') ? '' : '.'}`)),
    ...section('VERBS', ...verbs.map(([typed, one]) => item(bold(`rawtwin ${typed}`), one.description()))),
    ...section(
      'ARGUMENTS',
      ...command.registeredArguments.map(one =>
        item(`\\fI${plain(one.name())}\\fR`, one.argChoices ? `${one.description}: ${one.argChoices.join(', ')}` : one.description),
      ),
    ),
    ...section('OPTIONS', ...help.visibleOptions(command).map(option => item(bold(option.flags), option.description))),
    ...section('EXAMPLES', '.nf', plain(examples.replace(/^\n/, '')), '.fi'),
    ...section('EXIT STATUS', ...[...EXIT_MEANS].map(([code, means]) => item(bold(String(code)), means.replaceAll('\n', ' ')))),
    ...section(
      'SEE ALSO',
      plain(
        `${[...(verb === '' ? [] : ['rawtwin(1)']), ...verbs.map(([typed]) => `rawtwin-${typed.replaceAll(' ', '-')}(1)`)].join(', ')}`,
      ),
      '.PP',
      plain(`In the folder of the package, which "npm root -g" names: ${docs.join(', ')}`),
    ),
  ];
  writeFileSync(new URL(`${name}.1`, OUT), `${lines.join('\n')}\n`);
  for (const [typed, one] of verbs) pageOf(one, typed);
}

mkdirSync(OUT, { recursive: true });
pageOf(
  buildProgram(async () => {}),
  '',
);
