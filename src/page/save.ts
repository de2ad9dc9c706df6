import type { Choice } from './choice.js';
import { block, blocks, make, the } from './page.js';
import { type ActionRow, planText } from './plan-text.js';
import { words } from './words.js';

interface PlanFile {
  readonly head: string;
  readonly file: string;
}

/** The name of the plan file that a choice becomes; it is of this page alone. */
export const planFile = (): string => block<PlanFile | null>('choice')?.file ?? '';

/** Hands the browser a plan of what is ticked, and shows how it is carried out. */
export function savePlan(choice: Choice): void {
  const plan = block<PlanFile | null>('choice');
  if (plan === null) return;
  const chosen = choice.ids;
  const actions = blocks<ActionRow>('actions').filter(({ id }) => chosen.has(id));
  const url = URL.createObjectURL(new Blob([planText(plan.head, actions)], { type: 'application/json' }));
  const link = make('a');
  link.href = url;
  link.download = plan.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  the('.copied', HTMLElement).textContent = '';
  the('dialog.saved', HTMLDialogElement).showModal();
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
