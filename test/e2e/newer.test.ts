import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, E2eWorld } from './world.js';

const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

let world: E2eWorld;
let registry: Server;
let asked: string[];
let answer: (() => string) | undefined;

beforeEach(async () => {
  world = new E2eWorld();
  asked = [];
  answer = () => '{"name":"rawtwin","version":"99.0.0"}';
  registry = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (answer) response.end(answer());
  });
  await new Promise<void>(resolve => registry.listen(0, '127.0.0.1', resolve));
  mkdirSync(world.at('state'), { mode: 0o700 });
  world.layShoot('photos', 3);
});
afterEach(() => {
  registry.closeAllConnections();
  registry.close();
  world.end();
});

const file = () => world.at('state/newer.json');
const known = () => JSON.parse(readFileSync(file(), 'utf8'));
const note = (askedAt: string, latest?: string) => writeFileSync(file(), JSON.stringify({ askedAt, latest }));
const until = async (isSo: () => boolean) => {
  while (!isSo()) await pause(20);
};
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

/** At a terminal. As long as it runs, the registry of this process cannot answer: what it waited for would not come. */
function typed(words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const { NO_UPDATE_NOTIFIER, ...env } = world.env;
  const { port } = registry.address() as AddressInfo;
  const command = [process.execPath, BIN, ...words].map(quoted).join(' ');
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    env: { ...env, TERM: 'xterm', npm_config_registry: `http://127.0.0.1:${port}/npm`, ...more },
    cwd: world.top,
    encoding: 'utf8',
  });
  return { status, stdout };
}

describe.skipIf(!hasScript)('the notice of a newer version', () => {
  it('asks nobody on the first day', () => {
    const { status, stdout } = typed(['plan', 'photos']);
    expect(status).toBe(0);
    expect(stdout).not.toContain('99.0.0');
    expect(Object.keys(known())).toEqual(['askedAt']);
    expect(asked).toEqual([]);
  });

  it('comes once, at the command after the one that asked, and asks no more that day', async () => {
    note(LONG_AGO);
    expect(typed(['plan', 'photos']).stdout).not.toContain('99.0.0');
    await until(() => known().latest === '99.0.0');
    expect(asked).toEqual(['/npm/rawtwin/latest']);
    expect(typed(['plan', 'photos']).stdout).toContain('rawtwin: version 99.0.0 is out, this is');
    expect(typed(['plan', 'photos']).stdout).not.toContain('99.0.0');
    expect(asked).toHaveLength(1);
  });

  it('waits for no answer, and fails no command', async () => {
    note(LONG_AGO);
    answer = undefined;
    expect(typed(['plan', 'photos']).status).toBe(0);
    await until(() => asked.length === 1);
    expect(known().latest).toBeUndefined();
  });

  it.each([
    ['--json', ['plan', 'photos', '--json'], {}],
    ['--no-update-notifier before the verb', ['--no-update-notifier', 'plan', 'photos'], {}],
    ['--no-update-notifier after the verb', ['plan', 'photos', '--no-update-notifier'], {}],
    ['--no-update-notifier without a verb', ['--no-update-notifier', 'photos'], {}],
    ['NO_UPDATE_NOTIFIER', ['plan', 'photos'], { NO_UPDATE_NOTIFIER: '1' }],
    ['CI', ['plan', 'photos'], { CI: 'true' }],
    ['a CI that sets no such variable', ['plan', 'photos'], { TEAMCITY_VERSION: '1' }],
  ])('never comes with %s', (_, words, env) => {
    note(LONG_AGO, '99.0.0');
    const { status, stdout } = typed(words, env);
    expect(status).toBe(0);
    expect(stdout).not.toContain('99.0.0 is out');
    expect(known()).toEqual({ askedAt: LONG_AGO, latest: '99.0.0' });
  });

  it('never comes in a pipe', () => {
    note(LONG_AGO, '99.0.0');
    const { NO_UPDATE_NOTIFIER, ...env } = world.env;
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'plan', 'photos'], { env, cwd: world.top, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(known()).toEqual({ askedAt: LONG_AGO, latest: '99.0.0' });
  });

  it('comes in the language of the reader', () => {
    note(LONG_AGO, '99.0.0');
    expect(typed(['plan', 'photos'], { RAWTWIN_LANG: 'zh-CN' }).stdout).toContain('新版本 99.0.0');
  });

  it.each([
    ['a file that cannot be read as one', () => writeFileSync(file(), 'half a {')],
    ['a folder in its place', () => mkdirSync(file())],
  ])('fails no command for %s', (_, spoil) => {
    spoil();
    expect(typed(['plan', 'photos']).status).toBe(0);
  });

  it('is no reason to make a state folder that cannot be', () => {
    const { status } = typed(['facts', 'photos/DSC00001.ARW'], { RAWTWIN_STATE_DIR: world.at('photos/DSC00001.ARW/no') });
    expect(status).toBe(0);
    expect(existsSync(file())).toBe(false);
  });
});
