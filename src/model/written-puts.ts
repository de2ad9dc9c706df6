import type { Message } from './message.js';
import type { At, Code, Nothing } from './put-in.js';

/** What is wrong with what a person wrote down: settings, or a plan that was saved. */
export interface WrittenPuts extends Record<'list-for-object' | 'no-terminal-to-allow', Nothing> {
  readonly 'config-unreadable': At & Code;
  readonly 'config-no-file': At;
  readonly 'config-wrong': At & { readonly what: Message };
  readonly 'config-there': At;
  readonly 'config-missing': At;
  readonly 'config-unwritable': At & Code;
  readonly 'config-no-folder': At;
  readonly 'not-json': { readonly why: string };
  readonly 'field-wrong': { readonly field: string | null; readonly why: string };
  readonly 'plan-unreadable': At & Code;
  readonly 'plan-wrong': At & { readonly what: Message };
  readonly 'plan-newer': At & { readonly schema: string; readonly ours: string };
  /** Folders with the setting as each has it. */
  readonly 'settings-disagree': { readonly name: string; readonly of: readonly { readonly folder: string; readonly value: string }[] };
}
