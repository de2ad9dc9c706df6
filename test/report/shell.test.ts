import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/report/printable.js';
import { shellQuoted, trashCommand } from '../../src/report/shell.js';
import { actionOf, at, hostileName, planOf } from './plan-of.js';

describe('shellQuoted', () => {
  it.each([
    { sentence: 'a plain path stays', word: '/photos/2026-05', quoted: '/photos/2026-05' },
    { sentence: 'letters of any script stay', word: '/fotos/Müller/夏', quoted: '/fotos/Müller/夏' },
    { sentence: 'a space is quoted', word: '/my photos', quoted: "'/my photos'" },
    { sentence: 'a pattern is left to rawtwin', word: '~/Photos/2026-*', quoted: "'~/Photos/2026-*'" },
    { sentence: 'an apostrophe', word: "/it's", quoted: "'/it'\\''s'" },
    { sentence: 'a substitution is no substitution', word: '$(rm x)`y`', quoted: "'$(rm x)`y`'" },
    { sentence: 'a folder that begins like a flag', word: '-rf', quoted: './-rf' },
    { sentence: 'an empty word', word: '', quoted: "''" },
    { sentence: 'a newline and an escape', word: 'a\n\x1bb', quoted: "$'a\\n\\U0000001bb'" },
    { sentence: 'a backslash beside a newline', word: '\\n\n', quoted: "$'\\\\n\\n'" },
  ])('$sentence', ({ word, quoted }) => expect(shellQuoted(word)).toBe(quoted));

  it.each([
    { word: 'C:\\photos\\a', quoted: 'C:\\photos\\a' },
    { word: 'C:\\my photos', quoted: '"C:\\my photos"' },
  ])('for Windows $word is $quoted', ({ word, quoted }) => expect(shellQuoted(word, true)).toBe(quoted));

  it('shows no control sign itself', () => {
    fc.assert(
      fc.property(hostileName, name => {
        expect(printable(shellQuoted(name))).toBe(shellQuoted(name));
      }),
    );
  });

  const bash = spawnSync('bash', ['-c', 'printf %s "$BASH_VERSION"'], { encoding: 'utf8' }).stdout ?? '';
  it.skipIf(bash === '')('is read back by bash as it was (skipped where there is no bash)', () => {
    const names = fc.sample(
      hostileName.filter(name => name.isWellFormed()),
      { numRuns: 100, seed: 7 },
    );
    const script = `printf '%s\\0' ${names.map(name => shellQuoted(name)).join(' ')}`;
    const read = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    expect(read.stdout.split('\0').slice(0, -1)).toEqual(names.map(name => (name.startsWith('-') ? `./${name}` : name)));
  });
});

describe('trashCommand', () => {
  const actions = [actionOf('/photos/x.ARW')];
  it.each([
    { sentence: 'the roots, when nothing was typed', plan: planOf(actions), given: undefined, command: 'rawtwin trash /photos' },
    { sentence: 'the folders as typed', plan: planOf(actions), given: ['my photos', '.'], command: "rawtwin trash 'my photos' ." },
    { sentence: 'no folder typed', plan: planOf(actions), given: [], command: 'rawtwin trash' },
    {
      sentence: 'the rules that differ from the usual ones go along, or trash would answer another question',
      plan: planOf(actions, [], {
        also: [at('/card 2')],
        policy: { trust: 'proven', include: ['raw-only', 'unsure'], settleSeconds: 0, maxTrash: { percent: 80 } },
      }),
      given: ['/photos'],
      command: "rawtwin trash /photos --also '/card 2' --trust proven --include raw-only,unsure --settle 0 --max-trash 80%",
    },
  ])('$sentence', ({ plan, given, command }) => expect(trashCommand(plan, given)).toBe(command));

  it('is left away when it would be too long to type', () => {
    expect(
      trashCommand(
        planOf(actions),
        Array.from({ length: 99 }, (_, i) => `/photos/${i}`),
      ),
    ).toBeUndefined();
  });
});
