import type { Argument, Command, Option } from 'commander';
import { SHEET_PREVIEWS } from '../../config/words.js';
import { LANGS } from '../../model/lang.js';
import { CONFIDENCES, INCLUDABLE, STORES } from '../../model/policy.js';

/** What can follow: one of some words, a folder, a file, or what no shell can know. */
export type Takes = 'folder' | 'file' | 'free' | readonly string[];
export interface Flag {
  readonly long: string;
  readonly short: string | undefined;
  readonly does: string;
  /** Undefined: nothing follows it. */
  readonly takes: Takes | undefined;
}
export interface Verb {
  /** As it is typed after `rawtwin`: `watch status`; empty for what can stand before any verb. */
  readonly name: string;
  readonly does: string;
  readonly flags: readonly Flag[];
  /** The first word after it, and those that follow. */
  readonly takes: Takes;
  readonly rest: Takes;
  /** Verbs that may follow it as well. */
  readonly verbs: readonly string[];
}

/** Values that the settings know and commander does not. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  '--trust': CONFIDENCES,
  '--include': INCLUDABLE,
  '--to': STORES,
  '--lang': LANGS,
  '--preview': SHEET_PREVIEWS,
};

/** All that can be typed, from the same object that parses it. */
export function verbsOf(program: Command): readonly Verb[] {
  const verbs = program.commands.flatMap(command => [command, ...command.commands]);
  return [verbOf(program, ''), ...verbs.map(command => verbOf(command, nameOf(command, program)))];
}

const nameOf = (command: Command, program: Command): string =>
  command.parent === null || command.parent === program ? command.name() : `${command.parent.name()} ${command.name()}`;

function verbOf(command: Command, name: string): Verb {
  const flags = command.createHelp().visibleOptions(command).map(flagOf);
  const [first, second] = command.registeredArguments;
  const takes = argumentTakes(first);
  const verbs = command.commands.map(verb => verb.name());
  return { name, does: command.description(), flags, takes, rest: first?.variadic ? takes : argumentTakes(second), verbs };
}

const argumentTakes = (argument: Argument | undefined): Takes => argument?.argChoices ?? placeOf(argument?.name() ?? '');

const flagOf = (option: Option): Flag => ({
  long: option.long ?? '',
  short: option.short,
  does: option.description,
  takes: option.required || option.optional ? (WORDS[option.long ?? ''] ?? placeOf(/<(\w+)/.exec(option.flags)?.[1] ?? '')) : undefined,
});

function placeOf(placeholder: string): Takes {
  if (/^folders?$/.test(placeholder)) return 'folder';
  return /^files?$/.test(placeholder) ? 'file' : 'free';
}
