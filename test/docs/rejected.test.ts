import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MARKS } from '../../src/formats/xmp-marks.js';

const text = readFileSync(new URL('../../docs/rejected.md', import.meta.url), 'utf8');

it('docs/rejected.md tells every mark that rejects, and no other', () => {
  const told = [...text.matchAll(/^\| (http\S+) +\| `(\w+)` +\| (.+?) +\|$/gm)].map(
    ([, space, name, value]) => `${space} ${name}: ${value}`,
  );
  const known = MARKS.flatMap(({ space, name, rejects }) => (rejects === undefined ? [] : [`${space} ${name}: ${rejects}`]));
  expect(told.toSorted()).toEqual(known.toSorted());
  expect(MARKS.filter(({ rejects, says }) => rejects !== undefined && /^-?\d$/.test(rejects) && !says(rejects).rejected)).toEqual([]);
});
