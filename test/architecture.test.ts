import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const files = (readdirSync(SRC, { recursive: true }) as string[])
  .filter(name => name.endsWith('.ts'))
  .map(name => name.replaceAll('\\', '/'));

interface Source {
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
}
const sources: readonly Source[] = files.map(name => {
  const text = readFileSync(join(SRC, name), 'utf8');
  const found = [...text.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm)];
  const imports = found.map(match => match[1] ?? match[2] ?? match[3] ?? '');
  return { name, folder: name.split('/')[0] ?? '', text, imports };
});
const inside = (source: Source, target: string): string => relative(SRC, resolve(SRC, dirname(source.name), target)).replaceAll('\\', '/');
const folderOf = (source: Source, target: string): string => inside(source, target).split('/')[0] ?? '';

/** Who may import whom (docs/architecture.md): a folder sees what its row names, and itself. */
const MAY_SEE: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ports: ['model'],
  formats: ['model'],
  pair: ['model'],
  plan: ['model'],
  report: ['model'],
  scan: ['model', 'ports', 'formats'],
  exif: ['model', 'ports', 'formats'],
  memory: ['model', 'ports'],
  journal: ['model', 'ports'],
  execute: ['model', 'ports'],
  undo: ['model', 'ports'],
  purge: ['model', 'ports'],
  doctor: ['model', 'report'],
  config: ['model', 'ports'],
  watch: ['model', 'ports'],
  service: ['model', 'ports'],
  review: ['model', 'ports'],
  thumbs: ['model', 'ports'],
  collect: ['model', 'ports'],
  page: ['model', 'report'],
};
/** Folders and files that neither touch the disk nor know the time. */
const PURE =
  /^(model|ports|formats|pair|plan|report|doctor|page)\/|^scan\/(classify|local-change)\.ts|^undo\/(only|plan-undo)\.ts|^purge\/plan-purge\.ts|^memory\/(facts-rows|learn|shard|taken-rows|undone-text)\.ts|^watch\/(between|candidates|hints|judge-[a-z]+|not-told|pace|print-text|reading|root-record)\.ts|^service\/|^review\/(headers|judge|wish)\.ts|^thumbs\/line\.ts|^collect\/names-in-text\.ts|^config\/(settings|words|word-of|environment|config-schema|folder-settings|parse-[a-z]+|plan-file|start-text)\.ts/;
/** Each package with an effect has one door. */
const ONE_DOOR: Readonly<Record<string, RegExp>> = {
  'fast-glob': /^scan\/patterns\.ts$/,
  exifr: /^exif\//,
  inquirer: /^cli\/ui\/prompt\.ts$/,
  ora: /^cli\/ui\/progress\.ts$/,
  commander: /^cli\/(commander|completion\/spec|commands\/completion)\.ts$/,
  'ci-info': /^cli\/newer\/tell\.ts$/,
  'write-file-atomic': /^(memory\/(file-memory|folder-files|undone)|watch\/.*|cli\/.*)\.ts$/,
  valibot: /^config\//,
  'jsonc-parser': /^config\/parse-jsonc\.ts$/,
  leven: /^config\/parse-config\.ts$/,
  chokidar: /^watch\/folder-watch\.ts$/,
  hono: /^review\//,
  open: /^cli\/ui\/browser\.ts$/,
  '@hono/node-server': /^review\/serve\.ts$/,
  'rotating-file-stream': /^cli\/ui\/log-sink\.ts$/,
  'supports-terminal-graphics': /^cli\/ui\/picture-protocol\.ts$/,
  'jpeg-js': /^report\/terminal\/picture\//,
  sixel: /^report\/terminal\/picture\/draw\.ts$/,
  trash: /^execute\/trash\/npm-trash\.ts$/,
  'toasted-notifier': /^cli\/ui\/desktop\.ts$/,
};

describe('the house', () => {
  it('has files to look at', () => expect(sources.length).toBeGreaterThan(40));

  it.each(Object.entries(MAY_SEE))('%s imports only from itself and %j', (folder, allowed) => {
    const wrong = sources
      .filter(source => source.folder === folder)
      .flatMap(source => source.imports.filter(target => target.startsWith('.')).map(target => [source.name, folderOf(source, target)]))
      .filter(([, target]) => target !== folder && !allowed.includes(target ?? ''));
    expect(wrong).toEqual([]);
  });

  it('is told so in docs/architecture.md', () => {
    const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    const rows = [...page.matchAll(/^\| (`src\/\w+\/`.*?) +\| (nothing|[a-z, ]+?) +\|$/gm)].flatMap(([, folders = '', allowed = '']) =>
      [...folders.matchAll(/`src\/(\w+)\/`/g)].map(([, folder = '']) => [folder, allowed === 'nothing' ? [] : allowed.split(', ')]),
    );
    expect(Object.fromEntries(rows)).toEqual(MAY_SEE);
  });

  it('joins the stages in pipeline.ts and cli alone', () => {
    const wrong = sources.filter(source =>
      source.imports.some(target => target.startsWith('.') && inside(source, target) === 'pipeline.js'),
    );
    expect(wrong.map(source => source.folder).filter(folder => folder !== 'cli')).toEqual([]);
    const pipeline = sources.find(source => source.name === 'pipeline.ts');
    expect(pipeline?.imports.filter(target => !target.startsWith('.'))).toEqual([]);
  });

  it.each(sources.filter(source => PURE.test(source.name)))('$name reads no disk and no clock', source => {
    expect(source.imports.filter(target => target.startsWith('node:'))).toEqual([]);
    expect(source.text).not.toMatch(/\bDate\.now\b|new Date\(\)|\bprocess\.[a-z]|performance\.now|Math\.random/);
  });

  it.each(Object.entries(ONE_DOOR))('%s is imported through its one door', (name, door) => {
    const users = sources.filter(source => source.imports.some(target => target === name || target.startsWith(`${name}/`)));
    expect(users.map(source => source.name).filter(user => !door.test(user))).toEqual([]);
    expect(users.length, `${name} is used`).toBeGreaterThan(0);
  });

  it('keeps every file below 250 lines and the median below 70', () => {
    const lengths = sources.map(source => ({ name: source.name, lines: source.text.split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(70);
  });

  it('silences neither types nor errors', () => {
    const silenced = /\bas any\b|as unknown as|@ts-ignore|@ts-expect-error|biome-ignore|catch \{\s*\}|catch \(\w*\) \{\s*\}/;
    expect(sources.filter(source => silenced.test(source.text)).map(source => source.name)).toEqual([]);
  });
});
