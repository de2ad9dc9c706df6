import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import { faults } from '../support/schemas.js';
import { E2eWorld } from './world.js';

const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples');

let world: E2eWorld;
const two = (n: number) => String(n).padStart(2, '0');
const shotOf = (n: number, camera: 'sony' | 'nikon') =>
  ({ camera, takenAt: `2024-05-17T10:00:${two(n)}`, subsec: '12', serial: '4711', counter: n, recorded: 'with-jpeg' }) as const;
function lay(camera: 'sony' | 'nikon', numbers: readonly number[]): void {
  const [stem, raw] = camera === 'sony' ? ['DSC0000', 'ARW'] : ['DSC_000', 'NEF'];
  for (const n of numbers) {
    world.put(`photos/${stem}${n}.${raw}`, buildHead(shotOf(n, camera), 'raw'));
    world.put(`photos/${stem}${n}.JPG`, buildHead(shotOf(n, camera), 'jpeg'));
  }
}
/** Seven whole pairs; the RAWs of 2, 4 and 6 are deleted. 4 is rated in a sidecar of its JPEG, 6 has one that says nothing. */
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos', 0);
  lay('sony', [1, 2, 3, 4, 5, 6, 7]);
  for (const n of [2, 4, 6]) rmSync(world.at(`photos/DSC0000${n}.ARW`));
  world.put('photos/DSC00004.JPG.xmp', xmpPacket('xmp:Rating="3"'));
  world.put('photos/DSC00006.JPG.xmp', xmpPacket('xmp:Rating="0"'));
});
afterEach(() => world.end());

const tree = () =>
  readdirSync(world.at('photos'))
    .filter(name => !name.startsWith('.'))
    .sort()
    .map(name => {
      const { mtimeNs, mode } = statSync(world.at('photos', name), { bigint: true });
      return [name, readFileSync(world.at('photos', name), 'latin1'), mtimeNs, mode];
    });
const rawtwin = (...words: string[]) => world.run(...words, '--settle', '0');
const jpegs = (verb: 'plan' | 'trash', ...words: string[]) => rawtwin(verb, 'photos', '--orphans', 'jpeg', ...words);
const trash = (...words: string[]) => jpegs('trash', '--yes', '--max-trash', '100%', '--to', 'folder', ...words);
const there = (...names: string[]) => names.map(name => existsSync(world.at('photos', name)));

