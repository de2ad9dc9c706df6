import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BIN, E2eWorld } from './world.js';

/** Notes each file that is loaded as an ES module; what CommonJS packages require of their own is not seen. */
const HOOK = `
import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  if (url.startsWith('file:')) appendFileSync(process.env.LOADED, url + '\\n');
  return next(url, context);
}`;

let world: E2eWorld;
beforeAll(() => {
  world = new E2eWorld();
  mkdirSync(world.at('empty'));
  mkdirSync(world.at('names'));
  for (const name of ['1.ARW', '1.JPG', '2.ARW']) world.put(`names/${name}`, '');
  world.layShoot('shoot');
  writeFileSync(world.at('hook.mjs'), HOOK);
});
afterAll(() => world.end());

function loaded(words: readonly string[]): readonly string[] {
  const note = world.at('loaded');
  rmSync(note, { force: true });
  const register = `data:text/javascript,import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(world.at('hook.mjs')))});`;
  spawnSync(process.execPath, ['--import', register, BIN, ...words], { env: { ...world.env, LOADED: note }, cwd: world.top });
  return existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n') : [];
}

interface Row {
  readonly sentence: string;
  readonly words: readonly string[];
  readonly most: number;
  /** Parts of paths of which none is loaded. */
  readonly without: readonly string[];
}
/** Nor a catalogue of another language than the reader's. */
const PICTURES = ['jpeg-js', 'sixel', 'supports-terminal-graphics'];
const PACKAGES = [
  ...PICTURES,
  '/zh-cn/',
  'exifr',
  'fast-glob',
  'inquirer',
  'ora',
  'chokidar',
  'valibot',
  'jsonc-parser',
  'leven',
  'rotating-file-stream',
];
const rows: readonly Row[] = [
  { sentence: 'the version needs the verbs alone', words: ['--version'], most: 12, without: ['/commands/', ...PACKAGES] },
  { sentence: 'help needs the verbs alone', words: ['--help'], most: 12, without: ['/commands/', ...PACKAGES] },
  {
    sentence: 'a plan by names opens no photo, and carries nothing out',
    words: ['plan', 'names', '--trust', 'stem', '--settle', '0'],
    most: 137,
    without: ['/formats/', '/execute/', '/watch/', '/undo/', '/journal/', ...PACKAGES],
  },
  {
    sentence: 'a plan reads photos, and carries nothing out',
    words: ['plan', 'shoot'],
    most: 211,
    without: ['/execute/', '/watch/', '/undo/', '/journal/', '/zh-cn/', 'fast-glob', 'inquirer', 'chokidar', ...PICTURES],
  },
  { sentence: 'history reads the journal', words: ['history'], most: 95, without: ['/formats/', '/watch/', ...PACKAGES] },
];
it.each(rows)('$sentence', ({ words, most, without }) => {
  const modules = loaded(words);
  expect(modules.length).toBeGreaterThan(5);
  expect(modules.filter(url => without.some(part => url.includes(part)))).toEqual([]);
  expect(modules.length).toBeLessThanOrEqual(most);
});
