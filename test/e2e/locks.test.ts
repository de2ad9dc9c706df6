import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realProcesses } from '../../src/execute/real-processes.js';
import { E2eWorld, killed } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos/2024');
});
afterEach(() => world.end());

const trash = (folder: string) => ['trash', folder, '--yes', '--settle', '0', '--to', 'folder', '--max-trash', '100%'];
const locks = () => readdirSync(world.at('state', 'locks'));
const raws = (folder: string) => readdirSync(world.at(folder)).filter(name => name.endsWith('.ARW')).length;
const hasReceipts = (): boolean => {
  const runs = world.at('state', 'runs');
  return existsSync(runs) && readdirSync(runs).some(name => readFileSync(join(runs, name), 'utf8').includes('"type":"receipt"'));
};
const until = async (isSo: () => boolean) => {
  for (let waited = 0; !isSo(); waited += 2) {
    if (waited > 20_000) throw new Error('it did not come');
    await new Promise(resolve => setTimeout(resolve, 2));
  }
};

describe('one run per folder', { timeout: 60_000 }, () => {
  it.each([
    ['the same folder', 'photos/2024'],
    ['a folder around', 'photos'],
  ])('%s held by a live process: exit 5, who holds it, nothing moved', async (_, held) => {
    const holder = await world.hold(world.at(held));
    const { status, stderr } = world.run(...trash('photos/2024'));
    expect(status).toBe(5);
    expect(stderr).toContain(`process ${holder.pid} on `);
    expect(stderr).toContain('`rawtwin trash`');
    expect(raws('photos/2024')).toBe(5);
    expect(locks()).toHaveLength(1);
  });

  it('a folder beside is free', async () => {
    world.layShoot('other');
    await world.hold(world.at('photos'));
    expect(world.run(...trash('other')).status).toBe(0);
  });

  it('through a link: exit 5', async () => {
    symlinkSync(world.at('photos'), world.at('way'));
    await world.hold(world.at('photos/2024'));
    expect(world.run(...trash('way')).status).toBe(5);
  });

  it('kill -9 of the holder frees it', async () => {
    const holder = await world.hold(world.at('photos'));
    expect(world.run(...trash('photos/2024')).status).toBe(5);
    await killed(holder);
    expect(world.run(...trash('photos/2024')).status).toBe(0);
    expect(locks()).toEqual([]);
  });

  it('an old lock of a live process is not broken by its age', async () => {
    await world.hold(world.at('photos'));
    const [name = ''] = locks();
    const record = JSON.parse(readFileSync(world.at('state', 'locks', name), 'utf8'));
    writeFileSync(world.at('state', 'locks', name), JSON.stringify({ ...record, since: '2001-01-01T00:00:00.000Z' }));
    expect(world.run(...trash('photos/2024')).status).toBe(5);
  });

  it.skipIf(process.platform !== 'linux')('a number that a later process got does not hold it', async () => {
    const self = await realProcesses().self();
    const lay = (holder: object) => {
      mkdirSync(world.at('state', 'locks'), { recursive: true });
      const record = { holder, roots: [world.at('photos')], verb: 'trash', run: null, since: '2026-11-24T10:15:12.000Z' };
      writeFileSync(world.at('state', 'locks', 'x.json'), JSON.stringify(record));
    };
    lay(self);
    expect(world.run(...trash('photos/2024')).status).toBe(5);
    lay({ ...self, started: String(Number(self.started) - 1) });
    expect(world.run(...trash('photos/2024')).status).toBe(0);
  });

  it.each([
    ['undo of a run', ['undo']],
    ['purge of a run', ['purge', '--older-than', '0s', '--yes']],
  ])('%s whose folders another process holds: exit 5, and again when it is gone', async (_, words) => {
    expect(world.run(...trash('photos/2024')).status).toBe(0);
    const holder = await world.hold(world.at('photos'), 'plan');
    const { status, stderr } = world.run(...words);
    expect(status).toBe(5);
    expect(stderr).toContain('`rawtwin plan`');
    await killed(holder);
    expect(world.run(...words).status).toBe(0);
  });

  it.each([
    ['trash', trash('photos/2024')],
    ['undo', ['undo']],
    ['purge', ['purge', '--older-than', '0s', '--yes']],
  ])('%s waits until a daemon has done its moves there', async (verb, words) => {
    if (verb !== 'trash') expect(world.run(...trash('photos/2024')).status).toBe(0);
    const holder = await world.hold(world.at('photos'), 'watch');
    const { child, done } = world.start(...words);
    let said = '';
    child.stderr?.on('data', text => {
      said += text;
    });
    await until(() => said.includes('waiting for it'));
    await killed(holder);
    expect((await done).status).toBe(0);
    expect(raws('photos/2024')).toBe(verb === 'undo' ? 5 : 3);
  });

  it('a stopped run holds its folder, is not settled by others, and killed is settled and undone', async () => {
    world.layShoot('many', 600);
    const { child } = world.start(...trash('many'));
    await until(() => hasReceipts());
    child.kill('SIGSTOP');
    expect(raws('many')).toBeGreaterThan(300);
    const second = world.run(...trash('many'));
    expect(second.status).toBe(5);
    expect(second.stderr).toContain(`process ${child.pid} on `);
    expect(second.stderr).toContain('cannot be settled yet (busy)');
    expect(world.run('purge', '--older-than', '0s', '--yes').status).toBe(3);
    await killed(child);
    expect(world.run(...trash('many')).status).toBe(0);
    expect(raws('many')).toBe(300);
    while (world.run('undo').status === 0);
    expect(raws('many')).toBe(600);
  });

  it.each([
    ['on the same folder', 'many', 'many'],
    ['one folder in the other', 'many', 'many/..'],
  ])('two runs at once %s: each file goes once, and all come back', async (_, a, b) => {
    world.layShoot('both/many', 400);
    const runs = [a, b].map(folder => world.start(...trash(join('both', folder))));
    const outs = await Promise.all(runs.map(({ done }) => done));
    for (const { status, stderr } of outs) expect([0, 3, 5], stderr).toContain(status);
    expect(outs.some(({ status }) => status === 0)).toBe(true);
    expect(raws('both/many')).toBe(200);
    while (world.run('undo').status === 0);
    expect(raws('both/many')).toBe(400);
    expect(locks()).toEqual([]);
  });
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && canBind();
function canBind(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'rawtwin-bind-'));
  try {
    execFileSync('mount', ['--bind', place, place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

describe.skipIf(!canMount)('bind mounts (skipped unless root on Linux, who can mount)', { timeout: 60_000 }, () => {
  const mounted: string[] = [];
  afterEach(() => {
    for (const place of mounted.splice(0)) execFileSync('umount', [place]);
  });

  it.each([
    ['the folder under another path', 'photos/2024', 'photos/2024'],
    ['a folder around it under another path', 'photos', 'photos/2024'],
    ['a part of it under another path', 'photos/2024', 'photos'],
  ])('%s: exit 5', async (_, source, other) => {
    mkdirSync(world.at('mnt'));
    execFileSync('mount', ['--bind', world.at(source), world.at('mnt')]);
    mounted.push(world.at('mnt'));
    await world.hold(world.at('mnt'));
    expect(world.run(...trash(other)).status).toBe(5);
    expect(raws('photos/2024')).toBe(5);
  });
});
