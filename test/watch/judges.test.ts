import { describe, expect, it } from 'vitest';
import type { AbsPath, FoundFile, Stamp } from '../../src/model/frame.js';
import { ok } from '../../src/model/result.js';
import type { FolderListing } from '../../src/model/scan.js';
import { EN } from '../../src/report/words/en/index.js';
import { classify } from '../../src/scan/classify.js';
import { type Hints, NO_HINTS, nextRipe, takeRipe, withHint } from '../../src/watch/hints.js';
import { type Beat, judgeBeat } from '../../src/watch/judge-beat.js';
import { judgeBrake } from '../../src/watch/judge-brake.js';
import { judgeCount, judgeRoot, type RootLook } from '../../src/watch/judge-root.js';
import { busyPauseAfter, pauseAfter, retryAfter } from '../../src/watch/pace.js';
import { printText, unitText } from '../../src/watch/print-text.js';
import { newRecord, parseRecord, type RootRecord, recordText } from '../../src/watch/root-record.js';
import { english } from '../support/said.js';

const at = (path: string) => path as AbsPath;
const ROOT = at('/p');

describe('the heart beat', () => {
  const beat = (wallMs: number, monoMs = wallMs, upMs = monoMs): Beat => ({ wallMs, monoMs, upMs });
  it.each([
    ['a second passed', beat(1_000), null],
    ['the machine was busy for a while', beat(14_000), null],
    ['the clock was slewed a little', beat(1_900, 1_000), null],
    ['the process was stopped', beat(60_000), 'resumed'],
    ['the machine slept: one clock slept with it', beat(3_600_000, 1_000, 3_600_000), 'resumed'],
    ['the clock was set a year ahead', beat(31_536_000_000, 1_000), 'clock-jumped'],
    ['the clock was set an hour back', beat(-3_600_000, 1_000), 'clock-jumped'],
  ] as const)('%s', (_, now, why) => expect(judgeBeat(beat(0), now)).toBe(why));
});

describe('hints', () => {
  const hinted = (...some: readonly [string, number][]): Hints =>
    some.reduce((hints, [folder, ms]) => withHint(hints, at(folder), ms), NO_HINTS);
  it('a folder is ripe when it was quiet for two seconds', () => {
    const hints = hinted(['/p/a', 0], ['/p/b', 1_000], ['/p/a', 1_500]);
    expect(nextRipe(hints)).toBe(3_000);
    expect(takeRipe(hints, 3_000)).toEqual({ ripe: ['/p/b'], left: hinted(['/p/a', 0], ['/p/a', 1_500]) });
  });
  it('or after a minute of unrest', () => {
    let hints = NO_HINTS;
    for (let ms = 0; ms <= 61_000; ms += 500) hints = withHint(hints, at('/p/a'), ms);
    expect(nextRipe(hints)).toBe(60_000);
  });
  it('too many folders, or a hint at none, are a hint at all', () => {
    const many = hinted(...Array.from({ length: 513 }, (_, n) => [`/p/${n}`, n] as [string, number]));
    expect(many).toEqual({ folders: new Map(), everywhere: true });
    expect(withHint(NO_HINTS, null, 0)).toEqual({ folders: new Map(), everywhere: true });
    expect(withHint(many, at('/p/a'), 9)).toBe(many);
  });
  it('none wait at first', () => expect(nextRipe(NO_HINTS)).toBeNull());
});

