import { mkdirSync, writeFileSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import { E2eWorld } from './world.js';

let world: E2eWorld;
let photos: string;
beforeEach(() => {
  world = new E2eWorld();
  photos = world.at('photos');
  world.layShoot('photos');
  put('DSC00002.xmp', xmpPacket('xmp:Rating="0"'));
});
afterEach(() => world.end());

const put = (name: string, bytes: Uint8Array | string): void => world.put(join('photos', name), bytes);
function rawtwin(...words: string[]) {
  const out = world.run(...words);
  return { ...out, said: out.stdout + out.stderr };
}
/** Name, content, mtime and mode of every file; our own trash left out. */
async function tree(): Promise<string[]> {
  const rows: string[] = [];
  for (const name of (await readdir(photos)).filter(entry => !entry.startsWith('.')).sort()) {
    const { mtimeNs, mode } = await lstat(join(photos, name), { bigint: true });
    rows.push(`${name} ${mtimeNs} ${mode} ${(await readFile(join(photos, name))).toString('base64')}`);
  }
  return rows;
}
const trash = (...words: string[]) => rawtwin('trash', photos, '--yes', '--settle', '0', '--to', 'folder', ...words);

describe('a cull, end to end', () => {
  it('plan tells the orphans and touches nothing', async () => {
    const before = await tree();
    const { status, stdout } = rawtwin('plan', photos, '--settle', '0', '--json');
    expect(status).toBe(0);
    const plan = JSON.parse(stdout);
    expect(plan.actions.map((action: { raw: { path: string } }) => action.raw.path)).toEqual(
      [2, 4].map(n => join(photos, `DSC0000${n}.ARW`)),
    );
    expect(plan.totals).toMatchObject({ raws: 5, paired: 3, orphans: 2 });
    expect(await tree()).toEqual(before);
    expect(rawtwin('plan', photos, '--settle', '0', '--fail-on-orphans').status).toBe(10);
  });

  it('trash, then undo, gives the same tree: bytes, names, mtimes, modes', async () => {
    const before = await tree();
    expect(trash().status).toBe(0);
    const gone = ['DSC00002.ARW', 'DSC00002.xmp', 'DSC00004.ARW'];
    expect(await tree()).toEqual(before.filter(row => !gone.some(name => row.startsWith(name))));
    expect(rawtwin('history').stdout).toContain(photos);
    expect(rawtwin('undo').status).toBe(0);
    expect(await tree()).toEqual(before);
  });

  it('undo --only brings one raw with its sidecar, history tells what is left, and a later undo brings that', async () => {
    const before = await tree();
    trash();
    const { run } = JSON.parse(rawtwin('history', '--json').stdout).runs[0];
    const wrong = rawtwin('undo', run, '--only', 'DSC00002.ARW', 'DSC00003.ARW');
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toContain(`DSC00003.ARW is nothing that run ${run} took`);
    expect(await tree()).toHaveLength(before.length - 3);
    expect(rawtwin('undo', run, '--only', 'photos/DSC00002.ARW', '--dry-run').stdout).toMatch(
      /Would put back 2 files.*1 raw .*would stay/s,
    );
    expect(rawtwin('undo', run, '--only', 'DSC00002.ARW')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 raw of this run'),
    });
    expect(await tree()).toEqual(before.filter(row => !row.startsWith('DSC00004.ARW')));
    expect(JSON.parse(rawtwin('history', '--json').stdout).runs[0]).toMatchObject({
      run,
      trashed: 2,
      restored: 1,
      left: 1,
      undoable: true,
    });
    expect(rawtwin('undo', run, '--only', 'DSC00002.ARW')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('came back already'),
    });
    expect(rawtwin('undo').status).toBe(0);
    expect(await tree()).toEqual(before);
  });

  it('a second run after a clean run finds nothing to do', async () => {
    expect(trash().status).toBe(0);
    const after = await tree();
    const { status, stdout } = trash('--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'rawtwin.run/1', receipts: [] });
    expect(await tree()).toEqual(after);
  });

  it('explain and facts tell that the bytes of a raw are a JPEG, though its name was enough for the verdict', async () => {
    put('DSC00005.ARW', await readFile(join(photos, 'DSC00005.JPG')));
    const path = join(photos, 'DSC00005.ARW');
    const explained = rawtwin('explain', path, '--settle', '0');
    expect(explained.stdout).toMatch(/paired.*its bytes are jpeg, not a raw/s);
    const { rows } = JSON.parse(rawtwin('explain', path, '--settle', '0', '--json').stdout);
    expect(rows[0].because.map((one: { kind: string }) => one.kind)).toEqual(['same-stem', 'exif-unreadable']);
    const [facts] = JSON.parse(rawtwin('facts', path, '--json').stdout);
    expect(facts.warnings).toEqual(['the bytes are JPEG, though the name says ARW']);
  });
  it('explain knows the sidecars that go along with a raw, and of which raw a sidecar is', async () => {
    for (const name of ['DSC00003.ARW.xmp', 'DSC00003_01.ARW.xmp']) put(name, xmpPacket('xmp:Rating="0"'));
    const { stdout } = rawtwin('explain', join(photos, 'DSC00003.ARW'), '--settle', '0');
    expect(stdout).toMatch(/sidecars +DSC00003\.ARW\.xmp\n +DSC00003_01\.ARW\.xmp\n/);
    for (const name of ['DSC00003.ARW.xmp', 'DSC00003_01.ARW.xmp']) {
      expect(rawtwin('explain', join(photos, name), '--settle', '0').stdout).toContain('DSC00003.ARW\n');
    }
  });

  it('explain and facts tell of one file', () => {
    expect(rawtwin('explain', join(photos, 'DSC00002.ARW'), '--settle', '0').stdout).toContain('DSC00002.ARW');
    const [facts] = JSON.parse(rawtwin('facts', join(photos, 'DSC00002.ARW'), '--json').stdout);
    expect(facts).toMatchObject({ format: 'arw', model: 'ILCE-7M4', takenAt: '2024-05-17T10:00:02', recorded: 'with-jpeg' });
  });
});

