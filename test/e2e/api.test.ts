import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, carryOut, makePlan, undoRun } from '../../src/api.js';
import { PROJECT } from '../support/disk/bin.js';
import { E2eWorld } from './world.js';

const PAGE = readFileSync(join(PROJECT, 'docs/api.md'), 'utf8');
/** Files of a test are new; else the example is run as it stands. */
const EXAMPLE = /```js\n([\s\S]*?)```/.exec(PAGE)?.[1]?.replace('folders: [folder]', 'folders: [folder], settleSeconds: 0') ?? '';

let world: E2eWorld;
beforeAll(() => {
  world = new E2eWorld();
  mkdirSync(world.at('app/node_modules'), { recursive: true });
  symlinkSync(PROJECT, world.at('app/node_modules/rawtwin'));
});
afterAll(() => world.end());

const names = (folder: string) => ['DSC00002.ARW', 'DSC00004.ARW'].map(name => world.at(folder, name));
const options = (folder: string) => ({ folders: [world.at(folder)], stateDir: world.at('state'), settleSeconds: 0 });

describe('the example of docs/api.md', () => {
  it('runs as it stands, and everything is back at its end', () => {
    world.layShoot('example', 12);
    writeFileSync(world.at('app/cull.mjs'), EXAMPLE);
    const { stdout, stderr, status } = spawnSync(process.execPath, [world.at('app/cull.mjs'), world.at('example')], {
      env: world.env,
      encoding: 'utf8',
    });
    const lines = stdout.split('\n');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(lines).toContain('6 of 12 raws would go');
    expect(lines.filter(line => line.startsWith('trashed: '))).toHaveLength(6);
    expect(lines).toContain('6 files came back, 0 could not');
    for (const raw of names('example')) expect(existsSync(raw)).toBe(true);
  });

  it('says what is wrong in one line when the folder is not there', () => {
    writeFileSync(world.at('app/cull.mjs'), EXAMPLE);
    const { stderr, status } = spawnSync(process.execPath, [world.at('app/cull.mjs'), world.at('no-such')], {
      env: world.env,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^NOT_FOUND: .*no-such is not there/);
    expect(status).toBe(1);
  });

  it('fits the types that are shipped', () => {
    writeFileSync(world.at('app/package.json'), '{ "type": "module" }');
    writeFileSync(world.at('app/cull.ts'), EXAMPLE.replace('[folder]', "[folder = '']"));
    cpSync(join(PROJECT, 'node_modules/@types/node'), world.at('app/node_modules/@types/node'), { recursive: true });
    cpSync(join(PROJECT, 'node_modules/undici-types'), world.at('app/node_modules/undici-types'), { recursive: true });
    const words = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node', 'cull.ts'];
    const { stdout, status } = spawnSync(join(PROJECT, 'node_modules/.bin/tsc'), words, { cwd: world.at('app'), encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

describe('the page', () => {
  const rows = (heading: string) => {
    const part = PAGE.split(/^## /m).find(text => text.startsWith(heading)) ?? '';
    return [...part.matchAll(/^\| `(\w+)`/gm)].map(match => match[1] ?? '');
  };
  const source = readFileSync(join(PROJECT, 'src/api.ts'), 'utf8');
  const fields = (name: string) => {
    const body = new RegExp(`interface ${name}[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
    return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(match => match[1] ?? '');
  };
  it.each([
    ['`makePlan', 'PlanOptions'],
    ['`carryOut', 'CarryOutOptions'],
    ['`undoRun', 'UndoOptions'],
    ['All three', 'Surroundings'],
  ])('tells every option of %s, and no other', (heading, name) => {
    expect(fields(name).length).toBeGreaterThan(1);
    expect(rows(heading)).toEqual(fields(name));
  });
});

describe('the calls', () => {
  it('carry out some actions of a plan, tell each at once, and bring single raws back', async () => {
    world.layShoot('some', 5);
    const plan = await makePlan(options('some'));
    const told: string[] = [];
    const ticks: number[] = [];
    const { run, receipts } = await carryOut(plan, {
      to: 'folder',
      onReceipt: ({ raw }) => told.push(raw),
      progress: { tick: n => ticks.push(n) },
    });
    expect(told).toEqual(names('some'));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['trashed', 'trashed']);
    expect(ticks).toEqual([1, 1]);
    const back = await undoRun({ run: run ?? '', only: ['DSC00002.ARW'], stateDir: world.at('state') });
    expect(back.restored.map(({ from }) => from)).toEqual(names('some').slice(0, 1));
    expect(back.unasked).toBe(1);
  });

  it('move nothing when there is nothing to do', async () => {
    world.layShoot('nothing', 1);
    expect(await carryOut(await makePlan(options('nothing')))).toEqual({ run: null, receipts: [], interrupted: false });
  });

  it('refuse more than half of a shoot, since nobody is asked', async () => {
    world.layShoot('half', 4);
    rmSync(world.at('half/DSC00001.JPG'));
    const plan = await makePlan(options('half'));
    expect(plan.refusals.map(({ guard }) => guard)).toEqual(['max-trash']);
    await expect(carryOut(plan, { to: 'folder' })).rejects.toMatchObject({ code: 'REFUSED' });
    expect(existsSync(world.at('half/DSC00002.ARW'))).toBe(true);
    const allowed = await makePlan({ ...options('half'), maxTrash: '100%' });
    expect((await carryOut(allowed, { to: 'folder' })).receipts).toHaveLength(3);
  });

  it('keep and recall nothing without memory', async () => {
    world.layShoot('forgotten', 5);
    const stateDir = world.at('no-memory');
    await carryOut(await makePlan({ folders: [world.at('forgotten')], stateDir, memory: false, cache: false, settleSeconds: 0 }), {
      to: 'folder',
      thumbnails: false,
    });
    expect(readdirSync(stateDir).filter(name => !/^(runs|locks|open|taken)$/.test(name))).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['no folder', () => makePlan({ folders: [] }), /at least one folder/],
    ['a word that is none', () => makePlan({ ...options('.'), trust: 'prooven' as 'proven' }), /trust "prooven": use one of proven/],
    ['a share above all', () => makePlan({ ...options('.'), maxTrash: '101%' }), /maxTrash "101%"/],
    ['a plan that was copied', async () => carryOut({ ...(await makePlan(options('.'))) }), /not made by makePlan/],
    ['an empty run', () => undoRun({ run: '', stateDir: world.at('state') }), /`run` is empty/],
  ])('throw USAGE for %s', async (_, call, message) => {
    const error: unknown = await call().catch(thrown => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringMatching(message) });
  });

  it('throw USAGE for an action of another plan', async () => {
    world.layShoot('other', 3);
    const [one, other] = [await makePlan(options('other')), await makePlan(options('other'))];
    await expect(carryOut(one, { actions: other.actions })).rejects.toMatchObject({ code: 'USAGE' });
    expect(existsSync(world.at('other/DSC00002.ARW'))).toBe(true);
  });

  it('end with an AbortError when they are told to before anything moved', async () => {
    world.layShoot('aborted', 3);
    await expect(makePlan({ ...options('aborted'), signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
