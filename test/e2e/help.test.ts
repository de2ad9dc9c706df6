import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELP } from '../../src/cli/examples.js';
import { EXIT_MEANS } from '../../src/cli/exit-code.js';
import { buildProgram } from '../../src/cli/program.js';
import { PROJECT } from '../support/disk/bin.js';
import { E2eWorld } from './world.js';

const program = buildProgram(async () => undefined);
const nameOf = (command: Command): string =>
  command.parent === null || command.parent === program ? command.name() : `${command.parent.name()} ${command.name()}`;
const verbs = program.commands.flatMap(verb => [verb, ...verb.commands]).map(command => ({ verb: nameOf(command), command }));
const own = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
const MAN = join(PROJECT, 'dist/man');
const has = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

let world: E2eWorld;
beforeAll(() => {
  world = new E2eWorld();
});
afterAll(() => world.end());

describe('help', () => {
  it('has an end for every verb, and for no other', () => {
    expect(Object.keys(HELP).sort()).toEqual(['rawtwin', ...verbs.map(({ verb }) => verb)].sort());
  });

  it.each(Object.entries(HELP))('of %s has examples of it, and pages that are there', (verb, { examples, docs }) => {
    const lines = examples.split('\n').slice(1);
    expect(lines.length).toBeGreaterThan(1);
    const begins = verb === 'rawtwin' ? /^ {2}rawtwin / : new RegExp(`^ {2}(source <\\()?rawtwin ${verb}\\b`);
    expect(lines.filter(line => !begins.test(line))).toEqual([]);
    expect(docs.length).toBeGreaterThan(0);
    expect(docs.filter(page => !existsSync(join(PROJECT, page)))).toEqual([]);
  });

  it.each(Object.entries(HELP).flatMap(([verb, { examples }]) => examples.match(/--[a-z-]+/g)?.map(flag => [flag, verb] as const) ?? []))(
    'knows %s, which an example of %s shows',
    (flag, verb) => {
      const known = program.commands.flatMap(command => [command, ...command.commands]).flatMap(({ options }) => options);
      const own = verbs.find(found => found.verb === verb)?.command;
      const one = own ? [own, ...own.commands].flatMap(({ options }) => options) : known;
      expect([...one, ...(verb === 'plan' ? known : [])].map(({ long }) => long)).toContain(flag);
    },
  );

  it.each([[], ...verbs.map(({ verb }) => verb.split(' '))])('of %s %s tells exit codes, examples and pages, in 80 columns', (...words) => {
    const { status, stdout } = world.run(...words, '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/\nExamples:\n {2}\S[\s\S]*\nExit codes:\n {4}0 {2}done[\s\S]*\nMore:\n {2}\S+\.md/);
    const told = stdout.slice(0, stdout.indexOf('\nExamples:'));
    expect(told.split('\n').filter(line => line.length > 80)).toEqual([]);
  });

  it('proposes what a mistyped verb or flag may have meant, and nothing for a folder', () => {
    mkdirSync(world.at('trsah'));
    expect(world.run('pln').stderr).toMatch(/pln is not there\..* Did you mean plan\?\n$/);
    expect(world.run('watch', 'statsu').stderr).toContain('Did you mean status?');
    expect(world.run('trash', '--yess').stderr).toContain('Did you mean --yes?');
    expect(world.run('histry', '--json')).toMatchObject({ status: 2, stdout: expect.stringContaining('Did you mean history?') });
    expect(world.run('plan', 'trsh').stderr).not.toContain('Did you mean');
    expect(world.run('/no/such/place').stderr).not.toContain('Did you mean');
    expect(world.run('trsah').stderr).not.toContain('Did you mean');
  });

  it('has the version alone on its first line, then Node and the platform', () => {
    const { stdout } = world.run('--version');
    expect(stdout).toBe(`${own.version}\nNode ${process.versions.node}, ${process.platform} ${process.arch}\n`);
  });
});

describe('man pages', () => {
  const pages = readdirSync(MAN).sort();

  it('are one per verb and one for all, and package.json names each', () => {
    expect(pages).toEqual(['rawtwin.1', ...verbs.map(({ verb }) => `rawtwin-${verb.replaceAll(' ', '-')}.1`)].sort());
    expect(own.man).toEqual(pages.map(page => `./dist/man/${page}`));
  });

  it.each(verbs)('$verb: tell every flag, example and exit code that --help tells', ({ verb, command }) => {
    const text = readFileSync(join(MAN, `rawtwin-${verb.replaceAll(' ', '-')}.1`), 'utf8')
      .replaceAll('\\-', '-')
      .replaceAll('\\(aq', "'");
    const flags = command.createHelp().visibleOptions(command);
    expect(flags.filter(({ flags }) => !text.includes(flags))).toEqual([]);
    expect(text).toContain(HELP[verb]?.examples.split('\n').at(-1));
    expect([...EXIT_MEANS.keys()].filter(code => !text.includes(`\\fB${code}\\fR`))).toEqual([]);
  });

  const left = (said: string) => said.split('\n').filter(line => line !== '' && !line.includes('missing date'));
  it.skipIf(!has('mandoc'))('are clean by mandoc', () => {
    const { stdout, stderr } = spawnSync('mandoc', ['-Tlint', '-W', 'warning', ...pages], { cwd: MAN, encoding: 'utf8' });
    expect(left(stdout + stderr)).toEqual([]);
  });

  it.skipIf(!has('groff'))('are clean by groff', () => {
    const { stderr, stdout, status } = spawnSync('groff', ['-man', '-ww', '-Tascii', ...pages], { cwd: MAN, encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain('rawtwin trash --plan cull.json');
  });
});