describe('bad input: the exit code, the path, nothing moved, no stack trace', () => {
  const write = (name: string, text: string) => world.put(name, text);
  const other = {
    schema: 'rawtwin.plan/1',
    id: 'x',
    roots: ['/nowhere'],
    also: [],
    actions: [],
    policy: { trust: 'inferred', include: [], settleSeconds: 0 },
  };
  const rows: { sentence: string; words: () => string[]; status: number; names: string; before?: () => void }[] = [
    { sentence: 'a folder that is not there', words: () => ['trash', world.at('none'), '--yes'], status: 2, names: 'none' },
    { sentence: 'a file for a folder', words: () => ['trash', join(photos, 'DSC00001.ARW'), '--yes'], status: 2, names: 'DSC00001.ARW' },
    {
      sentence: 'an empty folder',
      words: () => ['trash', world.at('empty'), '--yes'],
      status: 4,
      names: 'empty',
      before: () => mkdirSync(world.at('empty')),
    },
    {
      sentence: 'a broken plan',
      words: () => ['trash', '--plan', world.at('p.json'), '--yes'],
      status: 2,
      names: 'p.json',
      before: () => write('p.json', '{"schema"'),
    },
    {
      sentence: 'a plan of the future',
      words: () => ['trash', '--plan', world.at('p.json'), '--yes'],
      status: 2,
      names: 'p.json',
      before: () => write('p.json', '{"schema":"rawtwin.plan/9"}'),
    },
    {
      sentence: 'a plan for other roots',
      words: () => ['trash', photos, '--plan', world.at('p.json'), '--yes'],
      status: 2,
      names: 'p.json',
      before: () => write('p.json', JSON.stringify(other)),
    },
    { sentence: 'a missing plan', words: () => ['trash', '--plan', world.at('p.json'), '--yes'], status: 2, names: 'p.json' },
    { sentence: 'no terminal and no --yes', words: () => ['trash', photos], status: 2, names: '--yes' },
    { sentence: 'an unknown flag', words: () => ['trash', photos, '--yse'], status: 2, names: '--yse' },
    { sentence: 'a word that is none', words: () => ['trash', photos, '--yes', '--trust', 'all'], status: 2, names: '"all"' },
    { sentence: 'a run that is not known', words: () => ['undo', 'no-such-run'], status: 2, names: 'no-such-run' },
  ];
  it.each(rows)('$sentence: exit $status', async ({ words, status, names, before }) => {
    before?.();
    const was = await tree();
    const out = rawtwin(...words());
    expect(out.said).toContain(names);
    expect(out.said).not.toMatch(/^\s+at .+:\d+/m);
    expect(out.status).toBe(status);
    expect(await tree()).toEqual(was);
  });

  it('a damaged configuration: exit 2, the file and the key are named', async () => {
    mkdirSync(world.at('config/rawtwin'), { recursive: true });
    writeFileSync(world.at('config/rawtwin/config.json'), '{"trust":"all"}');
    const { status, stderr } = rawtwin('plan', photos);
    expect(status).toBe(2);
    expect(stderr).toContain('config.json');
    expect(stderr).toContain('trust');
  });

  it.each([
    ['0 bytes', Buffer.alloc(0)],
    ['garbage', Buffer.alloc(4096, 0xa5)],
    ['JPEG bytes', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
    ['an endless loop of directories', Buffer.from('49492a00080000000000' + '08000000', 'hex')],
    ['a directory at 4 GB', Buffer.from('49492a00fffffff0', 'hex')],
  ])('a raw of %s is kept', async (_, bytes) => {
    put('DSC00002.ARW', bytes);
    expect(trash().said).not.toMatch(/^\s+at .+:\d+/m);
    expect(await readdir(photos)).toContain('DSC00002.ARW');
    expect(await readdir(photos)).not.toContain('DSC00004.ARW');
  });
});
