import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BIN, E2eWorld } from './world.js';

let world: E2eWorld;
beforeAll(() => {
  world = new E2eWorld();
  mkdirSync(world.at('empty'));
  mkdirSync(world.at('names'));
  for (const name of ['1.ARW', '1.JPG', '2.ARW']) world.put(`names/${name}`, '');
  world.layShoot('shoot');
});
afterAll(() => world.end());

/** Each file that was loaded as code, by the system's own count of what ran. */
function loaded(words: readonly string[]): readonly string[] {
  const notes = world.at('loaded');
  rmSync(notes, { recursive: true, force: true });
  spawnSync(process.execPath, [BIN, ...words], { env: { ...world.env, NODE_V8_COVERAGE: notes }, cwd: world.top });
  const scripts = readdirSync(notes).flatMap((name): { url: string }[] => JSON.parse(readFileSync(join(notes, name), 'utf8')).result);
  return [...new Set(scripts.map(({ url }) => url))].filter(url => url.startsWith('file:'));
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
  { sentence: 'the version needs no verb', words: ['--version'], most: 4, without: ['/program', 'commander', ...PACKAGES] },
  { sentence: 'help needs the verbs alone', words: ['--help'], most: 20, without: ['/commands/', ...PACKAGES] },
  {
    sentence: 'a plan by names opens no photo, and carries nothing out',
    words: ['plan', 'names', '--trust', 'stem', '--settle', '0'],
    most: 158,
    without: ['/formats/', '/execute/', '/watch/', '/undo/', '/journal/', ...PACKAGES],
  },
  {
    sentence: 'a plan reads photos, and carries nothing out',
    words: ['plan', 'shoot'],
    most: 232,
    without: ['/execute/', '/watch/', '/undo/', '/journal/', '/zh-cn/', 'fast-glob', 'inquirer', 'chokidar', ...PICTURES],
  },
  { sentence: 'history reads the journal', words: ['history'], most: 105, without: ['/formats/', '/watch/', ...PACKAGES] },
];
it.each(rows)('$sentence', ({ words, most, without }) => {
  const modules = loaded(words);
  expect(modules).toContain(pathToFileURL(BIN).href);
  expect(modules.filter(url => without.some(part => url.includes(part)))).toEqual([]);
  expect(modules.length).toBeLessThanOrEqual(most);
});

it('a Node that cannot load it is told which one can', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-experimental-require-module', BIN, 'plan', 'names'], {
    ...{ env: world.env, cwd: world.top, encoding: 'utf8' },
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^rawtwin needs Node \^20\.19 .*; this is \d+\.\d+\.\d+\.\n$/);
});

it('a reader of the version who goes away is no error', async () => {
  const asked = spawn(process.execPath, [BIN, '--version'], { env: world.env, stdio: ['ignore', 'pipe', 'pipe'] });
  asked.stdout.destroy();
  const [told, [status]] = await Promise.all([text(asked.stderr), once(asked, 'exit')]);
  expect({ told, status }).toEqual({ told: '', status: 0 });
});
