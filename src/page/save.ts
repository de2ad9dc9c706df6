import type { Choice } from './choice.js';
import { block, blocks, make, the } from './page.js';
import { type ActionRow, planText } from './plan-text.js';
import { words } from './words.js';

interface Chooser {
  /** Null: there is no file, and the command names what is chosen. */
  readonly head: string | null;
  readonly file: string;
  readonly command: string;
}
/** A raw of a run, as a command names it. */
interface NamedRow {
  readonly id: string;
  readonly word: string;
}

/** The name of the plan file that a choice becomes; it is of this page alone. */
export const planFile = (): string => block<Chooser | null>('choice')?.file ?? '';

/** Hands the browser a plan of what is ticked, if that is how it is carried out, and shows the command. */
export function savePlan(choice: Choice): void {
  const chooser = block<Chooser | null>('choice');
  if (chooser === null) return;
  if (chooser.head === null) the('dialog.saved code', HTMLElement).textContent = commandFor(chooser.command, choice.ids);
  else saveFile(chooser.head, chooser.file, choice.ids);
  the('.copied', HTMLElement).textContent = '';
  the('dialog.saved', HTMLDialogElement).showModal();
}

function commandFor(command: string, chosen: ReadonlySet<string>): string {
  const rows = blocks<NamedRow>('actions');
  const named = rows.filter(({ id }) => chosen.has(id));
  return named.length === rows.length ? command : `${command} --only ${named.map(({ word }) => word).join(' ')}`;
}

function saveFile(head: string, file: string, chosen: ReadonlySet<string>): void {
  const actions = blocks<ActionRow>('actions').filter(({ id }) => chosen.has(id));
  const url = URL.createObjectURL(new Blob([planText(head, actions)], { type: 'application/json' }));
  const link = make('a');
  link.href = url;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Browsers let a page from a file copy or not; where not, the command is marked. */
export async function copyCommand(): Promise<void> {
  const code = the('dialog.saved code', HTMLElement);
  const told = the('.copied', HTMLElement);
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    told.textContent = words.copied;
  } catch {
    getSelection()?.selectAllChildren(code); // not allowed: then by hand
    told.textContent = words.notCopied;
  }
}
