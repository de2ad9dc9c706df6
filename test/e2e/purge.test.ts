import { existsSync, linkSync, readdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos', 6);
});
afterEach(() => world.end());

const trash = (to = 'folder') => {
  const out = world.run('trash', 'photos', '--yes', '--settle', '0', '--to', to, '--json');
  expect(out.status).toBe(0);
  return JSON.parse(out.stdout) as { run: string; receipts: { raw: string; to: { at: string }[] }[] };
};
const purge = (...words: string[]) => world.run('purge', '--older-than', '0s', '--yes', ...words);
const raws = () => readdirSync(world.at('photos')).filter(name => name.endsWith('.ARW'));

describe('purge', { timeout: 60_000 }, () => {
  it.each(process.platform === 'linux' ? ['folder', 'system'] : ['folder'])('deletes what is in the %s store, and undo says so', to => {
    const { run, receipts } = trash(to);
    const out = purge('--json');
    expect(out.status).toBe(0);
    const told = JSON.parse(out.stdout);
    expect(told).toMatchObject({
      schema: 'rawtwin.purge/1',
      dryRun: false,
      refused: [],
      gone: [],
      totals: { purged: 3, refused: 0, young: 0 },
    });
    expect(told.purged.map(({ from, at, run }: Record<string, string>) => [from, at, run])).toEqual(
      receipts.map(({ raw, to }) => [raw, to[0]?.at, run]),
    );
    for (const { at } of told.purged) expect(existsSync(at)).toBe(false);
    expect(raws()).toHaveLength(3);
    expect(world.run('history').stdout).toMatch(/purged.*\n.* 3 +3 +· +·\n/);
    const undo = world.run('undo', run);
    expect([undo.status, undo.stdout]).toEqual([3, expect.stringContaining('3 files of this run were deleted for good')]);
    expect(world.run('undo').stderr).toContain('There is no run to undo');
  });

  it('leaves what is younger than 30 days when no age is given, and tells it', () => {
    trash();
    const { status, stdout } = world.run('purge', '--yes');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/more than 30 days ago[\s\S]*left in trash: 3 files of 1 run/)]);
    expect(world.run('undo').status).toBe(0);
    expect(raws()).toHaveLength(6);
  });

  it('--dry-run shows and deletes nothing', () => {
    trash();
    const { status, stdout } = world.run('purge', '--older-than', '0s', '--dry-run', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { dryRun: true, totals: { purged: 3 } }]);
    expect(world.run('undo').status).toBe(0);
    expect(raws()).toHaveLength(6);
  });

  it.each([
    ['no terminal and no --yes', ['purge', '--older-than', '0s'], '--yes'],
    ['a number without a unit', ['purge', '--yes', '--older-than', '30'], '"30"'],
    ['no number', ['purge', '--yes', '--older-than', 'd'], '"d"'],
    ['an age below zero', ['purge', '--yes', '--older-than', '-1d'], '-1d'],
  ])('%s: exit 2, nothing deleted', (_, words, named) => {
    trash();
    const { status, stderr } = world.run(...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(named)]);
    expect(world.run('undo').status).toBe(0);
    expect(raws()).toHaveLength(6);
  });

  it.each<[string, RegExp, (at: string, from: string) => void]>([
    ['was written to in trash', /has changed/, at => writeFileSync(at, 'other')],
    ['got another time', /has changed/, at => utimesSync(at, 5, 5)],
    [
      'was swapped for another of its size and time',
      /not the file that was trashed/,
      at => {
        renameSync(at, `${at}.real`);
        writeFileSync(at, Buffer.alloc(884));
        utimesSync(at, 1_715_940_000, 1_715_940_000.25);
      },
    ],
    [
      'lies behind a link now',
      /a link leads/,
      at => {
        renameSync(join(at, '..'), world.at('moved'));
        symlinkSync(world.at('moved'), join(at, '..'));
      },
    ],
    ['is home under a second name', /same file/, (at, from) => linkSync(at, from)],
  ])('a raw that %s stays: exit 3', (_, why, change) => {
    const { receipts } = trash();
    const { raw = '', to = [] } = receipts[0] ?? {};
    change(to[0]?.at ?? '', raw);
    const { status, stdout } = purge('--json');
    expect(status).toBe(3);
    const told = JSON.parse(stdout);
    expect(told.refused).toContainEqual(expect.objectContaining({ from: raw, why: expect.stringMatching(why) }));
    expect(existsSync(to[0]?.at ?? '')).toBe(true);
    for (const one of told.refused) expect(existsSync(one.at)).toBe(true);
  });

  it('a file of somebody else in the same trash stays', () => {
    const { receipts } = trash();
    const beside = join(receipts[0]?.to[0]?.at ?? '', '..', 'mine.ARW');
    writeFileSync(beside, 'mine');
    expect(purge().status).toBe(0);
    expect(existsSync(beside)).toBe(true);
  });

  it('what was emptied by hand is told, and is no failure', () => {
    const { receipts } = trash();
    renameSync(receipts[0]?.to[0]?.at ?? '', world.at('taken.ARW'));
    const { status, stdout } = purge();
    expect([status, stdout]).toEqual([0, expect.stringMatching(/No longer in trash: 1 file[\s\S]*Deleted 2 files of 1 run for good/)]);
    expect(existsSync(world.at('taken.ARW'))).toBe(true);
  });
});

describe('doctor', { timeout: 60_000 }, () => {
  it('says that all works, and changes nothing', () => {
    const out = world.run('doctor', 'photos', '--json');
    expect(out.status).toBe(0);
    const { schema, checks } = JSON.parse(out.stdout);
    expect(schema).toBe('rawtwin.doctor/1');
    expect(checks.map(({ title }: { title: string }) => title)).toContain('state folder');
    expect([existsSync(world.at('state')), existsSync(world.at('data'))]).toEqual([false, false]);
    expect(readdirSync(world.at('photos')).filter(name => name.startsWith('.'))).toEqual([]);
  });

  it('exit 3 when something is bad', () => {
    const { status, stdout } = world.run('doctor', 'no-such-folder');
    expect([status, stdout]).toEqual([3, expect.stringMatching(/BAD +.*no-such-folder/)]);
  });

  it('names damaged lines, as history and undo do', () => {
    const { run } = trash();
    writeFileSync(world.at('state', 'runs', `${run}.ndjson`), 'scribble\n', { flag: 'a' });
    const line = /line \d+/;
    expect(world.run('doctor').stdout).toMatch(line);
    expect(world.run('history').stdout).toMatch(line);
    const undo = world.run('undo');
    expect([undo.status, undo.stderr]).toEqual([0, expect.stringMatching(line)]);
    expect(raws()).toHaveLength(6);
  });

  it('tells of a lock and of a run that was cut off, and settles nothing unasked', async () => {
    const { run } = trash();
    writeFileSync(world.at('state', 'open', run), '');
    const holder = await world.hold(world.at('elsewhere'), 'watch');
    const { stdout } = world.run('doctor');
    expect(stdout).toContain(`process ${holder.pid} on`);
    expect(stdout).toMatch(/note +run .*: was cut off/);
    expect(readdirSync(world.at('state', 'open'))).toEqual([run]);
  });
});