describe('--orphans jpeg', () => {
  it('takes the JPEGs with their own sidecars, tells so, and undo brings all back as it was', () => {
    const before = tree();
    const { status, stdout } = trash();
    expect([status, stdout]).toEqual([0, expect.stringContaining('Moved 2 JPEGs with 1 sidecar to trash')]);
    expect(stdout).toContain('proven: the camera wrote a RAW with it, and that RAW is gone');
    expect(there('DSC00002.JPG', 'DSC00004.JPG', 'DSC00006.JPG', 'DSC00006.JPG.xmp')).toEqual([false, true, false, false]);
    expect(world.run('history').stdout).toContain('of JPEGs whose RAW was gone');
    expect(world.run('undo').stdout).toContain('Put back 3 files');
    expect(tree()).toEqual(before);
    expect(trash().stdout).toContain('Moved 2 JPEGs');
  });

  it('undo, history and purge speak of JPEGs, in both languages and as data', () => {
    trash();
    const [{ run }] = JSON.parse(world.run('history', '--json').stdout).runs as [{ run: string }];
    const told = (...words: string[]) => world.run(...words).stdout + world.run(...words).stderr;
    expect(told('undo', '--only', 'DSC00002.JPG', '--dry-run')).toContain('1 JPEG of this run would stay in trash.');
    expect(told('undo', '--only', 'DSC00002.JPG', '--dry-run', '--lang', 'zh-CN')).toContain('这个批次的 1 张 JPEG 将继续留在回收站里。');
    expect(told('undo', '--only', 'X.JPG', '--dry-run')).toContain(`X.JPG is nothing that run ${run} took.`);
    expect(told('purge', '--older-than', '0s', '--dry-run')).toContain('trashed           JPEGs  files');
    expect(told('purge', '--older-than', '0s', '--dry-run', '--lang', 'zh-CN')).toContain('JPEG 数');
    expect(told('history', run)).toContain('2 JPEGs, in trash:');
    const undone = JSON.parse(world.run('undo', '--only', 'DSC00002.JPG', '--json').stdout);
    expect([undone.orphans, faults('undo-1', undone)]).toEqual(['jpeg', []]);
    const raws = JSON.parse(world.run('history', run, '--json').stdout);
    expect([raws.run.orphans, faults('run-raws-1', raws)]).toEqual(['jpeg', []]);
    for (const verb of [told, (...words: string[]) => told(...words, '--lang', 'zh-CN')])
      for (const words of [['undo', '--dry-run'], ['history'], ['history', run], ['purge', '--older-than', '0s', '--dry-run'], ['undo']])
        expect(verb(...words)).not.toMatch(/\braws?\b|张 RAW/);
  });

  it('the page of a run speaks of JPEGs', () => {
    trash();
    const [{ run }] = JSON.parse(world.run('history', '--json').stdout).runs as [{ run: string }];
    world.run('history', run, '--html', world.at('run.html'));
    const page = readFileSync(world.at('run.html'), 'utf8');
    expect(page).toContain(`Run ${run}: 2 JPEGs`);
    expect(page.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')).not.toMatch(/\d raws?\b|Raws over/);
  });

  it.skipIf(!existsSync(SAMPLES))(
    `and has the pictures in their Exif, kept when they went${existsSync(SAMPLES) ? '' : ' (did not run: the samples are missing)'}`,
    () => {
      mkdirSync(world.at('gopro'));
      for (const n of [8508, 8513])
        for (const extension of ['GPR', 'JPG'])
          world.put(`gopro/GOPR${n}.${extension}`, readFileSync(join(SAMPLES, `GoPro_HERO7-Black_GOPR${n}.${extension}`)));
      const verb = (name: string, ...words: string[]) => rawtwin(name, 'gopro', '--orphans', 'jpeg', ...words);
      verb('plan');
      rmSync(world.at('gopro/GOPR8508.GPR'));
      const { run } = JSON.parse(verb('trash', '--yes', '--max-trash', '100%', '--to', 'folder', '--json').stdout);
      expect(existsSync(world.at('state/thumbs', `${run}.ndjson`))).toBe(true);
      world.run('history', run, '--html', world.at('run.html'));
      expect(readFileSync(world.at('run.html'), 'utf8')).toContain('data:image/jpeg;base64');
    },
  );

  it('the plan tells the command that does the same, and a plan of raws says nothing of it', () => {
    expect(jpegs('plan').stdout).toContain('Next: rawtwin trash --orphans jpeg photos --settle 0');
    expect(rawtwin('plan', 'photos').stdout).toContain('all 4 raws have their twin');
    expect(rawtwin('plan', 'photos', '--orphans', 'raw').stdout).toContain('all 4 raws have their twin');
  });

  it('documents are by their schemas, and no plan of raws', () => {
    const plan = JSON.parse(jpegs('plan', '--json').stdout);
    expect([faults('jpeg-plan-1', plan), plan.totals.orphans]).toEqual([[], 2]);
    expect(faults('plan-1', plan)).not.toEqual([]);
    const run = JSON.parse(trash('--json').stdout);
    expect([faults('jpeg-run-1', run), run.receipts.length]).toEqual([[], 2]);
    expect(faults('history-1', JSON.parse(world.run('history', '--json').stdout))).toEqual([]);
    expect(faults('run-raws-1', JSON.parse(world.run('history', run.run, '--json').stdout))).toEqual([]);
    expect(world.run('history', run.run).stdout).toContain('2 JPEGs, in trash');
    expect(world.run('undo', '--only', 'DSC00002.JPG').stdout).toContain('Put back 1 file');
  });

  it('purge deletes them for good, and that ends the run', () => {
    trash();
    expect(world.run('purge', '--older-than', '0s', '--yes').stdout).toContain('Deleted 3 files');
    expect(world.run('undo').status).toBe(2);
  });

  it('the guard counts JPEGs: more than half of them is too many for --yes', () => {
    for (const n of [1, 3, 5]) rmSync(world.at(`photos/DSC0000${n}.ARW`));
    const { status, stderr } = jpegs('trash', '--yes', '--to', 'folder');
    expect([status, stderr]).toEqual([4, expect.stringContaining('5 of the 7 JPEGs in')]);
    expect(readdirSync(world.at('photos')).filter(name => name.endsWith('.JPG'))).toHaveLength(7);
  });

  it('ends with 10 under --fail-on-orphans', () => expect(jpegs('plan', '--fail-on-orphans').status).toBe(10));

  it.each([
    ['--rejected'],
    ['--csv'],
    ['--ndjson'],
    ['--html', 'x.html'],
    ['--save', 'x.json'],
    ['--thumbnails'],
    ['--stats'],
    ['--include', 'raw-only'],
  ])('is refused with %s', (...words) => {
    const { status, stderr } = jpegs('plan', ...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining('does not go with `--orphans jpeg`')]);
  });

  it('is refused in watch and for a word that it does not know, and no setting turns it on', () => {
    expect(world.run('watch', 'photos', '--orphans', 'jpeg').stderr).toContain('`watch` is for raws alone');
    expect(rawtwin('plan', 'photos', '--orphans', 'both').stderr).toContain('--orphans');
    world.put('photos/.rawtwin.json', '{ "orphans": "jpeg" }');
    expect(rawtwin('plan', 'photos').stderr).toContain('orphans');
    expect(rawtwin('plan', 'photos').status).toBe(2);
  });

  it('explain tells the reasoning for one JPEG, and for what stands beside it', () => {
    const explain = (...words: string[]) => rawtwin('explain', ...words, '--orphans', 'jpeg');
    const gone = explain('photos/DSC00006.JPG').stdout;
    expect(gone).toContain('orphan JPEG, proven: the camera, or an earlier scan, saw its RAW');
    expect(gone).toContain('DSC00006.JPG.xmp goes along');
    expect(gone).toContain('searched 4 RAWs below');
    expect(explain('photos/DSC00004.JPG').stdout).toContain('kept, protected: RAW gone, but rated, picked, edited or locked');
    expect(explain('photos/DSC00001.ARW').stdout).toContain('paired: its RAW, or a picture made of the shot, is still there');
    const { rows } = JSON.parse(explain('photos/DSC00002.JPG', '--json').stdout);
    expect(rows).toMatchObject([{ jpeg: { path: world.at('photos/DSC00002.JPG') }, verdict: 'orphan', confidence: 'proven' }]);
    world.put('photos/lone.xmp', '');
    expect(explain('photos/lone.xmp')).toMatchObject({ status: 2, stderr: expect.stringContaining('belongs to no JPEG below') });
  });

  it('speaks Chinese', () => expect(trash('--lang', 'zh-CN').stdout).toContain('已将 2 张 JPEG'));
});

