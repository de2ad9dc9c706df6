import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { publint } from 'publint';
import { beforeAll, describe, expect, it } from 'vitest';
import { HELP } from '../../src/cli/examples.js';
import { PROJECT } from '../support/disk/bin.js';

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}
let packed: Packed;
let paths: readonly string[];
beforeAll(() => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], { cwd: PROJECT, encoding: 'utf8' });
  [packed] = JSON.parse(stdout);
  paths = packed.files.map(({ path }) => path);
});

/** What runs, what types it, and what help names. */
const RUNS =
  /^(package\.json|LICENSE|README(\.zh-CN)?\.md|CHANGELOG\.md|SECURITY\.md|bin\/(rawtwin\.js|package\.json)|docs\/schemas\/[\w-]+\.schema\.json|dist\/man\/rawtwin[\w-]*\.1|dist\/page\/(sheet\.js|style\.css)|dist\/([\w-]+\/)*[\w-]+\.js)$/;
const TYPES = /^dist\/(api|model\/[\w-]+|ports\/progress)\.d\.ts$/;

describe('what npm packs', () => {
  it('runs, or is told of by help', () => {
    const named = new Set(Object.values(HELP).flatMap(({ docs }) => docs));
    expect(paths.length).toBeGreaterThan(300);
    expect(paths.filter(path => !RUNS.test(path) && !TYPES.test(path) && !named.has(path))).toEqual([]);
    expect([...named].filter(page => !paths.includes(page))).toEqual([]);
  });

  it('holds what the program reads beside its own modules', () => {
    const read = ['bin/rawtwin.js', 'dist/cli/main.js', 'dist/api.js', 'dist/api.d.ts', 'dist/page/sheet.js', 'dist/page/style.css'];
    expect(read.filter(path => !paths.includes(path))).toEqual([]);
    expect(paths.filter(path => /^dist\/man\//.test(path)).length).toBeGreaterThan(10);
  });

  it('stays small: kB packed, kB on the disk, files', () => {
    expect(packed.size / 1000).toBeLessThan(460);
    expect(packed.unpackedSize / 1000).toBeLessThan(1500);
    expect(paths.length).toBeLessThan(650);
  });

  it('is clean by publint', async () => {
    const { messages } = await publint({ pkgDir: PROJECT, strict: true, level: 'suggestion' });
    expect(messages).toEqual([]);
  });

  it('has types that are right for whoever imports ES modules', () => {
    const attw = join(PROJECT, 'node_modules/.bin/attw');
    const { status, stdout, stderr } = spawnSync(attw, ['--pack', '.', '--profile', 'esm-only', '--no-emoji', '--no-color'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});
