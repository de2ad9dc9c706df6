import { describe, expect, it } from 'vitest';
import { blocks, commands, kinds, PAGES, withOutputs } from './reader/pages.js';
import { Reader } from './reader/reader.js';

/** What is shown and not run, each with its reason. */
const NOT_RUN: ReadonlyMap<string, string> = new Map([
  ['source <(rawtwin completion zsh)', 'needs zsh; test/e2e/completion.test.ts does it there'],
  ['rawtwin completion fish | source', 'needs fish; test/e2e/completion.test.ts does it there'],
]);
const shown = PAGES.flatMap(page => commands(page).map(command => ({ page: page.name, ...command })));
const lines = [...new Map(shown.map(one => [one.line, one])).values()].filter(({ line }) => !NOT_RUN.has(line));

describe('every command of the pages', () => {
  it('is found by the test', () => {
    expect(lines.length).toBeGreaterThan(60);
    expect([...NOT_RUN.keys()].filter(line => !shown.some(one => one.line === line))).toEqual([]);
  });

  it.concurrent.each(lines)('$page: $line', async ({ line, exit }) => {
    const reader = await Reader.settled();
    try {
      const typed = await reader.typeAlone(line);
      expect(typed, typed.shown).toMatchObject({ status: exit });
    } finally {
      reader.end();
    }
  });
});

/** Kinds of blocks, and the pages in which another test compares them. */
const KINDS: ReadonlyMap<string, readonly string[] | 'any'> = new Map<string, readonly string[] | 'any'>([
  ...(['sh', 'crontab', 'console'] as const).map(kind => [kind, 'any'] as const),
  ['text', ['README.md', 'docs/journal.md']],
  ['js', ['docs/api.md']],
  ['diff', ['docs/contributing.md']],
]);
it.each(PAGES)('$name shows nothing that no test looks at', page => {
  const strange = kinds(page).filter(kind => {
    const where = KINDS.get(kind) ?? [];
    return where !== 'any' && !where.includes(page.name);
  });
  expect(strange).toEqual([]);
});

describe('every output of the pages is what is printed; after a change: npx vitest run test/docs/commands.test.ts -u', () => {
  it.each(PAGES.filter(page => blocks(page, 'console').length > 0))('$name', async page => {
    const told = await withOutputs(page, async typed => {
      const reader = await Reader.settled();
      try {
        const outputs: string[] = [];
        for (const { line, exit } of typed) {
          const { status, shown } = await reader.type(line);
          expect({ line, status }, shown).toEqual({ line, status: exit });
          outputs.push(shown);
        }
        return outputs;
      } finally {
        reader.end();
      }
    });
    await expect(told).toMatchFileSnapshot(`../../${page.name}`);
  });
});
