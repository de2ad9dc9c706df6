import type { AbsPath } from '../../model/frame.js';
import type { FolderChoice, PickQuestion, RawChoice } from '../../model/trash-question.js';
import { size } from '../../report/amount.js';
import { padEnd, padStart, shorten, widthOf } from '../../report/terminal/width.js';
import { isMost } from '../../report/trash-question.js';
import type { Words } from '../../report/words/index.js';
import type { Ask } from './prompt.js';
import { themeFor } from './theme.js';

/** The screen that lists are fitted to. */
export interface ListSize {
  readonly columns: number;
  readonly rows: number;
}

/** What stands around a list: question, reason of two or three lines, keys. */
const AROUND = 9;
const LEAST_ROWS = 5;
/** Pointer and tick before each name, and inquirer's own margin. */
const TICK = 4;

/** Folders with what would go from each; those that would lose most of their raws are not ticked. */
export async function chooseFolders(prompt: Ask, folders: readonly FolderChoice[], words: Words, screen: ListSize): Promise<AbsPath[]> {
  const choices = folders.map(one => ({ name: folderLine(one, words, screen), value: one.folder, checked: !isMost(one) }));
  const list = { ...listOf(words, screen), message: words.ask.folders, choices };
  const { chosen } = await prompt<{ chosen: AbsPath[] }>({ type: 'checkbox', name: 'chosen', ...list });
  return chosen;
}

/** Folders where there are several, then the raws in them, each with the reason beside it; the ids of those that stay ticked. */
export async function pickRaws(prompt: Ask, { folders, raws }: PickQuestion, words: Words, screen: ListSize): Promise<ReadonlySet<string>> {
  const chosen = folders.length === 1 ? folders.map(({ folder }) => folder) : await chooseFolders(prompt, folders, words, screen);
  const within = folders.filter(({ folder }) => chosen.includes(folder));
  if (within.length === 0) return new Set();
  const lineOf = rawLine(raws, screen);
  const choices = within.flatMap(({ folder, shown }) => [
    { type: 'separator' as const, separator: shorten(`── ${shown}`, screen.columns - TICK) },
    ...raws
      .filter(raw => raw.folder === folder)
      .map(raw => ({ name: lineOf(raw), value: raw.id, checked: raw.isTicked, description: words.say.because(raw.confidence, raw.why) })),
  ]);
  const list = { ...listOf(words, screen), message: words.ask.raws, choices };
  const { picked } = await prompt<{ picked: string[] }>({ type: 'checkbox', name: 'picked', ...list });
  return new Set(picked);
}

const listOf = (words: Words, { rows }: ListSize) => ({
  loop: false,
  pageSize: Math.max(LEAST_ROWS, rows - AROUND),
  theme: themeFor(words),
});

function folderLine({ shown, orphans, raws, bytes }: FolderChoice, { ask }: Words, { columns }: ListSize): string {
  const around = widthOf(ask.folder('', orphans, raws, bytes));
  return ask.folder(shorten(shown, Math.max(12, columns - TICK - around)), orphans, raws, bytes);
}

/** Name, size, confidence and sidecars, one under the other. */
function rawLine(raws: readonly RawChoice[], { columns }: ListSize): (raw: RawChoice) => string {
  const widest = (of: (raw: RawChoice) => string) => raws.reduce((most, raw) => Math.max(most, widthOf(of(raw))), 0);
  const name = Math.min(
    widest(raw => raw.shown),
    Math.max(12, Math.floor(columns / 2)),
  );
  const [bytes, sure] = [widest(raw => size(raw.bytes)), widest(raw => raw.confidence)];
  return raw => {
    const start = `${padEnd(shorten(raw.shown, name), name)}  ${padStart(size(raw.bytes), bytes)}  ${padEnd(raw.confidence, sure)}  `;
    return `${start}${shorten(raw.along, Math.max(0, columns - TICK - widthOf(start)))}`.trimEnd();
  };
}
