import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tell } from '../../fixtures/story/tell.js';
import { PROJECT } from '../support/disk/bin.js';
import { removeTree } from '../support/remove-tree.js';

/** As the binary packages of npm's `node` are called; it has none that can be unpacked alike for Windows. */
const BINARY = process.platform === 'win32' ? undefined : `node-${process.platform}-${process.arch}`;
const npm = (words: readonly string[], cwd: string, program = 'npm', before: readonly string[] = []) =>
  spawnSync(program, [...before, ...words], { cwd, encoding: 'utf8', env: { ...process.env, npm_config_update_notifier: 'false' } });
const noRegistry = BINARY === undefined || npm(['view', BINARY, 'version'], tmpdir()).status !== 0;
const unless = noRegistry ? ' (did not run: the npm registry does not answer, or has no Node for this system)' : '';

let top: string;
let tarball: string;
let npmCli: string;
beforeAll(() => {
  top = mkdtempSync(join(realpathSync(tmpdir()), 'rawtwin-install-'));
  const { stdout } = npm(['pack', '--silent', '--pack-destination', top], PROJECT);
  tarball = join(top, stdout.trim());
  const found = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim();
  npmCli = realpathSync(found);
});
afterAll(() => removeTree(top));

/** One Node alone in a folder, so that a PATH can begin with it. */
function nodeOf(range: string): string {
  const folder = join(top, `node-${range.replace(/\W/g, '')}`);
  mkdirSync(folder);
  const { stdout, stderr } = npm(['pack', '--silent', '--ignore-scripts', `${BINARY}@${range}`], folder);
  const { status } = spawnSync('tar', ['-xzf', stdout.trim(), '--strip-components=2', 'package/bin/node'], { cwd: folder });
  if (status !== 0) throw new Error(`no Node ${range}: ${stderr}`);
  return join(folder, 'node');
}

/** Every file below a folder with its bytes. */
const tree = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !path.includes('/.rawtwin/'))
    .map(path => `${path} ${readFileSync(path).toString('base64')}`)
    .sort();

interface Row {
  readonly range: string;
  readonly node: RegExp;
  readonly how: readonly string[];
}
const rows: readonly Row[] = [
  { range: '20', node: /^20\./, how: ['--ignore-scripts'] },
  { range: '22', node: /^22\./, how: [] },
  { range: '24', node: /^24\./, how: ['--ignore-scripts'] },
  { range: '>=25', node: /^\d+\./, how: [] },
];

describe.skipIf(noRegistry)(`the package, installed${unless}`, () => {
  it.each(rows)('by Node $range with npm install -g $how does the main job', async ({ range, node, how }) => {
    const program = nodeOf(range);
    const prefix = join(top, `prefix-${range.replace(/\W/g, '')}`);
    const words = ['install', '-g', '--prefix', prefix, '--engine-strict', '--prefer-offline', '--no-audit', '--no-fund', ...how, tarball];
    const install = npm(words, top, program, [npmCli]);
    expect({ status: install.status, said: install.status === 0 ? '' : install.stderr }).toEqual({ status: 0, said: '' });

    const home = join(prefix, 'home');
    const photos = join(home, 'photos');
    mkdirSync(photos, { recursive: true });
    await tell(await readFile(join(PROJECT, 'fixtures/demo/story.txt'), 'utf8'), photos);
    const before = tree(photos);
    const env = { PATH: `${dirname(program)}:/usr/bin:/bin`, HOME: home, RAWTWIN_STATE_DIR: join(home, 'state'), LC_ALL: 'C.UTF-8' };
    const run = (...typed: string[]) =>
      spawnSync(join(prefix, 'bin/rawtwin'), typed, { cwd: home, env: { ...env, NO_COLOR: '1' }, encoding: 'utf8' });

    const [version = '', on = ''] = run('--version').stdout.split('\n');
    expect(version).toBe(JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')).version);
    expect(on.replace(/^Node (\S+),.*$/, '$1')).toMatch(node);
    const pages = run('--help').stdout.split('\nMore:\n')[1]?.trim().split(/\n */) ?? [];
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.filter(page => !existsSync(page))).toEqual([]);

    const plan = run('plan', 'photos', '--settle', '0', '--json', '--html', 'sheet.html');
    expect(plan).toMatchObject({ status: 0, stderr: expect.not.stringMatching(/Warning|Error/) });
    expect(JSON.parse(plan.stdout).totals).toMatchObject({ raws: 24, orphans: 3 });
    const trash = run('trash', 'photos', '--settle', '0', '--yes', '--to', 'folder', '--json');
    expect(trash.status).toBe(0);
    expect(JSON.parse(trash.stdout).receipts.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['trashed', 'trashed', 'trashed']);
    expect(tree(photos)).toHaveLength(before.length - 5);
    expect(run('undo', '--json').status).toBe(0);
    expect(tree(photos)).toEqual(before);

    const api =
      "import { makePlan } from 'rawtwin'; console.log((await makePlan({ folders: ['photos'], settleSeconds: 0 })).totals.orphans)";
    const asked = spawnSync(program, ['--input-type=module', '-e', `process.chdir(${JSON.stringify(home)}); ${api}`], {
      cwd: join(prefix, 'lib'),
      env,
      encoding: 'utf8',
    });
    expect(asked).toMatchObject({ status: 0, stdout: '3\n' });
  });

  it('brings few packages, none with a script that installing runs, and man pages where man looks', () => {
    const prefix = join(top, 'prefix-20');
    const modules = join(prefix, 'lib/node_modules');
    const manifests = (readdirSync(modules, { recursive: true }) as string[]).filter(path =>
      /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path),
    );
    const scripted = manifests.filter(path => {
      const { scripts = {} } = JSON.parse(readFileSync(join(modules, path), 'utf8'));
      return ['preinstall', 'install', 'postinstall'].some(name => name in scripts);
    });
    expect(manifests.length).toBeGreaterThan(50);
    expect(manifests.length).toBeLessThan(115);
    expect(scripted).toEqual([]);
    expect(readdirSync(join(prefix, 'share/man/man1'))).toContain('rawtwin-trash.1');
  });
});
