import { CommanderError } from 'commander';
import { AppError } from '../model/errors.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import { buildProgram } from './program.js';

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
  } catch (error) {
    process.exitCode = await tell(error, argv.includes('--json') || argv.includes('--ndjson'));
  }
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
