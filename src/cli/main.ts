import { resolve } from 'node:path';
import { AppError } from '../model/errors.js';
import { type Command, CommanderError } from './commander.js';
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
    process.exitCode = await tell(await withProposal(error, argv, program), argv);
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
  return proposal === ''
    ? error
    : new AppError(error.code, { is: 'with-proposal', why: error.says, proposal }, error.path, { cause: error });
}

async function tell(error: unknown, argv: readonly string[]): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  const told = asAppError(error);
  const [{ wordsForError }, { messageWords }, { printable }] = await Promise.all([
    import('./options.js'),
    import('../report/phrases.js'),
    import('../report/printable.js'),
  ]);
  const lines = messageWords(told.says, await wordsForError(argv)).split('\n');
  process.stderr.write(`rawtwin: ${lines.map(printable).join('\n')}\n`);
  if (isForPrograms(argv)) {
    const { errorJson } = await import('../report/json.js');
    process.stdout.write(errorJson(told));
  }
  return exitCodeOf(told.code);
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, '');
    return new AppError('USAGE', { is: 'as-said', words: `${message}${message.includes('--help') ? '' : '\nSee rawtwin --help.'}` });
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return new AppError('INTERRUPTED', { is: 'interrupted' });
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new AppError('BUG', { is: 'bug', what });
}

void main(process.argv.slice(2)); // not awaited: what is required may not
