import { existsSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  mkdirSync(world.at('photos'));
});
afterEach(() => world.end());
const isLinux = process.platform === 'linux';

it('--dry-run shows the file, by real paths, and writes nothing', () => {
  const { status, stdout } = world.run('service', 'install', 'photos', '--also', 'photos', '--grace', '5m', '--dry-run');
  expect(status).toBe(0);
  expect(stdout).toContain(world.at('photos'));
  expect(stdout).toMatch(/watch.*--also.*--grace.*5m.*--/s);
  expect(existsSync(world.at('config'))).toBe(false);
});

it.runIf(isLinux)('without a manager of services it is refused and nothing is written', () => {
  const { status, stderr } = world.run('service', 'install', 'photos', '--yes');
  expect([status, existsSync(world.at('config'))]).toEqual([4, false]);
  expect(stderr).toContain('No systemd of yours runs here, so nothing was written');
});

it.each([
  ['no folder', ['install'], 'Name the folder to watch.'],
  ['a folder that is not there', ['install', 'nowhere', '--dry-run'], 'nowhere is not there (ENOENT)'],
  ['a folder where none is taken', ['status', 'photos'], 'service status takes no folder.'],
  ['another act', ['start'], 'Allowed choices are install, uninstall, status.'],
])('%s is wrong usage', (_title, words, message) => {
  const { status, stderr } = world.run('service', ...words);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

it('nothing installed: said, and uninstall has nothing to do', () => {
  expect(world.run('service', 'status').stdout).toContain('No service is installed.');
  expect(JSON.parse(world.run('service', 'status', '--json').stdout)).toMatchObject({ isInstalled: false, isRunning: false });
  expect(world.run('service', 'uninstall', '--yes')).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('no service is installed'),
  });
});