describe('what rawtwin took itself proves nothing', () => {
  const raws = (...words: string[]) =>
    rawtwin('trash', 'photos', '--yes', '--max-trash', '100%', '--to', 'folder', '--json', ...words).stdout;
  type Doc = { actions: { raw: { path: string } }[]; kept: { raw: { path: string }; because: { kind: string }[] }[] };
  const planOfRaws = (...words: string[]) => JSON.parse(rawtwin('plan', 'photos', '--json', ...words).stdout) as Doc;

  it.each([[[]], [['--no-memory']]])('a RAW that comes back after its JPEG went is kept, with %j', words => {
    const raw = readFileSync(world.at('photos/DSC00001.ARW'));
    rawtwin('plan', 'photos'); // memory sees the pair
    rmSync(world.at('photos/DSC00001.ARW'));
    expect(trash(...words).stdout).toContain('Moved 3 JPEGs');
    world.put('photos/DSC00001.ARW', raw);
    const { actions, kept } = planOfRaws(...words);
    expect(actions).toEqual([]);
    expect(kept.find(one => one.raw.path.endsWith('DSC00001.ARW'))?.because).toEqual([
      expect.objectContaining({ kind: 'trashed-twin', as: world.at('photos/DSC00001.JPG') }),
    ]);
    expect(JSON.parse(raws(...words)).receipts).toEqual([]);
    world.run('purge', '--older-than', '0s', '--yes');
    expect(planOfRaws(...words).actions).toEqual([]);
  });

  it('watch keeps such a RAW too, and takes one whose JPEG was deleted by hand', () => {
    const raw = readFileSync(world.at('photos/DSC00001.ARW'));
    rmSync(world.at('photos/DSC00001.ARW'));
    trash();
    world.put('photos/DSC00001.ARW', raw);
    const once = (grace: string) => rawtwin('watch', 'photos', '--once', '--grace', grace, '--to', 'folder', '--json').status;
    expect(once('1h')).toBe(0);
    rmSync(world.at('photos/DSC00003.JPG'));
    expect([once('1h'), once('1ms')]).toEqual([0, 0]);
    expect(there('DSC00001.ARW', 'DSC00003.ARW')).toEqual([true, false]);
  });

  it('so is it under another name and in another folder, by its capture', () => {
    rmSync(world.at('photos/DSC00001.ARW'));
    trash();
    world.put('photos/best of.ARW', buildHead(shotOf(1, 'sony'), 'raw'));
    expect(planOfRaws().actions).toEqual([]);
  });

  it('once undone, or seen at its place again, a deletion counts anew', () => {
    const raw = readFileSync(world.at('photos/DSC00001.ARW'));
    rmSync(world.at('photos/DSC00001.ARW'));
    trash();
    world.run('undo');
    world.put('photos/DSC00001.ARW', raw);
    rmSync(world.at('photos/DSC00001.JPG'));
    expect(planOfRaws().actions.map(one => one.raw.path)).toEqual([world.at('photos/DSC00001.ARW')]);
  });

  it('a JPEG that comes back after its RAW went is kept', () => {
    jpegs('plan'); // memory of JPEGs sees the pair
    renameSync(world.at('photos/DSC00003.JPG'), world.at('backup.JPG'));
    expect(JSON.parse(raws()).receipts).toHaveLength(1);
    renameSync(world.at('backup.JPG'), world.at('photos/DSC00003.JPG'));
    const { kept, actions } = JSON.parse(jpegs('plan', '--json').stdout) as {
      actions: { jpeg: { path: string } }[];
      kept: { jpeg: { path: string }; reason: string; because: { kind: string }[] }[];
    };
    expect(actions.map(one => one.jpeg.path.slice(-12))).toEqual(['DSC00002.JPG', 'DSC00006.JPG']);
    expect(kept.find(one => one.jpeg.path.endsWith('DSC00003.JPG'))).toMatchObject({
      reason: 'unsure',
      because: [{ kind: 'trashed-twin' }],
    });
  });
});

describe('memory', () => {
  it('a plan of JPEGs before culling proves later what the camera does not tell', () => {
    lay('nikon', [1, 2, 3]);
    jpegs('plan');
    rmSync(world.at('photos/DSC_0003.NEF'));
    expect(jpegs('plan', '--trust', 'proven').stdout).toContain('an earlier scan saw it with its RAW, and that RAW is gone');
    expect(jpegs('plan', '--trust', 'proven', '--no-memory').stdout).not.toContain('an earlier scan');
  });
});
