import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const below = (folder: string, ending: string): string[] =>
  (readdirSync(join(ROOT, folder), { recursive: true }) as string[])
    .filter(name => name.endsWith(ending))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`);
const pages = below('docs', '.md').map(name => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));
const source = below('src', '.ts')
  .map(name => readFileSync(join(ROOT, name), 'utf8'))
  .join('\n');
/** Every declared function, and every const, since some hold functions. Methods do not count. */
const declared = new Set([...source.matchAll(/\bfunction\*? +(\w+)|\bconst (\w+)\b[^=\n]*=/g)].map(match => match[1] ?? match[2] ?? ''));

/** What a patch shows as an example is not there; test/docs/contributing.test.ts holds that it applies. */
const withoutPatches = (text: string): string => text.replace(/^```diff\n[\s\S]*?^```$/gm, '');
const pathsIn = (text: string): string[] => [...text.matchAll(/\bsrc\/[\w./-]*\w\/?/g)].map(match => match[0]);
const functionsIn = (text: string): string[] => [...text.matchAll(/`(\w+)\(\)`/g)].map(match => match[1] ?? '');

describe('the documents name only what is there', () => {
  it('the architecture names enough to be checked', () => {
    const page = pages.find(({ name }) => name === 'docs/architecture.md');
    expect(pathsIn(page?.text ?? '').length).toBeGreaterThan(30);
    expect(functionsIn(page?.text ?? '').length).toBeGreaterThan(30);
  });

  it.each(pages)('$name: every path below src exists', ({ text }) => {
    expect(pathsIn(withoutPatches(text)).filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it.each(pages)('$name: every function is declared in src', ({ text }) => {
    expect(functionsIn(text).filter(name => !declared.has(name))).toEqual([]);
  });

  it('would see a path or a function that is not there', () => {
    expect(pathsIn('see `src/no/such.ts`').filter(path => !existsSync(join(ROOT, path)))).toEqual(['src/no/such.ts']);
    expect(functionsIn('call `noSuchFunction()`').filter(name => !declared.has(name))).toEqual(['noSuchFunction']);
  });
});
