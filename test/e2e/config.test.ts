import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faults } from '../support/schemas.js';
import { E2eWorld, type Out } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos', 5);
});
afterEach(() => world.end());

const OWN = 'config/rawtwin/config.json';
function configure(text: string): void {
  mkdirSync(world.at('config/rawtwin'), { recursive: true });
  writeFileSync(world.at(OWN), text);
}
const folderFile = (text: string, folder = 'photos') => writeFileSync(world.at(folder, '.rawtwin.json'), text);
const orphansIn = ({ stdout, stderr }: Out): number => {
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return JSON.parse(stdout).totals.orphans;
};
const plan = (...words: string[]) => world.run('plan', world.at('photos'), '--json', ...words);
const settingsOf = (out: Out) => {
  const rows: { name: string; value: unknown; source: string; from: string | null }[] = JSON.parse(out.stdout).settings;
  return new Map(rows.map(({ name, ...row }) => [name, row]));
};

describe('a flag beats everything', () => {
  it.each<{ sentence: string; own?: string; folder?: string; env?: string; flags?: string[]; settle: number }>([
    { sentence: 'nobody says anything', settle: 60 },
    { sentence: 'the own file beats the default', own: '{"settle":100}', settle: 100 },
    { sentence: 'that of the folder beats the own file', own: '{"settle":100}', folder: '{"settle":200}', settle: 200 },
    { sentence: 'the environment beats both', own: '{"settle":100}', folder: '{"settle":200}', env: '7', settle: 7 },
    { sentence: 'a flag beats all', own: '{"settle":100}', folder: '{"settle":200}', env: '7', flags: ['--settle', '1'], settle: 1 },
  ])('$sentence', ({ own, folder, env, flags = [], settle }) => {
    if (own) configure(own);
    if (folder) folderFile(folder);
    if (env) world.env.RAWTWIN_SETTLE = env;
    expect(JSON.parse(plan(...flags).stdout).policy.settleSeconds).toBe(settle);
  });
});

