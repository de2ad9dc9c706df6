import { AppError } from '../../model/errors.js';
import type { FolderChoice, TrashQuestion } from '../../model/trash-question.js';
import type { Prompt, TrashAnswer } from '../../ports/prompt.js';
import { printable } from '../../report/printable.js';
import { mostTaken } from '../../report/trash-question.js';
import type { Words } from '../../report/words/index.js';
import { chooseFolders, type ListSize, pickRaws } from './pick.js';
import { themeFor } from './theme.js';

/** The terminal as Node tells of it; a test brings its own. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
}

/**
 * Questions at the terminal, on stderr, so that stdout stays data; the only use of inquirer, loaded when the first question is asked.
 * Available only when a person sees the report (stdout) and the question (stderr) and can answer (stdin). Ctrl-C is `cancel`.
 */
export function terminalPrompt(words: Words, terminal: Terminal = process): Prompt {
  const { stdin, stdout, stderr } = terminal;
  const available = stdin.isTTY === true && stdout.isTTY === true && stderr.isTTY === true;
  const screen = { columns: stderr.columns || 80, rows: stderr.rows || 24 };
  return {
    available,
    askTrash: question => asked<TrashAnswer>(prompt => ask(prompt, question, words, screen), { do: 'cancel' }),
    pick: question => asked<ReadonlySet<string> | null>(prompt => pickRaws(prompt, question, words, screen), null),
    confirm: question => asked(prompt => confirm(prompt, question, words), false),
  };

  async function asked<T>(put: (prompt: Ask) => Promise<T>, cancelled: T): Promise<T> {
    if (!available) throw new AppError('NO_TERMINAL', { is: 'no-terminal', so: null });
    const { default: inquirer } = await import('inquirer');
    try {
      return await put(inquirer.createPromptModule({ input: stdin, output: stderr }));
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') return cancelled; // Ctrl-C, or the terminal is gone
      throw error;
    }
  }
}

export type Ask = ReturnType<typeof import('inquirer')['default']['createPromptModule']>;

async function ask(prompt: Ask, question: TrashQuestion, words: Words, screen: ListSize): Promise<TrashAnswer> {
  const { ask } = words;
  const { choice } = await prompt<{ choice: TrashAnswer['do'] }>({
    type: 'select',
    name: 'choice',
    message: ask.trash(question.orphans, question.sidecars, question.bytes, question.rejected),
    choices: [
      { name: ask.doTrash(question.orphans), value: 'trash' as const },
      { name: ask.doChoose, value: 'choose' as const },
      ...(question.canSave ? [{ name: ask.doSave, value: 'save' as const }] : []),
      { name: ask.doCancel, value: 'cancel' as const },
    ],
    default: 'cancel',
    loop: false,
    theme: themeFor(words),
  });
  if (choice === 'cancel') return { do: 'cancel' };
  if (choice === 'save') return askFile(prompt, words);
  const picked = choice === 'choose' ? await chooseFolders(prompt, question.folders, words, screen) : undefined;
  const chosen = picked === undefined ? question.folders : question.folders.filter(({ folder }) => picked.includes(folder));
  if (chosen.length === 0 || !(await typedIfMany(prompt, chosen, words))) return { do: 'cancel' };
  return choice === 'trash' ? { do: 'trash' } : { do: 'choose', folders: chosen.map(({ folder }) => folder) };
}

async function confirm(prompt: Ask, message: string, words: Words): Promise<boolean> {
  const transformer = (yes: boolean) => (yes ? words.ask.yes : words.ask.no);
  const { yes } = await prompt<{ yes: boolean }>({
    type: 'confirm',
    name: 'yes',
    message,
    default: false,
    transformer,
    theme: themeFor(words),
  });
  return yes;
}

async function askFile(prompt: Ask, words: Words): Promise<TrashAnswer> {
  const message = words.ask.file;
  const { file } = await prompt<{ file: string }>({
    type: 'input',
    name: 'file',
    message,
    default: 'rawtwin-plan.json',
    theme: themeFor(words),
  });
  return { do: 'save', file };
}

/** More than half of a folder's raws: the person types how many go in all, so that a wrong folder is noticed. Nothing typed: no. */
async function typedIfMany(prompt: Ask, chosen: readonly FolderChoice[], words: Words): Promise<boolean> {
  const worst = mostTaken(chosen);
  if (!worst) return true;
  const total = chosen.reduce((sum, { orphans }) => sum + orphans, 0);
  const { typed } = await prompt<{ typed: string }>({
    type: 'input',
    name: 'typed',
    message: words.ask.most(worst.orphans, worst.raws, printable(worst.shown), total),
    validate: (text: string) => text.trim() === '' || text.trim() === String(total) || words.ask.typeIt(total),
    theme: themeFor(words),
  });
  return typed.trim() === String(total);
}
