import { mkdir, readFile, realpath, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import { stateFolder } from '../../config/load.js';
import { realPrograms } from '../../execute/real-programs.js';
import { AppError, errnoOf } from '../../model/errors.js';
import type { Programs } from '../../ports/programs.js';
import { printable } from '../../report/printable.js';
import type { Words } from '../../report/words/index.js';
import type { ServiceHost } from '../../service/host.js';
import { afterRemoval, disable, enable, mustRun, stateOf } from '../../service/service.js';
import type { ServiceSpec } from '../../service/spec.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, say } from '../output.js';
import { NO_SETTINGS, readSettings } from '../settings.js';
import { thisHost } from '../this-host.js';
import { terminalPrompt } from '../ui/prompt.js';

interface ServiceFlags {
  readonly also?: readonly string[];
  readonly grace?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `service install|uninstall|status`: shows the file, asks, writes, starts. Exit 2 without a terminal or --yes, 4 where no services run. */
export async function serviceCommand(act: string, folders: readonly string[], flags: ServiceFlags): Promise<number> {
  const host = thisHost();
  if (host === null) throw new AppError('REFUSED', { is: 'no-services', platform: process.platform });
  const programs = realPrograms();
  const words = await readWords(flags);
  if (act !== 'install' && folders.length > 0) throw new AppError('USAGE', { is: 'takes-no-folder', verb: `service ${act}` });
  if (act === 'install') return install(host, programs, await specOf(host, folders, flags, programs), flags, words);
  return act === 'uninstall' ? uninstall(host, programs, flags, words) : status(host, programs, flags, words);
}

/** What decides where state and settings are, beside the home; a service does not inherit it. */
const KEPT = ['RAWTWIN_STATE_DIR', 'RAWTWIN_CONFIG', 'XDG_STATE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'];

async function specOf(host: ServiceHost, typed: readonly string[], flags: ServiceFlags, programs: Programs): Promise<ServiceSpec> {
  const settings = await readSettings(flags.also ? { also: flags.also } : {}, typed, { uses: NO_SETTINGS });
  // What other verbs take for the current folder is nothing to watch for good.
  if (typed.length === 0 && settings.folders?.join() === '.') throw new AppError('USAGE', { is: 'no-folder-named' });
  const [folders, also] = [await real(settings.folders ?? []), await real(settings.also ?? [])];
  const words = [
    ...also.flatMap(folder => ['--also', folder]),
    ...(flags.grace === undefined ? [] : ['--grace', flags.grace]),
    ...(host.needsLogFile ? ['--log-file', join(stateFolder(process.env), 'watch.log')] : []),
  ];
  const rawtwin = fileURLToPath(new URL('../../../bin/rawtwin.js', import.meta.url));
  const set = KEPT.filter(name => process.env[name]).map(name => [name, resolve(process.env[name] ?? '')] as const);
  return {
    command: [process.execPath, rawtwin, 'watch', ...words, '--', ...folders],
    environment: Object.fromEntries(set),
    notifies: host.name === 'systemd' && (await programs.run('systemd-notify', ['--version'])).code === 0,
  };
}

const real = (folders: readonly string[]): Promise<string[]> =>
  Promise.all(
    folders.map(async folder => {
      try {
        if ((await stat(folder)).isDirectory()) return await realpath(resolve(folder));
      } catch (error) {
        throw new AppError('NOT_FOUND', { is: 'file-missing', path: folder, code: errnoOf(error) }, folder);
      }
      throw new AppError('NOT_A_FOLDER', { is: 'no-folder', path: folder }, folder);
    }),
  );

async function install(host: ServiceHost, programs: Programs, spec: ServiceSpec, flags: ServiceFlags, words: Words): Promise<number> {
  const text = host.text(spec);
  await print([text]);
  say(`rawtwin: ${words.service.fileFor(printable(host.file))}`);
  if (flags.dryRun) return EXIT.done;
  await mustRun(host, programs);
  if (!(await isAgreed(words.ask.install, flags, words))) return EXIT.done;
  await mkdir(dirname(host.file), { recursive: true });
  await writeFileAtomic(host.file, host.encoding === 'utf8' ? text : Buffer.from(`\ufeff${text}`, host.encoding));
  // One that is there already must end before another text of it is taken.
  if (host.name === 'launchd') await disable(host, programs);
  await enable(host, programs);
  say(`rawtwin: ${words.service.installed}`);
  if (host.name === 'systemd') say(`rawtwin: ${words.service.systemdLog}`);
  return EXIT.done;
}

async function uninstall(host: ServiceHost, programs: Programs, flags: ServiceFlags, words: Words): Promise<number> {
  const isThere = (await textOf(host)) !== null;
  if (!isThere) {
    say(`rawtwin: ${words.service.notThere(printable(host.file))}`);
    return EXIT.done;
  }
  say(`rawtwin: ${words.service.toRemove(printable(host.file))}`);
  if (flags.dryRun || !(await isAgreed(words.ask.uninstall, flags, words))) return EXIT.done;
  await disable(host, programs);
  await unlink(host.file);
  await afterRemoval(host, programs);
  say(`rawtwin: ${words.service.removed}`);
  return EXIT.done;
}

async function status(host: ServiceHost, programs: Programs, flags: ServiceFlags, { service }: Words): Promise<number> {
  const isInstalled = (await textOf(host)) !== null;
  const { isRunning, said } = isInstalled ? await stateOf(host, programs) : { isRunning: false, said: '' };
  if (flags.json) await print([`${JSON.stringify({ host: host.name, file: host.file, isInstalled, isRunning, said }, null, 2)}\n`]);
  else if (!isInstalled) await print([`${service.none}\n`]);
  else
    await print([
      `${service.state(printable(host.file), isRunning, host.name)}\n`,
      ...said.split('\n').map(line => `  ${printable(line)}\n`),
    ]);
  return EXIT.done;
}

async function textOf({ file, encoding }: ServiceHost): Promise<string | null> {
  try {
    return await readFile(file, encoding);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw new AppError('FILE_UNREADABLE', { is: 'state-unusable', path: file, code: errnoOf(error), to: 'read' }, file, { cause: error });
  }
}

async function isAgreed(question: string, { yes }: ServiceFlags, words: Words): Promise<boolean> {
  return yes === true || (await terminalPrompt(words).confirm(question));
}
