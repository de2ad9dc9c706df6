import { LANGS } from '../model/lang.js';
import { Argument, Command, InvalidArgumentError, Option } from './commander.js';
import { addConfig } from './config-verbs.js';
import { helpAfter } from './examples.js';
import { EXIT_HELP } from './exit-code.js';
import { VERSION_FLAGS, versionText } from './version.js';

const list = (word: string, before: readonly string[] | undefined): readonly string[] => {
  if (word === '') throw new InvalidArgumentError('Name a folder or pattern.');
  return [...(before ?? []), word];
};

/** What every verb about a plan takes. Values are checked where they are merged with file and environment. */
function planOptions(command: Command, { json = true } = {}): Command {
  inLanguage(command)
    .option('--also <folder>', 'search this folder for twins as well; nothing in it is moved (repeatable)', list)
    .option('--ignore <pattern>', 'leave out what this pattern names, below each folder (repeatable)', list)
    .option('--trust <word>', 'least confidence: proven, inferred (default) or stem (names only, no metadata)')
    .option('--include <words>', 'take these as well: raw-only, unsure, protected, no-jpegs-here (with commas)')
    .option('--rejected', 'a JPEG that is rated -1 or marked as a reject counts as deleted, and goes with its raw (docs/rejected.md)')
    .option('--settle <seconds>', 'leave alone what changed in the last so many seconds (default 60)')
    .option('--max-trash <limit>', 'refuse when more would go: a number of raws, or a share of a shoot such as 50%')
    .option('--accept-listing', 'the folders are listed as they should be, though they shrank since the last scan')
    .option('--no-memory', 'neither use nor keep the memory of which raws had a twin')
    .option('--no-cache', 'read every file anew, and keep nothing of what was read')
    .option('--no-progress', 'no spinner');
  return json ? command.option('--json', 'one JSON document on stdout') : command;
}

/** What every verb that tells something takes. */
const inLanguage = (command: Command): Command =>
  command.option('--lang <language>', `language of what is shown: ${LANGS.join(' or ')} (default: as the system)`);

const orphans = () =>
  new Option('--orphans <which>', 'raw (default): raws whose JPEG you deleted; jpeg: JPEGs whose RAW you deleted (docs/jpegs.md)');
const thumbnails = () => new Option('--thumbnails', 'a small picture below each raw, in a terminal that can show them');

/** Turns the notice of a newer version off. */
export const NO_NOTICE = '--no-update-notifier';

const after = (verb: string) => helpAfter(verb, EXIT_HELP);

