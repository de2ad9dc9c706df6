import { resolve } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { AppError } from '../model/errors.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import { buildProgram, NO_NOTICE } from './program.js';

/** argv → verb → exit code. Every error ends here: one line for a person, a document with `--json`, never a stack trace. */
async function main(argv: readonly string[]): Promise<void> {
  const program = buildProgram(async work => {
    process.exitCode = await work();
  });
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    if (mayTellOfNewer(argv)) await tellOfNewer();
  } catch (error) {
    process.exitCode = await tell(await withProposal(error, argv, program), isForPrograms(argv));
  }
}

const isForPrograms = (argv: readonly string[]): boolean => argv.includes('--json') || argv.includes('--ndjson');

/** Only to a person who sees both streams, and wants it. */
const mayTellOfNewer = (argv: readonly string[]): boolean =>
  process.stdout.isTTY && process.stderr.isTTY && !isForPrograms(argv) && !argv.includes(NO_NOTICE) && !process.env.NO_UPDATE_NOTIFIER;

/** The verb is done; a notice that cannot be kept or asked for changes nothing of that. */
async function tellOfNewer(): Promise<void> {
  try {
    await (await import('./newer/tell.js')).tellOfNewer();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

/** A mistyped verb is taken for a folder of the default one, and is not there. */
async function withProposal(error: unknown, argv: readonly string[], program: Command): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'NOT_FOUND' || !argv.slice(0, 2).some(word => resolve(word) === error.path))
    return error;
  const { proposalFor } = await import('./mistyped.js');
  const proposal = proposalFor(argv.slice(0, 2), program.commands);
  return proposal === '' ? error : new AppError(error.code, `${error.message} ${proposal}`, error.path, { cause: error });
}

async function tell(error: unknown, json: boolean): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  const told = asAppError(error);
  process.stderr.write(`rawtwin: ${await printed(told.message)}\n`);
  if (json) {
    const { errorJson } = await import('../report/json.js');
    process.stdout.write(errorJson(told));
  }
  return exitCodeOf(told.code);
}

async function printed(message: string): Promise<string> {
  const { printable } = await import('../report/printable.js');
  return message.split('\n').map(printable).join('\n');
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, '');
    return new AppError('USAGE', `${message}${message.includes('--help') ? '' : '\nSee rawtwin --help.'}`);
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return new AppError('INTERRUPTED', 'Interrupted before anything was moved.');
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new AppError('BUG', `This is a bug in rawtwin: ${what}\nNothing more will be moved. Please report it with the command you ran.`);
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error; // else the reader (head, less) has seen enough; what is being moved is finished all the same
  });
}
await main(process.argv.slice(2));
