import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SIDECAR_PROGRAMS } from '../../src/formats/sidecar-work.js';
import { XMP_PROGRAMS } from '../../src/formats/xmp-develop.js';
import { MARKS } from '../../src/formats/xmp-marks.js';

/** The rows of each table, by the heading above it. */
const told = new Map(
  readFileSync(new URL('../../docs/work.md', import.meta.url), 'utf8')
    .split(/^## /m)
    .map(part => [part.split('\n')[0] ?? '', rowsIn(part)] as const),
);
function rowsIn(part: string): readonly (readonly string[])[] {
  const rows = [...part.matchAll(/^\| (.*) \|$/gm)].map(match => (match[1] ?? '').split(' | ').map(cell => cell.trim()));
  return rows.slice(2);
}
const code = (word: string): string => `\`${word}\``;
const sidecars = Object.entries(SIDECAR_PROGRAMS).map(([ending, entry]) => ({ ending: code(`.${ending}`), ...entry }));

describe('docs/work.md has every row of the tables in the code, and no other', () => {
  it.each<[string, readonly (readonly string[])[]]>([
    ['Marks in XMP, in a sidecar or in the raw', MARKS.map(({ space, name, source }) => [space, code(name), source])],
    ['Develop settings in XMP', XMP_PROGRAMS.map(({ program, untouched, source }) => [program, untouched, source])],
    [
      'Sidecars that are read',
      sidecars.flatMap(({ ending, program, untouched, source }) => (untouched ? [[ending, program, untouched, source]] : [])),
    ],
    [
      'Sidecars that are edits by their presence',
      sidecars.flatMap(({ ending, program, untouched, carries, source }) => (untouched || carries ? [] : [[ending, program, source]])),
    ],
    ['Sidecars that are no work', sidecars.flatMap(({ ending, program, carries, source }) => (carries ? [[ending, program, source]] : []))],
  ])('%s', (heading, rows) => {
    expect(rows.length).toBeGreaterThan(3);
    expect(told.get(heading)).toEqual(rows);
  });
});