describe('the brake', () => {
  const shoot = (folder: string, raws: number, extension = 'ARW'): FolderListing => {
    const file = (n: number) => classify(at(folder), `${n}.${extension}`, false) as FoundFile;
    return { path: at(folder), searchOnly: false, files: Array.from({ length: raws }, (_, n) => file(n)) };
  };
  const first = (folder: string, n: number, extension = 'ARW') => Array.from({ length: n }, (_, i) => at(`${folder}/${i}.${extension}`));
  it.each([
    ['half of a shoot may go', { going: first('/p/a', 20), folders: [shoot('/p/a', 40)], limit: undefined }, null],
    ['more than half may not', { going: first('/p/a', 21), folders: [shoot('/p/a', 40)], limit: undefined }, /21 of the 40 raws in \/p\/a/],
    ['a few may, whatever their share', { going: first('/p/a', 10), folders: [shoot('/p/a', 10)], limit: undefined }, null],
    ['200 raws may go', { going: first('/p/a', 200), folders: [shoot('/p/a', 900)], limit: undefined }, null],
    ['201 may not', { going: first('/p/a', 201), folders: [shoot('/p/a', 900)], limit: undefined }, /201 raws would go/],
    ['a small shoot is not hidden by a large one', mixed(), /12 of the 12 raws in \/p\/b/],
    ['formats are shoots of their own', { going: first('/p/a', 12), folders: [twoFormats()], limit: undefined }, /12 of the 20/],
    [
      'a limit of one\u2019s own: a number',
      { going: first('/p/a', 3), folders: [shoot('/p/a', 40)], limit: { count: 2 } },
      /the limit is 2/,
    ],
    ['a number says nothing about shares', { going: first('/p/a', 12), folders: [shoot('/p/a', 12)], limit: { count: 12 } }, null],
    ['a limit of one\u2019s own: a share', { going: first('/p/a', 11), folders: [shoot('/p/a', 100)], limit: { percent: 10 } }, /10 %/],
    ['100 % lets all go', { going: first('/p/a', 900), folders: [shoot('/p/a', 900)], limit: { percent: 100 } }, null],
  ] as const)('%s', (_, { going, folders, limit }, message) => {
    const said = judgeBrake({ going: new Set(going), folders, limit });
    if (message === null) expect(said).toBeNull();
    else expect(said && english(said)).toMatch(message);
  });
  function mixed() {
    const going = [...first('/p/a', 1), ...first('/p/b', 12)];
    return { going, folders: [shoot('/p/a', 900), shoot('/p/b', 12)], limit: undefined };
  }
  function twoFormats(): FolderListing {
    return { ...shoot('/p/a', 0), files: [...shoot('/p/a', 20).files, ...shoot('/p/a', 20, 'DNG').files] };
  }
});

const IDENTITY = { dev: '1', type: 'ef53', birth: '7' };
const RECORD: RootRecord = { ...newRecord(ROOT, 'id', IDENTITY), marking: false, files: 100 };

