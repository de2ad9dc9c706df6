import { Command, CommanderError } from './commander.js';

/**
 * What commander would have proposed for `words`, had the first word that is none of `verbs` not been taken for a folder of the default
 * verb: `Did you mean trash?`, or nothing.
 */
export function proposalFor(words: readonly string[], verbs: readonly Command[]): string {
  const [word = '', ...rest] = words;
  const verb = verbs.find(command => command.name() === word);
  if (verb) return verb.commands.length > 0 ? proposalFor(rest, verb.commands) : '';
  const asked = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const known of verbs) asked.command(known.name());
  try {
    asked.parse([word], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return /\((Did you mean .+)\)/.exec(error.message)?.[1] ?? '';
    throw error;
  }
  return '';
}
