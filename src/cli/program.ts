import { Argument, Command, Option } from './commander.js';
import { addConfig } from './config-verbs.js';
import {
  aboutPlan,
  after,
  also,
  ignore,
  inLanguage,
  json,
  many,
  noProgress,
  orphans,
  type Run,
  settle,
  thumbnails,
  to,
  yes,
} from './flags.js';
import { VERSION_FLAGS, versionText } from './version.js';

/** Turns the notice of a newer version off. */
export const NO_NOTICE = '--no-update-notifier';

/** All verbs. Each action loads its own command and nothing else, so that `--help` and `--version` start at once. */
export function buildProgram(run: Run): Command {
  const program = new Command('rawtwin')
    .description('Finds the RAW files whose JPEG twin you deleted, shows why, and moves them to trash, undoably.')
    .version(versionText(), VERSION_FLAGS.join(', '), 'show the version, of Node too')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [verb]', 'show help of a verb')
    .option(NO_NOTICE, 'do not look for a newer version, nor tell of one (also NO_UPDATE_NOTIFIER=1)')
    .showSuggestionAfterError(true)
    .enablePositionalOptions()
    .addHelpText('after', after('rawtwin'));
  for (const add of VERBS) add(program, run);
  for (const command of program.commands.flatMap(verb => [verb, ...verb.commands])) {
    command.addOption(new Option(NO_NOTICE).hideHelp()); // works before the verb and after it
  }
  return program;
}

function addPlan(program: Command, run: Run): void {
  aboutPlan(program.command('plan', { isDefault: true }))
    .addOption(json())
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
}

function addTrash(program: Command, run: Run): void {
  aboutPlan(program.command('trash'))
    .addOption(json())
    .description('the same report, a question, then the orphans and their sidecars go to trash')
    .argument('[folders...]', 'folders or folder patterns')
    .addOption(orphans())
    .option('--plan <file>', 'carry out a saved plan: what still holds of it')
    .option('--yes', 'do not ask; at most 50% of a shoot unless --max-trash says otherwise')
    .option('--dry-run', 'only show the plan')
    .addOption(new Option('--pick', 'choose folders and single raws first, each with its reason').conflicts(['yes', 'dryRun', 'json']))
    .option('--all', 'list the kept raws too')
    .addOption(thumbnails().conflicts('json'))
    .addOption(to())
    .addHelpText('after', after('trash'))
    .action((folders, flags) => run(async () => (await import('./commands/trash.js')).trashCommand(folders, flags)));
}

function addReview(program: Command, run: Run): void {
  aboutPlan(program.command('review'))
    .description('the pictures that would go, in your browser: choose there, move them to trash, take them back')
    .argument('[folders...]', 'folders or folder patterns (default: the configured ones, else the current folder)')
    .addOption(to())
    .option('--no-open', 'only tell the address; open no browser')
    .addHelpText('after', after('review'))
    .action((folders, flags) => run(async () => (await import('./commands/review.js')).reviewCommand(folders, flags)));
}

function addUndo(program: Command, run: Run): void {
  inLanguage(program.command('undo'))
    .description('put a run back: the last one, or the one named')
    .argument('[run]', 'a run as history names it; its beginning is enough')
    .option('--only <names...>', 'only these raws of the run, by name or path; their sidecars come along')
    .option('--dry-run', 'only show what would come back')
    .addOption(noProgress())
    .addOption(json())
    .addHelpText('after', after('undo'))
    .action((id, flags) => run(async () => (await import('./commands/undo.js')).undoCommand(id, flags)));
}

function addHistory(program: Command, run: Run): void {
  inLanguage(program.command('history'))
    .description('runs, newest first: what went, came back, was purged and is left to undo; or every raw of one run')
    .argument('[run]', 'a run as history names it; its beginning is enough')
    .option('--all', 'every run, not the newest 20 alone')
    .option('--html <file>', 'of one run: a web page with pictures of what it took, to choose what comes back')
    .addOption(json())
    .addHelpText('after', after('history'))
    .action((id, flags) => run(async () => (await import('./commands/history.js')).historyCommand(id, flags)));
}

function addPurge(program: Command, run: Run): void {
  inLanguage(program.command('purge'))
    .description('really delete what was trashed long ago; asks first. The only verb that deletes photos')
    .option('--older-than <age>', 'only what was trashed longer ago: 30d (default), 12h, 6w')
    .addOption(yes())
    .option('--dry-run', 'only show what would be deleted')
    .addOption(noProgress())
    .addOption(json())
    .addHelpText('after', after('purge'))
    .action(flags => run(async () => (await import('./commands/purge.js')).purgeCommand(flags)));
}

