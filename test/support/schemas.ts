import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { PROJECT } from './disk/bin.js';

const FOLDER = join(PROJECT, 'docs/schemas');
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The JSON Schema files as they are shipped, by name. */
export const schemas: ReadonlyMap<string, Json> = new Map(
  readdirSync(FOLDER).map(name => [name.replace('.schema.json', ''), JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))]),
);

/** What is wrong with a document, by the schema of that name; empty when nothing is. A field that the schema does not know is wrong too. */
export function faults(name: string, document: unknown): readonly string[] {
  const validate = ajv.getSchema(`${name}.schema.json`);
  if (validate === undefined) throw new Error(`there is no schema ${name}`);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** Every object with listed properties has no others: stricter than what is shipped, which lets later versions add fields. */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const inner = Object.entries(schema as { readonly [key: string]: Json }).map(([key, value]) => [key, closed(value)] as const);
  const own = 'type' in schema && 'properties' in schema ? [['additionalProperties', false] as const] : [];
  return Object.fromEntries([...inner, ...own]);
}

const ajv = new Ajv2020({ allErrors: true, strictRequired: false, allowUnionTypes: true });
for (const keyword of ['allowComments', 'allowTrailingCommas']) ajv.addKeyword(keyword);
ajv.addFormat(
  'date-time',
  text => !Number.isNaN(Date.parse(text)) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text),
);
for (const [name, schema] of schemas) ajv.addSchema(closed(schema) as object, `${name}.schema.json`);
