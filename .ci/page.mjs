// Bundles script and style of the report page, each into one file that the report puts into the page. Word: the folder to write to.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const page = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'page');
const [outdir = join(page, '../../dist/page')] = process.argv.slice(2);
await build({
  entryPoints: { sheet: join(page, 'main.ts'), style: join(page, 'sheet.css') },
  tsconfig: join(page, 'tsconfig.json'),
  outdir,
  bundle: true,
  format: 'iife',
  // Two years of browsers.
  target: ['chrome120', 'firefox121', 'safari17'],
  charset: 'utf8',
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
});
