import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newRunId } from '../../src/journal/run-id.js';
import type { AbsPath } from '../../src/model/frame.js';
import { folderOf, isPathOf, isWithin, nameOf, pathIn, separatorOf } from '../../src/model/path.js';

describe('within', () => {
  it.each<[path: string, folder: string, within: boolean]>([
    ['/p/a', '/p', true],
    ['/p', '/p', true],
    ['/pa', '/p', false],
    ['/p', '/p/a', false],
    ['/p', '/', true],
    ['/p\\a', '/p', false],
    ['C:\\p\\a', 'C:\\p', true],
    ['C:\\pa', 'C:\\p', false],
    ['C:\\p', 'C:\\', true],
    ['D:\\p', 'C:\\', false],
    ['\\\\nas\\photos\\a', '\\\\nas\\photos', true],
    ['\\\\nas\\photos2', '\\\\nas\\photos', false],
    ['\\\\?\\C:\\p\\a', '\\\\?\\C:\\p', true],
  ])('%s in %s: %s', (path, folder, within) => {
    expect(isWithin(path, folder)).toBe(within);
    const { relative, isAbsolute } = folder.startsWith('/') ? posix : win32;
    const way = relative(folder, path);
    expect(!way.startsWith('..') && !isAbsolute(way), 'as node:path of that system has it').toBe(within);
  });

  it.each([
    ['/a\\b', '/'],
    ['C:\\a', '\\'],
    ['\\\\nas\\a', '\\'],
  ])('%s is parted by %s', (path, separator) => expect(separatorOf(path)).toBe(separator));

  it.each([
    ['/a/b\\c.ARW', 'b\\c.ARW'],
    ['C:\\a\\b.ARW', 'b.ARW'],
    ['\\\\nas\\a\\b.ARW', 'b.ARW'],
    ['/', ''],
  ])('%s is named %s', (path, name) => expect(nameOf(path as AbsPath)).toBe(name));
});

describe('a path is a folder and a name', () => {
  it.each(['/p/a', '/a', '/p/a\\b.ARW', 'C:\\p\\a', 'C:\\a', '\\\\nas\\photos\\p\\a', '\\\\nas\\photos\\a', '\\\\?\\C:\\p\\a'])(
    '%s, as node:path of that system has it',
    path => {
      const { dirname, basename } = path.startsWith('/') ? posix : win32;
      expect([folderOf(path as AbsPath), nameOf(path)]).toEqual([dirname(path), basename(path)]);
    },
  );

  it.each(['/', 'C:\\', '\\\\nas\\photos\\'])('the top folder %s holds itself', top => expect(folderOf(top as AbsPath)).toBe(top));
});

describe('the path of a file', () => {
  const places = ['/', '/p', '/p/a', '/p/ab', 'C:\\', 'C:\\p', '\\\\nas\\p'].flatMap(folder =>
    ['a', 'b', 'ab', 'b.JPG'].map(name => ({ folder: folder as AbsPath, name })),
  );
  it('is known without putting it together', () => {
    for (const one of places) {
      for (const other of places) {
        const path = pathIn(other.folder, other.name);
        expect(isPathOf(path, one), `${path} and ${one.name} in ${one.folder}`).toBe(path === pathIn(one.folder, one.name));
      }
    }
  });
  it.each(['/pxa', '/pa', '/p/', '/p/x', '/p//a', ''])('%j is not that of a in /p', path =>
    expect(isPathOf(path as AbsPath, { folder: '/p' as AbsPath, name: 'a' })).toBe(false),
  );
});

/** Signs and words that Windows lets nobody use in a name (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const FORBIDDEN = /[<>:"/\\|?*]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

it('the names of runs can be names on every system', () => {
  const ids = [0, 0.5, 0.999].map(seed => newRunId(new Date(Date.UTC(2026, 10, 24, 10, 15, 12)), () => seed));
  expect([...ids, '.rawtwin', 'trash', 'root', '.nomedia', '.rawtwin.json'].filter(name => FORBIDDEN.test(name))).toEqual([]);
  expect(FORBIDDEN.test('nul.arw') && FORBIDDEN.test('a:b') && FORBIDDEN.test('a.')).toBe(true);
});
