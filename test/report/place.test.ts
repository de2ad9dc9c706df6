import { describe, expect, it } from 'vitest';
import { below, showBeside, showIn } from '../../src/report/place.js';
import { at } from './plan-of.js';

describe('places', () => {
  it.each([
    { sentence: 'below', path: '/photos/a/b', folder: '/photos', rest: 'a/b' },
    { sentence: 'the folder itself', path: '/photos', folder: '/photos', rest: '' },
    { sentence: 'a folder whose name begins alike is another', path: '/photos2/a', folder: '/photos', rest: undefined },
    { sentence: 'all is below the top', path: '/a', folder: '/', rest: 'a' },
    { sentence: 'Windows', path: 'D:\\p\\a', folder: 'D:\\p', rest: 'a' },
  ])('$sentence: $path in $folder', ({ path, folder, rest }) => expect(below(at(path), at(folder))).toBe(rest));

  it.each([
    { sentence: 'one root: told from below it', roots: ['/m/photos'], path: '/m/photos/a/x', shown: 'a/x' },
    { sentence: 'one root itself: its name and a slash', roots: ['/m/photos'], path: '/m/photos', shown: 'photos/' },
    { sentence: 'several roots: each by its name', roots: ['/m/a', '/m/b'], path: '/m/b/x', shown: 'b/x' },
    { sentence: 'two roots of one name: in full', roots: ['/m/a', '/n/a'], path: '/n/a/x', shown: '/n/a/x' },
    { sentence: 'in no root: in full', roots: ['/m/a'], path: '/elsewhere/x', shown: '/elsewhere/x' },
    { sentence: 'the top folder as root: in full below it', roots: ['/'], path: '/x/y', shown: '/x/y' },
    { sentence: 'roots within each other: from the inner one', roots: ['/m/a', '/m/a/b'], path: '/m/a/b/x', shown: 'b/x' },
    { sentence: 'hostile signs are escaped', roots: ['/m/a'], path: '/m/a/x\ny', shown: 'x\\ny' },
  ])('$sentence', ({ roots, path, shown }) => expect(showIn(roots.map(at))(at(path))).toBe(shown));

  it('names files beside it by name alone, others by their way from the root', () => {
    const show = showBeside(at('/p/a'), [at('/p')]);
    expect([show(at('/p/a/x.JPG')), show(at('/p/b/x.JPG'))]).toEqual(['x.JPG', 'b/x.JPG']);
  });
});
