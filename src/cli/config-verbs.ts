import type { Command } from './commander.js';
import { after, inLanguage, json, type Run, yes } from './flags.js';

/** `config` and the verbs below it. */
export function addConfig(program: Command, run: Run): void {
  const config = inLanguage(program.command('config'))
    .description('every setting with its value and where that comes from: default, file, folder, RAWTWIN_*')
    .argument('[folders...]', 'folders whose .rawtwin.json counts too (default: the configured ones, else the current folder)')
    .addOption(json())
    .addHelpText('after', after('config'))
    .action((folders, flags) => run(async () => (await import('./commands/config.js')).configCommand(folders, flags)));
  inLanguage(config.command('init'))
    .description('write a file of settings to edit, with all that can be set in comments; never over one that is there')
    .option('--folder <folder>', 'for one folder: .rawtwin.json in it, instead of your own file')
    .addHelpText('after', after('config init'))
    .action(flags => run(async () => (await import('./commands/config-init.js')).configInitCommand(flags)));
  inLanguage(config.command('allow'))
    .description('let the .rawtwin.json of a folder ask for more than your own settings; asked again when it changes')
    .argument('<folder>', 'the folder that holds it')
    .addOption(yes())
    .addHelpText('after', after('config allow'))
    .action((folder, flags) => run(async () => (await import('./commands/config-allow.js')).configAllowCommand(folder, flags)));
  inLanguage(config.command('disallow'))
    .description('take that back')
    .argument('<folder>', 'the folder that holds it')
    .addHelpText('after', after('config disallow'))
    .action((folder, flags) => run(async () => (await import('./commands/config-allow.js')).configDisallowCommand(folder, flags)));
}
