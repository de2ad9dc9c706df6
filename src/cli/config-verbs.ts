import type { Command } from './commander.js';
import { helpAfter } from './examples.js';
import { EXIT_HELP } from './exit-code.js';

interface Shared {
  readonly run: (work: () => Promise<number>) => Promise<void>;
  /** Adds the flags that every verb has that tells something. */
  readonly inLanguage: (command: Command) => Command;
}

/** `config` and the verbs below it. */
export function addConfig(program: Command, { run, inLanguage }: Shared): void {
  const config = inLanguage(program.command('config'))
    .description('every setting with its value and where that comes from: default, file, folder, RAWTWIN_*')
    .argument('[folders...]', 'folders whose .rawtwin.json counts too (default: the configured ones, else the current folder)')
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', helpAfter('config', EXIT_HELP))
    .action((folders, flags) => run(async () => (await import('./commands/config.js')).configCommand(folders, flags)));
  inLanguage(config.command('init'))
    .description('write a file of settings to edit, with all that can be set in comments; never over one that is there')
    .option('--folder <folder>', 'for one folder: .rawtwin.json in it, instead of your own file')
    .addHelpText('after', helpAfter('config init', EXIT_HELP))
    .action(flags => run(async () => (await import('./commands/config-init.js')).configInitCommand(flags)));
  inLanguage(config.command('allow'))
    .description('let the .rawtwin.json of a folder ask for more than your own settings; asked again when it changes')
    .argument('<folder>', 'the folder that holds it')
    .option('--yes', 'do not ask')
    .addHelpText('after', helpAfter('config allow', EXIT_HELP))
    .action((folder, flags) => run(async () => (await import('./commands/config-allow.js')).configAllowCommand(folder, flags)));
  inLanguage(config.command('disallow'))
    .description('take that back')
    .argument('<folder>', 'the folder that holds it')
    .addHelpText('after', helpAfter('config disallow', EXIT_HELP))
    .action((folder, flags) => run(async () => (await import('./commands/config-allow.js')).configDisallowCommand(folder, flags)));
}
