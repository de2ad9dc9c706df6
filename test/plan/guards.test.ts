import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import type { Action } from '../../src/model/plan.js';
import { isForbidden } from '../../src/plan/guards/forbidden-root.js';
import type { GuardInput } from '../../src/plan/guards/guard.js';
import { askGuards } from '../../src/plan/guards/index.js';
import { at, scanOf, stampWith } from './small-world.js';

const RAWS = ['/p/a/1.ARW', '/p/a/2.ARW', '/p/a/3.ARW', '/p/a/4.ARW', '/p/b/1.NEF', '/p/b/2.NEF'];
const going = (...paths: string[]): Action[] =>
  paths.map((path, i) => ({
    ...{ id: `a${i}`, with: [], verdict: 'orphan', confidence: 'proven', because: [] },
    raw: { path: at(path), format: 'arw', bytes: 1, stamp: stampWith() },
  }));
const ask = (more: Partial<GuardInput>): string[] =>
  askGuards({
    ...{ scan: scanOf(RAWS), actions: [], limit: undefined, lastCount: () => undefined, listingAccepted: false, home: '/home/me' },
    ...more,
  }).map(({ guard, message, howToGoOn }) => (message && howToGoOn ? guard : 'says nothing'));

describe('max-trash', () => {
  const rows: { sentence: string; limit: GuardInput['limit']; paths: string[]; refused: string[] }[] = [
    { sentence: 'no limit', limit: undefined, paths: RAWS, refused: [] },
    { sentence: 'as many as allowed', limit: { count: 2 }, paths: RAWS.slice(0, 2), refused: [] },
    { sentence: 'one more than allowed', limit: { count: 1 }, paths: RAWS.slice(0, 2), refused: ['max-trash'] },
    { sentence: 'none allowed', limit: { count: 0 }, paths: RAWS.slice(0, 1), refused: ['max-trash'] },
    { sentence: 'none allowed, none going', limit: { count: 0 }, paths: [], refused: [] },
    { sentence: 'exactly half', limit: { percent: 50 }, paths: RAWS.slice(0, 2), refused: [] },
    { sentence: 'more than half of one shoot', limit: { percent: 50 }, paths: RAWS.slice(0, 3), refused: ['max-trash'] },
    { sentence: 'all of the smaller shoot, a third of the whole', limit: { percent: 50 }, paths: RAWS.slice(4), refused: ['max-trash'] },
    { sentence: 'everything, and all is allowed', limit: { percent: 100 }, paths: RAWS, refused: [] },
  ];
  it.each(rows)('$sentence: $refused', ({ limit, paths, refused }) => expect(ask({ limit, actions: going(...paths) })).toEqual(refused));
});

describe('shrunken and empty listings', () => {
  const count = (now: number) => scanOf(RAWS, { fileCount: new Map([[at('/p'), now]]) });
  const rows: { sentence: string; more: Partial<GuardInput>; refused: string[] }[] = [
    { sentence: 'never seen before', more: { scan: count(6) }, refused: [] },
    { sentence: 'half is left', more: { scan: count(5), lastCount: () => 10 }, refused: [] },
    { sentence: 'less than half is left', more: { scan: count(4), lastCount: () => 10 }, refused: ['shrunken-listing'] },
    { sentence: 'a person accepted it', more: { scan: count(4), lastCount: () => 10, listingAccepted: true }, refused: [] },
    { sentence: 'empty', more: { scan: count(0) }, refused: ['empty-root'] },
    { sentence: 'empty, accepted all the same', more: { scan: count(0), listingAccepted: true }, refused: ['empty-root'] },
    { sentence: 'empty and shrunken', more: { scan: count(0), lastCount: () => 1 }, refused: ['empty-root', 'shrunken-listing'] },
  ];
  it.each(rows)('$sentence: $refused', ({ more, refused }) => expect(ask(more)).toEqual(refused));

  it('a folder from --also that is empty refuses as well: the twins would be there', () => {
    const fileCount = new Map([
      [at('/p'), 6],
      [at('/jpegs'), 0],
    ]);
    expect(ask({ scan: scanOf(RAWS, { fileCount, also: [at('/jpegs')] }) })).toEqual(['empty-root']);
  });
});

describe('roots that are never touched as a whole', () => {
  const refused = [
    '/',
    '/home/me',
    '/home',
    '/usr',
    '/var',
    '/root',
    '/mnt/card/lost+found',
    '/mnt/card/.Trash-1000',
    'C:\\',
    'C:\\Windows',
  ];
  it.each(refused)('%s is refused', root => expect(ask({ scan: scanOf(RAWS, { roots: [root as AbsPath] }) })).toEqual(['forbidden-root']));
  const allowed = ['/home/me/Photos', '/mnt/card', '/media/me/disk', '/home/me2', 'D:\\Photos', '/usr2'];
  it.each(allowed)('%s is allowed', root => expect(ask({ scan: scanOf(RAWS, { roots: [root as AbsPath] }) })).toEqual([]));

  it.each<[root: string, home: string, forbidden: boolean]>([
    ['/Users/me', '/Users/Me', true],
    ['/Users', '/Users/Me', true],
    ['/Users/me/Photos', '/Users/Me', false],
    ['C:\\Users\\Me', 'c:\\users\\me', true],
    ['C:\\Users\\Me\\Photos', 'c:\\users\\me', false],
    ['\\\\nas\\home\\me', '\\\\NAS\\home\\me', true],
    ['\\\\nas\\photos', 'c:\\users\\me', false],
    ['/home/Me', '/home/me', false],
  ])('%s with the home %s: %s', (root, home, forbidden) => expect(isForbidden(root as AbsPath, home)).toBe(forbidden));
});
