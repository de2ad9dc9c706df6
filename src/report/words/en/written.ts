import type { WrittenPuts } from '../../../model/written-puts.js';
import type { SentencesOf } from '../shape.js';

/** What is wrong with what a person wrote down: settings, or a plan that was saved. */
export const written: SentencesOf<WrittenPuts> = {
  'list-for-object': 'settings stand between { and }, as in {"trust": "proven"}',
  'config-unreadable': ({ path, code }) => `The configuration ${path} cannot be read (${code}). Check its permissions.`,
  'config-wrong': ({ path, what }, say) => `The configuration ${path} is not usable: ${say(what)}. Correct it, or move it away.`,
  'config-no-file': ({ path }) => `The configuration ${path} is no file of settings. Move it away.`,
  'config-there': ({ path }) => `${path} is there already. Edit it, or move it away.`,
  'config-missing': ({ path }) => `${path} is not there. \`rawtwin config init --folder\` writes one to edit.`,
  'config-unwritable': ({ path, code }) => `${path} cannot be written (${code}). Check its folder and permissions.`,
  'config-no-folder': ({ path }) => `${path} is no folder. Name the folder that the settings are for.`,
  'no-terminal-to-allow': 'There is no terminal to ask at, so nothing was allowed. Use --yes to go on without asking.',
  'settings-disagree': ({ name, of }) =>
    `The folder settings disagree on ${name}: ${of.map(({ folder, value }) => `${folder} has ${value}`).join(', ')}. ` +
    'It holds for a whole run; say it by a flag, or name the folders one by one.',
  'not-json': ({ why }) => `it is no JSON (${why})`,
  'field-wrong': ({ field, why }) => `${field ?? 'the document'}: ${why}`,
  'plan-unreadable': ({ path, code }) => `The plan ${path} cannot be read (${code}). Check its name.`,
  'plan-wrong': ({ path, what }, say) => `${path} is not a usable plan: ${say(what)}. Make it again with rawtwin plan --save.`,
  'plan-newer': ({ path, schema, ours }) =>
    `${path} is a plan of version ${schema}; this rawtwin reads ${ours}. Update rawtwin, or plan again.`,
};
