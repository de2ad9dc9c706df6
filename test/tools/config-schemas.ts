import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { configSchemas } from '../support/config-schemas.js';

const paths = [...configSchemas()].map(([name, schema]) => {
  const path = `docs/schemas/${name}.schema.json`;
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
  return path;
});
execFileSync('npx', ['biome', 'format', '--write', ...paths], { stdio: 'inherit' });
