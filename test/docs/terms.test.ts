import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { JPEG_KEEP_REASONS, KEEP_REASONS } from '../../src/model/plan.js';
import { CONFIDENCES, STORES } from '../../src/model/policy.js';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** The words of the first column that stand as code, by heading. */
const told = new Map(
  textOf('docs/terms.md')
    .split(/^## /m)
    .map(part => [part.split('\n')[0] ?? '', [...part.matchAll(/^\| `([\w-]+)` +\|/gm)].map(match => match[1])] as const),
);
const kindsIn = (path: string, from: RegExp): string[] => [...textOf(path).matchAll(from)].map(match => match[1] ?? '');

describe('docs/terms.md has every word of the model, and no other', () => {
  it.each([
    { heading: 'Why a raw is kept', words: KEEP_REASONS as readonly string[] },
    { heading: 'Why a JPEG is kept', words: JPEG_KEEP_REASONS as readonly string[] },
    { heading: 'Confidence', words: CONFIDENCES as readonly string[] },
    { heading: 'Evidence', words: kindsIn('src/model/evidence.ts', /\bkind: '([\w-]+)'/g) },
    { heading: 'Guards', words: kindsIn('src/model/plan.ts', /(?<=guard: .*)'([\w-]+)'/g) },
    { heading: 'Where trashed files go', words: STORES as readonly string[] },
  ])('$heading', ({ heading, words }) => {
    expect(words.length).toBeGreaterThan(1);
    const rows = told.get(heading) ?? [];
    expect([...rows].sort()).toEqual([...words].sort());
  });
});
