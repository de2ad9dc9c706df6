import { TOLD } from './config-schema.js';
import type { FileKind } from './parse-config.js';
import type { SettingName } from './settings.js';

/** What each setting may look like; where there is a default, the default. */
const EXAMPLES: Readonly<Record<SettingName, unknown>> = {
  folders: ['~/Photos'],
  also: ['~/Photos/JPEG'],
  ignore: ['selects/**'],
  trust: 'inferred',
  include: ['unsure'],
  settle: 60,
  maxTrash: '50%',
  to: 'auto',
  memory: true,
  cache: true,
  thumbnails: true,
  grace: '10m',
  lang: 'en',
};
const USER_ONLY: readonly string[] = ['folders', 'lang'];

/** A file to begin with, in which nothing is set yet: each setting stands in a comment, with what it is for and what is allowed. */
export function startText(kind: FileKind, schema: string): string {
  const names = (Object.keys(EXAMPLES) as SettingName[]).filter(name => kind === 'user' || !USER_ONLY.includes(name));
  const blocks = names.map(name => {
    const example = name === 'also' && kind === 'folder' ? ['../JPEG'] : EXAMPLES[name];
    return `\n  // ${TOLD[name].about}\n  // Allowed: ${TOLD[name].allowed}\n  // ${JSON.stringify(name)}: ${JSON.stringify(example)},\n`;
  });
  const whose = kind === 'user' ? 'Your settings of rawtwin' : 'Settings of rawtwin for this folder';
  return `{
  // ${whose}. Nothing is set yet: take the // away before a name to set it.
  // Paths of Windows are written with / or \\\\, as in "D:/Photos". docs/configuration.md tells the rest.
  "$schema": ${JSON.stringify(schema)},
${blocks.join('')}}
`;
}
