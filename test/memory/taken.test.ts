import { beforeEach, describe, expect, it } from 'vitest';
import { fileTaken } from '../../src/memory/taken.js';
import type { Taken } from '../../src/model/taken.js';
import { FakeFs } from '../support/fake-fs.js';
import { abs } from '../support/trash-world.js';

let disk: FakeFs;
beforeEach(() => {
  disk = new FakeFs();
});
const on = (fs = disk, most?: number) =>
  fileTaken({ folder: abs('/state/taken'), fs, isMoving: async () => false, ...(most === undefined ? {} : { most }) });
const taken = (n: number, half: Taken['half'] = 'jpeg', at = '2026-11-24T10:00:00.000Z'): Taken => ({
  ...{ path: abs(`/photos/X${n}`), half, trashedAt: at, run: 'r1' },
  ...{
    trace: { bytes: n, mtimeNs: 12_345_678_901_234_567n },
    capture: { model: 'ILCE-7M4', takenAt: '2026-05-17T10:00:42', rendition: false },
  },
});
const files = (): string[] => [...disk.entries].flatMap(([path, { kind }]) => (kind === 'file' ? [path] : []));
const paths = (all: readonly Taken[]): string[] => all.map(({ path }) => path).sort();
const put = (name: string, ...lines: string[]) => disk.putForGood(`/state/taken/${name}`, Buffer.from(lines.join('\n')));

describe('what runs took', () => {
  it('is recalled as it was noted, each half by itself', async () => {
    await on().note([taken(1), taken(2, 'raw')]);
    expect([await on().recall('jpeg'), await on().recall('raw')]).toEqual([[taken(1)], [taken(2, 'raw')]]);
  });

  it('is nothing where nothing was noted, and where there was nothing to note no file is made', async () => {
    await on().note([]);
    await on().back([]);
    expect([await on().recall('jpeg'), files()]).toEqual([[], []]);
  });

  it('ends by its own note: what was taken from the same place since is another', async () => {
    const again = taken(1, 'jpeg', '2026-12-24T10:00:00.000Z');
    await on().note([taken(1)]);
    await on().note([again]);
    await on().back([taken(1)]);
    expect(await on().recall('jpeg')).toEqual([again]);
  });

  it('many files are made one, without what ended', async () => {
    for (let n = 0; n < 6; n++) await on(disk, 4).note([taken(n), taken(n, 'raw')]);
    await on(disk, 4).back([taken(2), taken(3, 'raw')]);
    await on(disk, 1).note([taken(9), taken(9, 'raw')]);
    expect(files()).toHaveLength(2);
    expect(paths(await on().recall('jpeg'))).toEqual(['0', '1', '3', '4', '5', '9'].map(n => `/photos/X${n}`));
    expect(
      files()
        .map(path => Buffer.from(disk.entries.get(path)?.bytes ?? []).toString())
        .join(),
    ).not.toContain('back');
  });

  it('a list that holds nothing takes no room', async () => {
    await on(disk, 1).note([taken(1)]);
    await on(disk, 1).back([taken(1)]);
    expect(files()).toEqual([]);
  });

  it('two processes that make one of the same files lose nothing, and each note counts once', async () => {
    for (let n = 0; n < 3; n++) await on().note([taken(n)]);
    const other = disk.clone();
    await on(disk, 1).note([taken(3)]);
    await on(other, 1).note([taken(4)]);
    for (const [path, { bytes }] of other.entries) if (!disk.entries.has(path)) disk.putForGood(path, bytes);
    expect(paths(await on().recall('jpeg'))).toEqual([0, 1, 2, 3, 4].map(n => `/photos/X${n}`));
  });

  it('files that go while they are read are looked for again', async () => {
    for (let n = 0; n < 3; n++) await on().note([taken(n)]);
    let isMet = false;
    const names: FakeFs['names'] = async folder => {
      const before = await disk.names(folder);
      if (!isMet) {
        isMet = true;
        await on(disk, 1).note([taken(3)]);
      }
      return before;
    };
    const meeting = new Proxy(disk, { get: (fs, key) => (key === 'names' ? names : Reflect.get(fs, key).bind?.(fs)) });
    expect(await on(meeting).recall('jpeg')).toHaveLength(4);
  });
});

describe('files of other versions', () => {
  const first = { path: '/photos/A.JPG', half: 'jpeg', trashedAt: '2026-11-24T10:00:00.000Z', facts: { model: 'X', makerNote: true } };

  it('the first: one file for each half, where a `back` ends all notes of the path before it', async () => {
    const b = { ...first, path: '/photos/B.JPG' };
    put('jpegs.jsonl', '', JSON.stringify(first), JSON.stringify(b), '', '{"path":"/photos/A.JPG","back":true}', JSON.stringify(b), '');
    expect(await on().recall('jpeg')).toEqual([{ path: b.path, half: 'jpeg', trashedAt: b.trashedAt, capture: b.facts }]);
    put('jpegs.jsonl', '{"path":"/photos/A.JPG","back":true}', JSON.stringify(first));
    expect(paths(await on().recall('jpeg'))).toEqual([first.path]);
    await on(disk, 1).note([taken(1)]);
    expect([files().length, paths(await on().recall('jpeg'))]).toEqual([1, [first.path, '/photos/X1']]);
  });

  it('a later one may speak for a half: no plan is made, and its file is left as it is', async () => {
    put('jpegs-0a.jsonl', JSON.stringify({ v: 3, path: '/photos/A.JPG' }));
    await expect(on().recall('jpeg')).rejects.toMatchObject({ code: 'STATE_UNUSABLE', says: { is: 'taken-newer' } });
    await on(disk, 1).note([taken(1)]);
    expect(files()).toContain('/state/taken/jpegs-0a.jsonl');
  });

  it.each([['{"path":"/torn","half":"jp'], ['null'], ['[]'], ['{"half":"jpeg"}'], ['{"path":"/photos/A.JPG"}'], ['\0\0\0']])(
    'a line that is not whole (%j) spoils no other',
    async torn => {
      put('jpegs-0a.jsonl', torn, JSON.stringify(first), torn);
      expect(paths(await on().recall('jpeg'))).toEqual([first.path]);
    },
  );
});
