import { toJsonSchema } from '@valibot/to-json-schema';
import { FolderFile, UserFile } from '../../src/config/config-schema.js';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const TITLES = {
  'config-file-1': ['rawtwin settings', "A person's own configuration file of rawtwin.", UserFile],
  'folder-file-1': ['rawtwin settings of a folder', '`.rawtwin.json` in a folder of photos.', FolderFile],
} as const;

/** The schemas of what a person writes, made from those that read it. The last two words tell editors that it is JSON with comments. */
export const configSchemas = (): ReadonlyMap<string, object> =>
  new Map(
    Object.entries(TITLES).map(([name, [title, description, schema]]) => {
      const { $schema: _, ...rest } = toJsonSchema(schema);
      return [name, { $schema: DRAFT, title, description, allowComments: true, allowTrailingCommas: true, ...rest }];
    }),
  );