function addDoctor(program: Command, run: Run): void {
  inLanguage(program.command('doctor'))
    .description('checks of this machine: trash per volume, state folder, journal, locks; fixes nothing without asking')
    .argument('[folders...]', 'folders whose volumes are looked at too (default: the current folder)')
    .addOption(json())
    .addHelpText('after', after('doctor'))
    .action((folders, flags) => run(async () => (await import('./commands/doctor.js')).doctorCommand(folders, flags)));
}

function addWatch(program: Command, run: Run): void {
  const watch = inLanguage(program.command('watch'))
    .description('a daemon: remembers which raws had a JPEG, and trashes those whose JPEG you deleted, after a grace')
    .argument('[folders...]', 'folders or folder patterns (default: the configured ones, else the current folder)')
    .option('--grace <time>', 'how long a JPEG must be gone, and its folder at rest: 10m (default), 2h, 1d')
    .addOption(settle())
    .addOption(also())
    .addOption(ignore())
    .option('--max-trash <limit>', 'pause when more would go at once: a number of raws, or a share of a shoot (default: 50% or 200)')
    .addOption(to())
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
}

function addService(program: Command, run: Run): void {
  inLanguage(program.command('service'))
    .description('have `rawtwin watch` started at each login, by systemd, launchd or the Windows Task Scheduler')
    .addArgument(new Argument('<act>', 'what to do').choices(['install', 'uninstall', 'status']))
    .argument('[folders...]', 'install: folders to watch (default: the configured ones)')
    .addOption(also())
    .option('--grace <duration>', 'passed on to watch')
    .addOption(yes())
    .option('--dry-run', 'only show the file')
    .option('--json', 'status: one JSON document on stdout')
    .addHelpText('after', after('service'))
    .action((act, folders, flags) => run(async () => (await import('./commands/service.js')).serviceCommand(act, folders, flags)));
}

function addExplain(program: Command, run: Run): void {
  aboutPlan(program.command('explain'))
    .addOption(json())
    .description('the shot, its evidence and the verdict of one file')
    .argument('<file>', 'a raw, or a rendered file or sidecar of its shot')
    .addOption(orphans())
    .addOption(many('--in <folder>', 'the folder to search (default: the configured one that holds the file, else its own)'))
    .addOption(thumbnails().conflicts('json'))
    .addHelpText('after', after('explain'))
    .action((file, flags) => run(async () => (await import('./commands/explain.js')).explainCommand(file, flags)));
}

function addCollect(program: Command, run: Run): void {
  inLanguage(program.command('collect'))
    .description('copy or link the RAWs, with their sidecars, of chosen JPEGs or of names on a list; changes nothing where they lie')
    .argument('[picks...]', 'JPEGs, folders of them, RAWs, or lists of names (.txt, .csv)')
    .requiredOption('--to <folder>', 'where the RAWs go; nothing there is ever overwritten')
    .option('--from <folders...>', 'look for RAWs here (default: the folders of the picks, and the configured ones)')
    .addOption(many('--list <file>', 'names of pictures, one on a line, whatever the file is called (repeatable)'))
    .option('--link', 'hard links instead of copies, on the same disk')
    .addOption(ignore())
    .option('--dry-run', 'only tell what would be copied')
    .addOption(noProgress())
    .addOption(json())
    .addHelpText('after', after('collect'))
    .action((picks, flags) => run(async () => (await import('./commands/collect.js')).collectCommand(picks, flags)));
}

function addFacts(program: Command, run: Run): void {
  inLanguage(program.command('facts'))
    .description('what rawtwin reads from files')
    .argument('<files...>', 'RAW, JPEG or HEIF files')
    .option('--json', 'an array of objects on stdout')
    .addHelpText('after', after('facts'))
    .action((files, flags) => run(async () => (await import('./commands/facts.js')).factsCommand(files, flags)));
}

function addCompletion(program: Command, run: Run): void {
  program
    .command('completion')
    .description('a script that completes verbs, flags and folders; for the start of your shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', after('completion'))
    .action(shell => run(async () => (await import('./commands/completion.js')).completionCommand(shell, program)));
}

/** In the order of the help. */
const VERBS: readonly ((program: Command, run: Run) => void)[] = [
  addPlan,
  addTrash,
  addReview,
  addUndo,
  addHistory,
  addPurge,
  addDoctor,
  addWatch,
  addService,
  addConfig,
  addExplain,
  addCollect,
  addFacts,
  addCompletion,
];