describe('a watched folder', () => {
  const there = (more: Partial<Extract<RootLook, { is: 'there' }>> = {}): RootLook => ({
    ...{ is: 'there', identity: IDENTITY, marker: 'id', hasEntries: true },
    ...more,
  });
  const noBirth = { ...IDENTITY, birth: null };
  it.each<[string, RootLook, RootRecord | null | undefined, string]>([
    ['as it was', there(), RECORD, 'well'],
    ['not there', { is: 'gone' }, RECORD, 'gone'],
    ['not there, and never seen', { is: 'gone' }, undefined, 'gone'],
    ['not readable', { is: 'unreadable', code: 'EIO' }, RECORD, 'unreadable'],
    ['empty but for our own folder', there({ hasEntries: false }), RECORD, 'empty'],
    ['empty and without its marker: a mount point', there({ hasEntries: false, marker: null }), RECORD, 'empty'],
    ['without its marker', there({ marker: null }), RECORD, 'marker-gone'],
    ['with another marker', there({ marker: 'other' }), RECORD, 'marker-changed'],
    ['with a marker that cannot be read', there({ marker: 'unreadable' }), RECORD, 'marker-changed'],
    ['born another time', there({ identity: { ...IDENTITY, birth: '8' } }), RECORD, 'other-disk'],
    ['of another device number, born the same time', there({ identity: { ...IDENTITY, dev: '2' } }), RECORD, 'well'],
    ['of another device, its birth unknown', there({ identity: { ...noBirth, dev: '2' } }), { ...RECORD, identity: noBirth }, 'other-disk'],
    ['of another file system, its birth unknown', there({ identity: { ...noBirth, type: '4d44' } }), RECORD, 'other-disk'],
    ['never seen before', there({ marker: null }), undefined, 'new'],
    ['never seen before, and marked', there(), undefined, 'state-lost'],
    ['never seen before, with a marker that cannot be read', there({ marker: 'unreadable' }), undefined, 'marker-changed'],
    ['marked, and what was known is damaged', there(), null, 'state-lost'],
    ['about to be marked when a crash came', there({ marker: null }), { ...RECORD, marking: true }, 'well'],
    ['about to be marked, and marked by another', there({ marker: 'other' }), { ...RECORD, marking: true }, 'marker-changed'],
  ])('%s', (_, look, record, said) => {
    const verdict = judgeRoot(ROOT, look, record, true);
    expect(verdict.is === 'unwell' ? verdict.reason : verdict.is).toBe(said);
  });
  it('an also-folder has no marker and needs none', () => {
    expect(judgeRoot(ROOT, there({ marker: null }), { ...RECORD, id: null }, false).is).toBe('well');
    expect(judgeRoot(ROOT, there({ marker: null }), undefined, false).is).toBe('new');
  });
  it.each([
    [100, 'well'],
    [50, 'well'],
    [49, 'shrunken'],
    [0, 'empty'],
  ])('with %i of its 100 files it is %s', (files, said) => {
    const verdict = judgeCount(ROOT, files, RECORD);
    expect(verdict.is === 'unwell' ? verdict.reason : verdict.is).toBe(said);
  });
  it('whose count is not known is as large as it should be', () => expect(judgeCount(ROOT, 1, { ...RECORD, files: null }).is).toBe('well'));
  it.each([
    ['marker-gone', '--accept /p'],
    ['shrunken', '--accept /p'],
    ['brake', '--release /p'],
    ['gone', 'by itself'],
  ] as const)('%s: a person is told %s', (reason, words) => expect(EN.goOn[reason](ROOT)).toContain(words));
});

describe('the record of a root', () => {
  const since = { wallMs: 1, upMs: 2, session: 'b' };
  const whole: RootRecord = {
    ...RECORD,
    brake: { since: 'then', message: 'much', raws: [at('/p/1.ARW')] },
    released: [at('/p/2.ARW')],
    trashed: [{ raw: at('/p/3.ARW'), bytes: 1, mtimeNs: '5', run: 'r', told: true, ctimeNs: '6' }],
    seenRun: 'r',
    waiting: [{ raw: at('/p/4.ARW'), folder: ROOT, since, epoch: 3, unit: 'u', print: 'p' }],
    rendered: 'digest',
  };
  it('is read as it was written', () => expect(parseRecord(recordText(whole), ROOT)).toEqual(whole));
  it('keeps why its brake holds as data; a sentence of an older version is kept as it is', () => {
    const message = { is: 'brake-count', going: 300, limit: 200 } as const;
    const record = { ...whole, brake: { since: 'then', message, raws: [] } };
    expect(parseRecord(recordText(record), ROOT)?.brake?.message).toEqual(message);
    expect(parseRecord(recordText(whole), ROOT)?.brake?.message).toBe('much');
  });
  it('is whole without what older versions did not keep', () => {
    const older = recordText({ ...whole, trashed: [] }).replace(',"seenRun":"r"', '');
    expect(older).not.toContain('seenRun');
    expect(parseRecord(older, ROOT)).toEqual({ ...whole, trashed: [], seenRun: null });
  });
  it.each([
    ['cut off', (text: string) => text.slice(0, -9)],
    ['empty', () => ''],
    ['of another version', (text: string) => text.replace('"v":1', '"v":2')],
    ['of another folder', (text: string) => text.replace('"root":"/p"', '"root":"/q"')],
    ['with an id that is none', (text: string) => text.replace('"id":"id"', '"id":7')],
    ['with a count that is none', (text: string) => text.replace('"files":100', '"files":"many"')],
    ['with a time that is none', (text: string) => text.replace('"wallMs":1', '"wallMs":null')],
    ['with a run that is none', (text: string) => text.replace('"seenRun":"r"', '"seenRun":7')],
    ['with a stamp that is none', (text: string) => text.replace('"mtimeNs":"5"', '"mtimeNs":"x"')],
    ['with a brake that says nothing', (text: string) => text.replace('"message":"much"', '"message":{}')],
    ['without its brake', (text: string) => text.replace('"brake":', '"rake":')],
  ])('%s: it is damaged', (_, damage) => {
    const text = recordText(whole);
    expect(damage(text)).not.toBe(text);
    expect(parseRecord(damage(text), ROOT)).toBeNull();
  });
});

