import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/disk/bin.js';
import { hasHeading, releasedAs, unreleased } from './release/changelog.js';
import { strangeLicences } from './release/licences.js';
import { release } from './release/release.js';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n### Added\n\n- One.\n- Two.\n\n## 0.1.0 - 2026-01-01\n\n- Old.\n';
const FILES = {
  'package.json': '{ "version": "0.2.0" }',
  'package-lock.json': '{ "version": "0.2.0", "packages": { "": {}, "node_modules/a": { "license": "MIT" } } }',
  'CHANGELOG.md': CHANGELOG,
};

/** A project of three files where every program works but those named; what was run and said is kept. */
function project(files: Readonly<Record<string, string>> = {}, answers: Readonly<Record<string, { status: number; said: string }>> = {}) {
  const now: Record<string, string> = { ...FILES, ...files };
  const ran: string[] = [];
  const told: string[] = [];
  const go = (...words: string[]) =>
    release(words, {
      run: (...typed) => {
        ran.push(typed.join(' '));
        return answers[typed.join(' ')] ?? { status: 0, said: '' };
      },
      read: path => now[path] ?? '',
      write: (path, text) => {
        now[path] = text;
      },
      say: line => told.push(line),
      today: '2026-11-28',
    });
  const said = () => told.join('\n');
  return { go, now, ran, said };
}
const CHANGES = /^(git (commit|tag --annotate)|npm publish)/;

describe('the changelog', () => {
  it('tells what is unreleased, and no more', () => expect(unreleased(CHANGELOG)).toEqual(['- One.', '- Two.']));
  it('has nothing unreleased where the heading is missing', () => expect(unreleased('# Changelog\n\n- One.\n')).toEqual([]));
  it('knows the heading of a version by its whole name', () => {
    expect(['0.1.0', '0.1', '1.0', '0.2.0'].map(version => hasHeading(CHANGELOG, version))).toEqual([true, false, false, false]);
  });
  it('gets a heading, and keeps the other for what comes', () => {
    const text = releasedAs(CHANGELOG, '0.2.0', '2026-11-28');
    expect(text).toContain('## Unreleased\n\n## 0.2.0 - 2026-11-28\n\n### Added\n\n- One.');
    expect(unreleased(text)).toEqual([]);
    expect(hasHeading(text, '0.2.0')).toBe(true);
  });
  it('of this project can take the heading of its next version', () => {
    const text = readFileSync(join(PROJECT, 'CHANGELOG.md'), 'utf8');
    expect(hasHeading(releasedAs(text, '99.0.0', '2026-11-28'), '99.0.0')).toBe(true);
  });
});

describe('licences', () => {
  const lock = (license: string | undefined, more = {}) => ({
    packages: { '': {}, 'node_modules/a': { ...(license ? { license } : {}), ...more } },
  });
  it.each<[string, string | undefined, object, readonly string[]]>([
    ['one that is known', 'MIT', {}, []],
    ['one of two', '(GPL-3.0 OR MIT)', {}, []],
    ['both of two', 'MIT AND ISC', {}, []],
    ['one of two that are both needed', '(MIT AND GPL-3.0)', {}, ['a: (MIT AND GPL-3.0)']],
    ['one that asks for more', 'AGPL-3.0', {}, ['a: AGPL-3.0']],
    ['none', undefined, {}, ['a: no licence']],
    ['one that nobody gets', 'AGPL-3.0', { dev: true }, []],
  ])('%s', (_, licence, more, strange) => expect(strangeLicences(lock(licence, more))).toEqual(strange));
  it('of all that is shipped fit', () => {
    expect(strangeLicences(JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')))).toEqual([]);
  });
});

describe('a release', () => {
  it('on a dry run tells what it would do, in order, and does none of it', () => {
    const { go, ran, said, now } = project();
    expect(go('--dry-run')).toBe(0);
    expect(said()).toMatch(
      /All is well\. To release 0\.2\.0 it would:\n {2}write .*\n {2}build.*\n {2}commit.*\n {2}tag.*v0\.2\.0.*\n {2}publish/,
    );
    expect(ran.filter(words => CHANGES.test(words))).toEqual([]);
    expect(now['CHANGELOG.md']).toBe(CHANGELOG);
  });

  it('without it does them', () => {
    const { go, ran, now } = project();
    expect(go()).toBe(0);
    expect(now['CHANGELOG.md']).toContain('## 0.2.0 - 2026-11-28');
    expect(ran.slice(-4).map(words => words.split(' ').slice(0, 2).join(' '))).toEqual(['npm run', 'git commit', 'git tag', 'npm publish']);
  });

  it.each<[string, RegExp, Record<string, string>, Record<string, { status: number; said: string }>]>([
    [
      'uncommitted work',
      /wrong nothing is uncommitted\n {6} M src\/api\.ts/,
      {},
      { 'git status --porcelain': { status: 0, said: ' M src/api.ts\n' } },
    ],
    ['a folder without git', /wrong nothing is uncommitted/, {}, { 'git status --porcelain': { status: 128, said: 'fatal\n' } }],
    ['a version that was released', /v0\.2\.0 is a tag already/, {}, { 'git tag --list v0.2.0': { status: 0, said: 'v0.2.0\n' } }],
    ['two versions', /package-lock\.json says another version/, { 'package.json': '{ "version": "0.3.0" }' }, {}],
    ['an empty changelog', /no line under Unreleased/, { 'CHANGELOG.md': '## Unreleased\n\n## 0.1.0 - 2026-01-01\n- Old.\n' }, {}],
    ['a heading that is there', /has 0\.2\.0 already/, { 'CHANGELOG.md': '## Unreleased\n- New.\n\n## 0.2.0 - 2026-01-01\n' }, {}],
    [
      'a strange licence',
      /a: AGPL/,
      { 'package-lock.json': '{"version":"0.2.0","packages":{"node_modules/a":{"license":"AGPL-3.0"}}}' },
      {},
    ],
    ['a hole', /wrong known holes.*\n {6}1 high/, {}, { 'npm audit --omit=dev --audit-level=low': { status: 1, said: '1 high\n' } }],
    ['a red test', /wrong types, lint and tests/, {}, { 'npm run check': { status: 1, said: 'FAIL\n' } }],
    ['a build that breaks', /wrong it builds/, {}, { 'npm run build': { status: 2, said: '' } }],
    ['a package that cannot be packed', /wrong it packs/, {}, { 'npm pack --dry-run': { status: 1, said: '' } }],
  ])('is stopped by %s, also without --dry-run, and asks all the rest', (_, words, files, answers) => {
    const { go, ran, said } = project(files, answers);
    expect(go()).toBe(1);
    expect(said()).toMatch(words);
    expect(said()).toMatch(/\nNot released: /);
    expect(ran).toContain('npm pack --dry-run');
    expect(ran.filter(typed => CHANGES.test(typed))).toEqual([]);
  });

  it('stops at the first act that does not work', () => {
    const { go, ran, said } = project({}, { 'git commit --all --message release: 0.2.0': { status: 1, said: 'no name' } });
    expect(go()).toBe(1);
    expect(said()).toContain('no name\nThat did not work');
    expect(ran.some(typed => typed.startsWith('npm publish'))).toBe(false);
  });

  it('takes no other word', () => {
    const { go, ran } = project();
    expect(go('--dryrun')).toBe(2);
    expect(ran).toEqual([]);
  });
});
