import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import { layRejectedShoot } from '../support/rejected-shoot.js';
import { faults } from '../support/schemas.js';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  layRejectedShoot(world);
});
afterEach(() => world.end());

const tree = () =>
  readdirSync(world.at('photos'))
    .filter(name => !name.startsWith('.'))
    .map(name => {
      const { mtimeNs, mode } = statSync(world.at('photos', name), { bigint: true });
      return [name, readFileSync(world.at('photos', name), 'latin1'), mtimeNs, mode];
    });
const rawtwin = (...words: string[]) => world.run(...words, '--settle', '0');
const trash = (...words: string[]) => rawtwin('trash', 'photos', '--yes', '--max-trash', '100%', '--to', 'folder', ...words);
const there = (...names: string[]) => names.map(name => existsSync(world.at('photos', name)));

describe('--rejected', () => {
  it('takes both halves with their sidecars, tells so, and undo brings all back as it was', () => {
    const before = tree();
    const { status, stdout } = trash('--rejected');
    expect([status, stdout]).toEqual([0, expect.stringContaining('Moved 5 raws with 2 rejected pictures and 2 sidecars to trash')]);
    expect(tree().map(([name]) => name)).toEqual(['DSC00001.ARW', 'DSC00001.JPG', 'DSC00007.ARW', 'DSC00007.JPG']);
    expect(world.run('undo').stdout).toContain('Put back 9 files');
    expect(tree()).toEqual(before);
    expect(trash('--rejected').stdout).toContain('Moved 5 raws');
  });

  it('is off unless asked for', () => {
    expect(trash().stdout).toContain('Moved 3 raws to trash');
    expect(there('DSC00003.ARW', 'DSC00003.JPG', 'DSC00005.ARW', 'DSC00005.JPG.xmp')).toEqual([true, true, true, true]);
  });

  it('the plan tells the command that does the same', () => {
    expect(rawtwin('plan', 'photos', '--rejected').stdout).toContain('Next: rawtwin trash photos --rejected --settle 0');
  });

  it('documents are by their schemas, and name what goes', () => {
    const plan = JSON.parse(rawtwin('plan', 'photos', '--rejected', '--json').stdout);
    expect(faults('plan-1', plan)).toEqual([]);
    type Row = { raw: { path: string }; with: { path: string; role?: string }[] };
    const of5 = (plan.actions as Row[]).find(({ raw }) => raw.path.endsWith('DSC00005.ARW'));
    expect(of5?.with.map(({ path, role }) => [path.split('/').at(-1), role])).toEqual([
      ['DSC00005.JPG', 'twin'],
      ['DSC00005.JPG.xmp', 'twin-sidecar'],
    ]);
    const rows = rawtwin('plan', 'photos', '--rejected', '--ndjson').stdout.trimEnd().split('\n');
    expect(rows.map(row => faults('raw-1', JSON.parse(row)))).toEqual(Array(7).fill([]));
    expect(faults('run-1', JSON.parse(trash('--rejected', '--json').stdout))).toEqual([]);
  });

  it('a saved plan keeps in mind that it was asked for; one whose mark was taken away since stays', () => {
    rawtwin('plan', 'photos', '--rejected', '--save', 'plan.json');
    world.put('photos/DSC00005.JPG.xmp', xmpPacket('xmp:Rating="0"'));
    const { status, stdout } = world.run('trash', '--plan', 'plan.json', '--yes', '--max-trash', '100%', '--settle', '0', '--to', 'folder');
    expect([status, stdout]).toEqual([3, expect.stringContaining('Moved 4 raws with 1 rejected picture and 1 sidecar')]);
    expect(there('DSC00003.JPG', 'DSC00005.ARW', 'DSC00005.JPG')).toEqual([false, true, true]);
  });

  it('explain tells of the mark, for the raw and for the JPEG', () => {
    for (const name of ['DSC00005.ARW', 'DSC00005.JPG']) {
      const { stdout } = rawtwin('explain', `photos/${name}`, '--rejected');
      expect(stdout).toContain('its JPEG is marked as rejected: DSC00005.JPG, in DSC00005.JPG.xmp');
      expect(stdout).toContain('DSC00005.JPG goes along');
    }
    expect(rawtwin('explain', 'photos/DSC00005.ARW').stdout).not.toContain('rejected');
  });

  it('stars on the raw keep both, and say why', () => {
    writeFileSync(world.at('photos/DSC00003.xmp'), xmpPacket('xmp:Rating="5"'));
    const { stdout } = rawtwin('explain', 'photos/DSC00003.ARW', '--rejected');
    expect(stdout).toContain('5 stars in DSC00003.xmp');
    expect(stdout).toContain('its JPEG is marked as rejected');
    trash('--rejected');
    expect(there('DSC00003.ARW', 'DSC00003.JPG', 'DSC00003.xmp')).toEqual([true, true, true]);
  });

  it('the brake counts them as it counts all others', () => {
    const { status } = rawtwin('trash', 'photos', '--rejected', '--yes', '--max-trash', '4');
    expect([status, tree().length]).toEqual([4, 13]);
  });

  it('an undo can name the raw, not the JPEG', () => {
    trash('--rejected');
    expect(world.run('undo', '--only', 'DSC00003.JPG')).toMatchObject({ status: 2, stderr: expect.stringContaining('went along with') });
    expect(world.run('undo', '--only', 'DSC00003.ARW').stdout).toContain('Put back 3 files');
  });

  it.each([
    ['plan', '--trust', 'stem'],
    ['trash', '--yes', '--trust', 'stem'],
  ])('%s with --trust stem is refused: nothing would be read', (...words) => {
    const { status, stderr } = rawtwin(words[0] ?? '', 'photos', ...words.slice(1), '--rejected');
    expect([status, stderr]).toEqual([2, expect.stringContaining('--rejected reads')]);
  });

  it('watch does not know it', () => {
    expect(world.run('watch', 'photos', '--once', '--rejected')).toMatchObject({ status: 2 });
  });
});
