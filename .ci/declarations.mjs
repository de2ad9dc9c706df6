// Takes out of a build the declarations that nobody who imports the package can reach. Word: the folder of the build.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')] = process.argv.slice(2);
const needed = new Set();

function need(file) {
  if (needed.has(file) || !existsSync(file)) return;
  needed.add(file);
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()["'](\.[^"']+)\.js["']/g)) {
    need(join(dirname(file), `${target}.d.ts`));
  }
}

need(join(dist, 'api.d.ts'));
for (const name of readdirSync(dist, { recursive: true })) {
  if (name.endsWith('.d.ts') && !needed.has(join(dist, name))) rmSync(join(dist, name));
}