/** All verbs. Each action loads its own command and nothing else, so that `--help` and `--version` start at once. */
export function buildProgram(run: (work: () => Promise<number>) => Promise<void>): Command {
  const program = new Command('rawtwin')
    .description('Finds the RAW files whose JPEG twin you deleted, shows why, and moves them to trash, undoably.')
    .version(versionText(), VERSION_FLAGS.join(', '), 'show the version, of Node too')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [verb]', 'show help of a verb')
    .option(NO_NOTICE, 'do not look for a newer version, nor tell of one (also NO_UPDATE_NOTIFIER=1)')
    .showSuggestionAfterError(true)
    .enablePositionalOptions()
    .addHelpText('after', after('rawtwin'));

  planOptions(program.command('plan', { isDefault: true }))
    .description('scan, pair, decide, report; changes nothing in the folders (the default verb)')
    .argument('[folders...]', 'folders or folder patterns (default: the configured ones, else the current folder)')
    .addOption(orphans())
    .addOption(new Option('--csv', 'a CSV row per orphan on stdout').conflicts(['json', 'ndjson']))
    .option('--bom', 'with --csv: begin with a byte order mark, as Excel wants it')
    .addOption(new Option('--ndjson', 'a line of JSON per raw on stdout, for pipes').conflicts('json'))
    .option('--html <file>', 'a contact sheet: one web page to look at the pictures, and to choose in (trash --plan carries it out)')
    .option('--preview <size>', 'pictures in the page: small (default, about 15 KB a raw), large (to zoom into) or none')
    .option('--save <file>', 'save the plan, to be carried out later with trash --plan')
    .option('--all', 'list the kept raws too')
    .addOption(thumbnails().conflicts(['json', 'ndjson', 'csv']))
    .option('--fail-on-orphans', 'exit 10 when there are orphans')
    .option('--stats', 'what each stage took and did, on stderr')
    .addHelpText('after', after('plan'))
    .action((folders, flags) => run(async () => (await import('./commands/plan.js')).planCommand(folders, flags)));

  planOptions(program.command('trash'))
    .description('the same report, a question, then the orphans and their sidecars go to trash')
    .argument('[folders...]', 'folders or folder patterns')
    .addOption(orphans())
    .option('--plan <file>', 'carry out a saved plan: what still holds of it')
    .option('--yes', 'do not ask; at most 50% of a shoot unless --max-trash says otherwise')
    .option('--dry-run', 'only show the plan')
    .addOption(new Option('--pick', 'choose folders and single raws first, each with its reason').conflicts(['yes', 'dryRun', 'json']))
    .option('--all', 'list the kept raws too')
    .addOption(thumbnails().conflicts('json'))
    .addOption(
      new Option(
        '--to <place>',
        'auto (default), system (the trash of the desktop; best effort on macOS and Windows) or folder (.rawtwin/trash)',
      ),
    )
    .addHelpText('after', after('trash'))
    .action((folders, flags) => run(async () => (await import('./commands/trash.js')).trashCommand(folders, flags)));

  planOptions(program.command('review'), { json: false })
    .description('the pictures that would go, in your browser: choose there, move them to trash, take them back')
    .argument('[folders...]', 'folders or folder patterns (default: the configured ones, else the current folder)')
    .addOption(
      new Option(
        '--to <place>',
        'auto (default), system (the trash of the desktop; best effort on macOS and Windows) or folder (.rawtwin/trash)',
      ),
    )
    .option('--no-open', 'only tell the address; open no browser')
    .addHelpText('after', after('review'))
    .action((folders, flags) => run(async () => (await import('./commands/review.js')).reviewCommand(folders, flags)));

  inLanguage(program.command('undo'))
    .description('put a run back: the last one, or the one named')
    .argument('[run]', 'a run as history names it; its beginning is enough')
    .option('--only <names...>', 'only these raws of the run, by name or path; their sidecars come along')
    .option('--dry-run', 'only show what would come back')
    .option('--no-progress', 'no spinner')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', after('undo'))
    .action((id, flags) => run(async () => (await import('./commands/undo.js')).undoCommand(id, flags)));

  inLanguage(program.command('history'))
    .description('runs, newest first: what went, came back, was purged and is left to undo; or every raw of one run')
    .argument('[run]', 'a run as history names it; its beginning is enough')
    .option('--all', 'every run, not the newest 20 alone')
    .option('--html <file>', 'of one run: a web page with pictures of what it took, to choose what comes back')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', after('history'))
    .action((id, flags) => run(async () => (await import('./commands/history.js')).historyCommand(id, flags)));

  inLanguage(program.command('purge'))
    .description('really delete what was trashed long ago; asks first. The only verb that deletes photos')
    .option('--older-than <age>', 'only what was trashed longer ago: 30d (default), 12h, 6w')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show what would be deleted')
    .option('--no-progress', 'no spinner')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', after('purge'))
    .action(flags => run(async () => (await import('./commands/purge.js')).purgeCommand(flags)));

  inLanguage(program.command('doctor'))
    .description('checks of this machine: trash per volume, state folder, journal, locks; fixes nothing without asking')
    .argument('[folders...]', 'folders whose volumes are looked at too (default: the current folder)')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', after('doctor'))
    .action((folders, flags) => run(async () => (await import('./commands/doctor.js')).doctorCommand(folders, flags)));

  const watch = inLanguage(program.command('watch'))
    .description('a daemon: remembers which raws had a JPEG, and trashes those whose JPEG you deleted, after a grace')
    .argument('[folders...]', 'folders or folder patterns (default: the configured ones, else the current folder)')
    .option('--grace <time>', 'how long a JPEG must be gone, and its folder at rest: 10m (default), 2h, 1d')
    .option('--settle <seconds>', 'leave alone what changed in the last so many seconds (default 60)')
    .option('--also <folder>', 'search this folder for twins as well; nothing in it is moved (repeatable)', list)
    .option('--ignore <pattern>', 'leave out what this pattern names, below each folder (repeatable)', list)
    .option('--max-trash <limit>', 'pause when more would go at once: a number of raws, or a share of a shoot (default: 50% or 200)')
    .addOption(
      new Option(
        '--to <place>',
        'auto (default), system (the trash of the desktop; best effort on macOS and Windows) or folder (.rawtwin/trash)',
      ),
    )
    .option('--once', 'one pass, then exit; what waits is judged by the next run (for cron)')
    .option('--dry-run', 'only tell what would go; writes nothing into the folders')
    .option('--accept <folder>', 'a paused folder is right as it is: go on with it')
    .option('--release <folder>', 'after a look: what the brake held may go')
    .option('--log-file <file>', 'the log into this file, rotated at 1 MB, instead of stderr')
    .option('--notify', 'a notice on the desktop when it is paused, and once a day a summary')
    .option('--json', 'the log as JSON, one event on a line')
    .addOption(new Option('--orphans <which>').hideHelp()) // to be refused with a reason
    .addHelpText('after', after('watch'))
    .action((folders, flags) => run(async () => (await import('./commands/watch.js')).watchCommand(folders, flags)));
  inLanguage(watch.command('status'))
    .description('the daemons that run: folders, what waits and until when, what is paused and why')
    .option('--json', 'a list on stdout')
    .addHelpText('after', after('watch status'))
    .action(flags => run(async () => (await import('./commands/watch-status.js')).watchStatusCommand(flags)));

  inLanguage(program.command('service'))
    .description('have `rawtwin watch` started at each login, by systemd, launchd or the Windows Task Scheduler')
    .addArgument(new Argument('<act>', 'what to do').choices(['install', 'uninstall', 'status']))
    .argument('[folders...]', 'install: folders to watch (default: the configured ones)')
    .option('--also <folder>', 'search this folder for twins as well; nothing in it is moved (repeatable)', list)
    .option('--grace <duration>', 'passed on to watch')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show the file')
    .option('--json', 'status: one JSON document on stdout')
    .addHelpText('after', after('service'))
    .action((act, folders, flags) => run(async () => (await import('./commands/service.js')).serviceCommand(act, folders, flags)));

  addConfig(program, { run, inLanguage });

  planOptions(program.command('explain'))
    .description('the shot, its evidence and the verdict of one file')
    .argument('<file>', 'a raw, or a rendered file or sidecar of its shot')
    .addOption(orphans())
    .option('--in <folder>', 'the folder to search (default: the configured one that holds the file, else its own)', list)
    .addOption(thumbnails().conflicts('json'))
    .addHelpText('after', after('explain'))
    .action((file, flags) => run(async () => (await import('./commands/explain.js')).explainCommand(file, flags)));

  inLanguage(program.command('collect'))
    .description('copy or link the RAWs, with their sidecars, of chosen JPEGs or of names on a list; changes nothing where they lie')
    .argument('[picks...]', 'JPEGs, folders of them, RAWs, or lists of names (.txt, .csv)')
    .requiredOption('--to <folder>', 'where the RAWs go; nothing there is ever overwritten')
    .option('--from <folders...>', 'look for RAWs here (default: the folders of the picks, and the configured ones)')
    .option('--list <file>', 'names of pictures, one on a line, whatever the file is called (repeatable)', list)
    .option('--link', 'hard links instead of copies, on the same disk')
    .option('--ignore <pattern>', 'leave out what this pattern names, below each folder (repeatable)', list)
    .option('--dry-run', 'only tell what would be copied')
    .option('--no-progress', 'no spinner')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', after('collect'))
    .action((picks, flags) => run(async () => (await import('./commands/collect.js')).collectCommand(picks, flags)));

  inLanguage(program.command('facts'))
    .description('what rawtwin reads from files')
    .argument('<files...>', 'RAW, JPEG or HEIF files')
    .option('--json', 'an array of objects on stdout')
    .addHelpText('after', after('facts'))
    .action((files, flags) => run(async () => (await import('./commands/facts.js')).factsCommand(files, flags)));

  program
    .command('completion')
    .description('a script that completes verbs, flags and folders; for the start of your shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', after('completion'))
    .action(shell => run(async () => (await import('./commands/completion.js')).completionCommand(shell, program)));

  for (const command of program.commands.flatMap(verb => [verb, ...verb.commands])) {
    command.addOption(new Option(NO_NOTICE).hideHelp()); // works before the verb and after it
  }
  return program;
}