describe('the file of a folder', () => {
  const trust = ['--settle', '0'];

  it('is used where it only keeps more, and one line says so', () => {
    folderFile('{ // this is an archive\n "settle": 86400 }');
    const out = plan();
    expect(orphansIn(out)).toBe(0);
    expect(out.stderr).toBe(`rawtwin: settings of this folder are used: settle 86400 (${world.at('photos/.rawtwin.json')})\n`);
    expect(orphansIn(plan(...trust)), 'the flag beats it').toBe(2);
    expect(plan(...trust).stderr).toBe('');
  });

  it('that asks for more waits until it is allowed, this very text, and can be taken back', () => {
    world.layShoot('other', 5);
    folderFile('{"include":["unsure"],"ignore":["DSC00001.*"],"trust":"proven"}');
    const waiting = plan(...trust);
    expect(waiting.stderr).toContain('.rawtwin.json asks for ignore DSC00001.*, include unsure, which could take more');
    expect(waiting.stderr).toContain(`\n  rawtwin config allow ${world.at('photos')}\n`);
    const { raws } = JSON.parse(waiting.stdout).totals;
    expect(raws).toBe(5);
    expect(world.run('config', 'allow', world.at('photos'))).toMatchObject({ status: 2 });
    expect(world.run('config', 'allow', world.at('photos'), '--yes')).toMatchObject({ status: 0 });
    const allowed = plan(...trust);
    expect(JSON.parse(allowed.stdout).totals.raws, 'one is left out').toBe(4);
    expect(allowed.stderr).toContain('are used: ignore DSC00001.*, trust proven, include unsure');
    const both = JSON.parse(
      world.run('plan', world.at('photos'), world.at('other'), '--json', '--include', 'unsure', '--trust', 'proven').stdout,
    );
    expect(both.totals.raws, 'left out below its own folder alone').toBe(9);

    folderFile('{"include":["unsure"],"ignore":["DSC00001.*"],"trust":"proven" }');
    expect(JSON.parse(plan(...trust).stdout).totals.raws, 'one blank more: another text').toBe(5);
    folderFile('{"include":["unsure"],"ignore":["DSC00001.*"],"trust":"proven"}');
    expect(JSON.parse(plan(...trust).stdout).totals.raws).toBe(4);
    expect(world.run('config', 'disallow', world.at('photos'))).toMatchObject({ status: 0 });
    expect(JSON.parse(plan(...trust).stdout).totals.raws).toBe(5);
  });

  it('names twins beside it by its own place', () => {
    mkdirSync(world.at('jpeg'));
    renameSync(world.at('photos/DSC00001.JPG'), world.at('jpeg/DSC00001.JPG'));
    folderFile('{"also":["../jpeg"]}');
    world.run('config', 'allow', world.at('photos'), '--yes');
    expect(JSON.parse(plan(...trust).stdout).also).toEqual([world.at('jpeg')]);
  });

  it.each<{ sentence: string; text: string; told: string }>([
    { sentence: 'with a mistyped key', text: '{"setle":100}', told: 'did you mean settle?' },
    { sentence: 'that names other folders', text: '{"folders":["/x"]}', told: 'folders can only be set in your own configuration' },
    { sentence: 'that is no JSON', text: '{"settle":', told: 'line 1, column 11: a value is missing' },
  ])('$sentence stops the run: what it would keep must not be lost unseen', ({ text, told }) => {
    folderFile(text);
    const { status, stdout, stderr } = world.run('plan', world.at('photos'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${world.at('photos/.rawtwin.json')} is not usable`);
    expect(stderr).toContain(told);
  });

  it('that is a folder, or huge, stops it too; a link that leads nowhere is none', () => {
    mkdirSync(world.at('photos/.rawtwin.json'));
    expect(plan()).toMatchObject({ status: 2 });
    rmSync(world.at('photos/.rawtwin.json'), { recursive: true });
    folderFile(`{}${' '.repeat(100_000)}`);
    expect(plan()).toMatchObject({ status: 2 });
    rmSync(world.at('photos/.rawtwin.json'));
    symlinkSync('nowhere', world.at('photos/.rawtwin.json'));
    expect(plan()).toMatchObject({ status: 0 });
  });

  it('holds for explain, trash and a saved plan as well', () => {
    folderFile('{"settle":86400}');
    expect(world.run('explain', world.at('photos/DSC00002.ARW')).stdout).toContain('too-recent');
    expect(world.run('trash', world.at('photos'), '--yes').stdout).toContain('Nothing was moved');
    const saved = world.at('plan.json');
    plan(...trust, '--save', saved);
    const run = JSON.parse(world.run('trash', '--plan', saved, '--yes', '--json').stdout);
    expect(run.receipts.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['skipped', 'skipped']);
  });

  it('that disagrees with another is refused by name; a flag, or one folder at a time, goes on', () => {
    world.layShoot('other', 5);
    folderFile('{"trust":"proven"}');
    const both = [world.at('photos'), world.at('other')];
    const out = world.run('plan', ...both);
    expect(out.status).toBe(2);
    expect(out.stderr).toContain(`disagree on trust: ${world.at('photos')} has proven, ${world.at('other')} has inferred`);
    expect(world.run('plan', ...both, '--trust', 'proven')).toMatchObject({ status: 0, stderr: '' });
    expect(world.run('plan', world.at('photos'))).toMatchObject({ status: 0 });
  });

  it('is heeded by watch; what watch does not heed is no trouble there', () => {
    world.layShoot('other', 5);
    folderFile('{"trust":"proven","grace":"1h"}', 'photos');
    folderFile('{"grace":"1h"}', 'other');
    const out = world.run('watch', world.at('photos'), world.at('other'), '--once', '--dry-run');
    expect([out.status, out.stderr]).toEqual([0, expect.stringContaining('settings of this folder are used: grace 1h')]);
    expect(out.stderr).not.toContain('trust');
  });
});

describe('config', () => {
  it('shows each value with its source', () => {
    configure('{"maxTrash":"40%","grace":"2h"}');
    folderFile('{"trust":"proven","memory":false}');
    world.env.RAWTWIN_SETTLE = '90';
    const out = world.run('config', world.at('photos'), '--json');
    expect(faults('config-1', JSON.parse(out.stdout))).toEqual([]);
    const [own, folder] = [world.at(OWN), world.at('photos/.rawtwin.json')];
    expect(Object.fromEntries(settingsOf(out))).toMatchObject({
      folders: { value: [world.at('photos')], source: 'flag', from: null },
      trust: { value: 'proven', source: 'folder', from: folder },
      settle: { value: 90, source: 'environment', from: 'RAWTWIN_SETTLE' },
      maxTrash: { value: '40%', source: 'file', from: own },
      grace: { value: '2h', source: 'file', from: own },
      memory: { value: true, source: 'default', from: null },
    });
    expect(JSON.parse(out.stdout).folderFiles).toEqual([
      { path: folder, folder: world.at('photos'), allowed: false, waiting: ['memory false'] },
    ]);
    const { stdout } = world.run('config', world.at('photos'));
    expect(stdout).toMatch(new RegExp(`^trust +proven +${folder}$`, 'm'));
    expect(stdout).toMatch(/^settle +90 +RAWTWIN_SETTLE$/m);
    expect(stdout).toContain(`Your settings: ${own}\n`);
    expect(stdout).toContain('asks for memory false');
  });

  it('init writes a file that sets nothing, and never over one; its schema is there', () => {
    expect(world.run('config', 'init')).toMatchObject({ status: 0 });
    const text = readFileSync(world.at(OWN), 'utf8');
    expect(text).toContain('// "trust": "inferred",');
    expect(readFileSync(new URL(/"\$schema": "(file:.*?)"/.exec(text)?.[1] ?? ''), 'utf8')).toContain('rawtwin settings');
    expect(world.run('config', 'init')).toMatchObject({ status: 2, stderr: expect.stringContaining('is there already') });
    expect(readFileSync(world.at(OWN), 'utf8')).toBe(text);
    expect(settingsOf(world.run('config', '--json')).get('trust')).toMatchObject({ source: 'default' });
    expect(world.run('config', 'init', '--folder', world.at('photos'))).toMatchObject({ status: 0 });
    expect(plan()).toMatchObject({ status: 0, stderr: '' });
    expect(world.run('config', 'init', '--folder', world.at('nowhere'))).toMatchObject({ status: 2 });
  });

  it('allow has nothing to do where a file only keeps, and says what is missing', () => {
    expect(world.run('config', 'allow', world.at('photos'))).toMatchObject({ status: 2, stderr: expect.stringContaining('is not there') });
    folderFile('{"settle":600}');
    expect(world.run('config', 'allow', world.at('photos'))).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('asks for nothing'),
    });
  });
});
