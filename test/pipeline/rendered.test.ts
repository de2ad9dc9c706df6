import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { digestOfNames, hasNewRendered } from '../../src/pipeline/watch/missing.js';

const rendered = (folders: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(folders).map(([folder, names]) => [folder as AbsPath, names]));

const BEFORE = rendered({ '/a': ['1.JPG', '2.JPG'], '/b': [] });
describe('a rendered file that was not there before', () => {
  it.each([
    ['nothing changed', { '/a': ['1.JPG', '2.JPG'], '/b': [] }, false],
    ['one went', { '/a': ['1.JPG'], '/b': [] }, false],
    ['a folder went', { '/b': [] }, false],
    ['one came', { '/a': ['1.JPG', '2.JPG', '3.JPG'], '/b': [] }, true],
    ['one was renamed', { '/a': ['1.JPG', '2b.JPG'], '/b': [] }, true],
    ['one went to a folder that was there', { '/a': ['1.JPG'], '/b': ['2.JPG'] }, true],
    ['one went to a new folder', { '/a': ['1.JPG'], '/b': [], '/c': ['2.JPG'] }, true],
    ['a name came in other case', { '/a': ['1.jpg', '2.JPG'], '/b': [] }, true],
  ])('%s: %j is %s', (_, now, isNew) => {
    expect(hasNewRendered(rendered(now), BEFORE)).toBe(isNew);
  });
  it('a digest tells any change, not the order of folders', () => {
    expect(digestOfNames(rendered({ '/b': [], '/a': ['1.JPG', '2.JPG'] }))).toBe(digestOfNames(BEFORE));
    expect(digestOfNames(rendered({ '/a': ['1.JPG'], '/b': ['2.JPG'] }))).not.toBe(digestOfNames(BEFORE));
  });
});