describe('the print of a folder', () => {
  const stamp = (more: Partial<Stamp> = {}): Stamp => ({
    dev: 1n,
    ino: 2n,
    bytes: 3,
    mtimeNs: 4n,
    ctimeNs: 5n,
    mode: 6,
    nlink: 1,
    ...more,
  });
  const listing = (...names: readonly string[]): FolderListing => ({
    path: ROOT,
    searchOnly: false,
    files: names.map(name => classify(ROOT, name, false) as FoundFile),
  });
  const print = (folder: FolderListing, stamps: Readonly<Record<string, Stamp>> = {}, leaving: readonly string[] = ['/p/1.ARW']) =>
    printText(folder, path => ok(stamps[path] ?? stamp()), new Set(leaving.map(at)));
  const before = print(listing('1.ARW', '2.ARW', '2.JPG', 'notes.txt'));
  it('is the same whatever the order', () => expect(print(listing('notes.txt', '2.JPG', '1.ARW', '2.ARW'))).toBe(before));
  it('is the same when a raw that waits is gone', () => expect(print(listing('2.ARW', '2.JPG', 'notes.txt'))).toBe(before));
  it.each([
    ['a file went', print(listing('1.ARW', '2.ARW', 'notes.txt'))],
    ['a file came', print(listing('1.ARW', '2.ARW', '2.JPG', 'notes.txt', '3.JPG'))],
    ['a file grew', print(listing('1.ARW', '2.ARW', '2.JPG', 'notes.txt'), { '/p/2.JPG': stamp({ bytes: 9 }) })],
    ['a file was written anew', print(listing('1.ARW', '2.ARW', '2.JPG', 'notes.txt'), { '/p/notes.txt': stamp({ mtimeNs: 9n }) })],
    ['a name says the same as two', print(listing('1.ARW', '2.ARW\n2.JPG', 'notes.txt'))],
  ])('is another when %s', (_, now) => expect(now).not.toBe(before));
  it('a unit is another when its sidecar was touched, or the raw replaced', () => {
    const unit = (more: Partial<Stamp> = {}) =>
      unitText([
        { path: at('/p/1.ARW'), stamp: stamp() },
        { path: at('/p/1.xmp'), stamp: stamp(more) },
      ]);
    expect(unit()).toBe(unit());
    for (const more of [{ mtimeNs: 9n }, { ctimeNs: 9n }, { bytes: 9 }, { ino: 9n }]) expect(unit(more)).not.toBe(unit());
  });
});

describe('the pace', () => {
  it('rests a quarter of an hour, or 49 times as long as it worked', () => {
    expect(pauseAfter(100)).toBe(900_000);
    expect(pauseAfter(60_000)).toBe(2_940_000);
    expect(busyPauseAfter(1_000)).toBe(4_000);
  });
  it('tries again after 5 s, then ever later, at most 5 min', () =>
    expect([1, 2, 3, 9, 99].map(retryAfter)).toEqual([5_000, 10_000, 20_000, 300_000, 300_000]));
});
