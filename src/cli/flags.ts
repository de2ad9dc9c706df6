import { LANGS } from '../model/lang.js';
import { type Command, InvalidArgumentError, Option } from './commander.js';
import { helpAfter } from './examples.js';
import { EXIT_HELP } from './exit-code.js';

/** Runs what a verb does, and makes its number the exit code. */
export type Run = (work: () => Promise<number>) => Promise<void>;

/** The end of a verb's help. */
export const after = (verb: string) => helpAfter(verb, EXIT_HELP);

/** For flags that may be repeated. */
const list = (word: string, before: readonly string[] | undefined): readonly string[] => {
  if (word === '') throw new InvalidArgumentError('Name a folder or pattern.');
  return [...(before ?? []), word];
};

/** A flag that may be repeated; throws for an empty word. */
export const many = (flags: string, does: string) => new Option(flags, does).argParser(list);
export const also = () => many('--also <folder>', 'search this folder for twins as well; nothing in it is moved (repeatable)');
export const ignore = () => many('--ignore <pattern>', 'leave out what this pattern names, below each folder (repeatable)');
export const settle = () => new Option('--settle <seconds>', 'leave alone what changed in the last so many seconds (default 60)');
export const orphans = () =>
  new Option('--orphans <which>', 'raw (default): raws whose JPEG you deleted; jpeg: JPEGs whose RAW you deleted (docs/jpegs.md)');
export const thumbnails = () => new Option('--thumbnails', 'a small picture below each raw, in a terminal that can show them');
export const to = () =>
  new Option(
    '--to <place>',
    'auto (default), system (the trash of the desktop; best effort on macOS and Windows) or folder (.rawtwin/trash)',
  );
export const yes = () => new Option('--yes', 'do not ask');
export const json = () => new Option('--json', 'one JSON document on stdout');
export const noProgress = () => new Option('--no-progress', 'no spinner');

/** What every verb that tells something takes. */
export const inLanguage = (command: Command): Command =>
  command.option('--lang <language>', `language of what is shown: ${LANGS.join(' or ')} (default: as the system)`);

/** What every verb about a plan takes. Values are checked where they are merged with file and environment. */
export const aboutPlan = (command: Command): Command =>
  inLanguage(command)
    .addOption(also())
    .addOption(ignore())
    .option('--trust <word>', 'least confidence: proven, inferred (default) or stem (names only, no metadata)')
    .option('--include <words>', 'take these as well: raw-only, unsure, protected, no-jpegs-here (with commas)')
    .option('--rejected', 'a JPEG that is rated -1 or marked as a reject counts as deleted, and goes with its raw (docs/rejected.md)')
    .addOption(settle())
    .option('--max-trash <limit>', 'refuse when more would go: a number of raws, or a share of a shoot such as 50%')
    .option('--accept-listing', 'the folders are listed as they should be, though they shrank since the last scan')
    .option('--no-memory', 'neither use nor keep the memory of which raws had a twin')
    .option('--no-cache', 'read every file anew, and keep nothing of what was read')
    .addOption(noProgress());
