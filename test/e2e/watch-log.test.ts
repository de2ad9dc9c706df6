import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos', 3);
});
afterEach(() => world.end());

it('--log-file has the log in the file and nothing on stderr', () => {
  const { status, stderr } = world.run('watch', 'photos', '--once', '--log-file', 'logs/watch.log');
  expect([status, stderr]).toEqual([0, '']);
  expect(readFileSync(world.at('logs/watch.log'), 'utf8')).toContain('photos: .rawtwin/root was written');
});
it('one that cannot be opened is wrong usage, and no pass is made', () => {
  const { status, stderr } = world.run('watch', 'photos', '--once', '--log-file', 'photos');
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^rawtwin: The log .*photos cannot be written/)]);
  expect(world.run('watch', 'status').status).toBe(0);
});
