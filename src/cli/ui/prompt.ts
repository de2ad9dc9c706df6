import picocolors from 'picocolors';
import { AppError } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { FolderChoice, TrashQuestion } from '../../model/trash-question.js';
import type { Prompt, TrashAnswer } from '../../ports/prompt.js';
import { printable } from '../../report/printable.js';
import { isMost, mostTaken } from '../../report/trash-question.js';
import type { Words } from '../../report/words/index.js';

/** The terminal as Node tells of it; a test brings its own. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * Questions at the terminal, on stderr, so that stdout stays data; the only use of inquirer, loaded when the first question is asked.
 * Available only when a person sees the report (stdout) and the question (stderr) and can answer (stdin). Ctrl-C is `cancel`.
 */
export function terminalPrompt({ ask: words }: Words, terminal: Terminal = process): Prompt {
  const { stdin, stdout, stderr } = terminal;
  const available = stdin.isTTY === true && stdout.isTTY === true && stderr.isTTY === true;
  return {
    available,
    askTrash: question => asked<TrashAnswer>(prompt => ask(prompt, question, words), { do: 'cancel' }),
    confirm: question => asked(prompt => confirm(prompt, question, words), false),
  };

  async function asked<T>(put: (prompt: Ask) => Promise<T>, cancelled: T): Promise<T> {
    if (!available) throw new AppError('NO_TERMINAL', 'There is no terminal to ask at. Use --yes, or --dry-run to look only.');
    const { default: inquirer } = await import('inquirer');
    try {
      return await put(inquirer.createPromptModule({ input: stdin, output: stderr }));
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') return cancelled; // Ctrl-C, or the terminal is gone
      throw error;
    }
  }
}

type Ask = ReturnType<typeof import('inquirer')['default']['createPromptModule']>;

/** inquirer's blue and dim cannot be read on every background. */
const plain = (text: string) => text;
const THEME = {
  prefix: { idle: picocolors.bold('?'), done: picocolors.green('✔') },
  style: {
    help: plain,
    highlight: picocolors.bold,
    answer: picocolors.bold,
    key: picocolors.bold,
    defaultAnswer: (text: string) => `(${text})`,
  },
};

type AskWords = Words['ask'];

async function ask(prompt: Ask, question: TrashQuestion, words: AskWords): Promise<TrashAnswer> {
  const { choice } = await prompt<{ choice: TrashAnswer['do'] }>({
    type: 'select',
    name: 'choice',
    message: words.trash(question.orphans, question.sidecars, question.bytes),
    choices: [
      { name: words.doTrash(question.orphans), value: 'trash' },
      { name: words.doChoose, value: 'choose' },
      { name: words.doSave, value: 'save' },
      { name: words.doCancel, value: 'cancel' },
    ],
    default: 'cancel',
    loop: false,
    theme: THEME,
  });
  if (choice === 'cancel') return { do: 'cancel' };
  if (choice === 'save') return askFile(prompt, words);
  const chosen = choice === 'choose' ? await chooseFolders(prompt, question.folders, words) : question.folders;
  if (chosen.length === 0 || !(await typedIfMany(prompt, chosen, words))) return { do: 'cancel' };
  return choice === 'trash' ? { do: 'trash' } : { do: 'choose', folders: chosen.map(({ folder }) => folder) };
}

async function confirm(prompt: Ask, message: string, words: AskWords): Promise<boolean> {
  const transformer = (yes: boolean) => (yes ? words.yes : words.no);
  const { yes } = await prompt<{ yes: boolean }>({ type: 'confirm', name: 'yes', message, default: false, transformer, theme: THEME });
  return yes;
}

async function askFile(prompt: Ask, { file: message }: AskWords): Promise<TrashAnswer> {
  const { file } = await prompt<{ file: string }>({ type: 'input', name: 'file', message, default: 'rawtwin-plan.json', theme: THEME });
  return { do: 'save', file };
}

/** Folders that would lose more than half of their raws are not ticked beforehand. */
async function chooseFolders(prompt: Ask, folders: readonly FolderChoice[], words: AskWords): Promise<readonly FolderChoice[]> {
  const choices = folders.map(one => ({
    name: words.folder(printable(one.shown), one.orphans, one.raws, one.bytes),
    value: one.folder,
    checked: !isMost(one),
  }));
  const message = words.folders;
  const { chosen } = await prompt<{ chosen: AbsPath[] }>({ type: 'checkbox', name: 'chosen', message, choices, loop: false, theme: THEME });
  return folders.filter(({ folder }) => chosen.includes(folder));
}

/** More than half of a folder's raws: the person types how many go in all, so that a wrong folder is noticed. Nothing typed: no. */
async function typedIfMany(prompt: Ask, chosen: readonly FolderChoice[], words: AskWords): Promise<boolean> {
  const worst = mostTaken(chosen);
  if (!worst) return true;
  const total = chosen.reduce((sum, { orphans }) => sum + orphans, 0);
  const { typed } = await prompt<{ typed: string }>({
    type: 'input',
    name: 'typed',
    message: words.most(worst.orphans, worst.raws, printable(worst.shown), total),
    validate: (text: string) => text.trim() === '' || text.trim() === String(total) || words.typeIt(total),
    theme: THEME,
  });
  return typed.trim() === String(total);
}
