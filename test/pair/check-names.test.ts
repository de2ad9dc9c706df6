import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import { pairByStem, type Shot } from '../../src/pair/by-stem.js';
import { foldersOfFalseNames, pairsToCheck, withoutNamesIn } from '../../src/pair/check-names.js';
import { factsWith, scanOf } from '../plan/small-world.js';

const isLoose = (shot: Shot) => shot.evidence.length === 0;
const both = (...stems: readonly string[]) => stems.flatMap(stem => [`/p/${stem}.ARW`, `/p/${stem}.JPG`]);
const checked = (...paths: readonly string[]) => pairsToCheck(pairByStem(scanOf(paths)), isLoose).map(({ raw }) => raw.name);

describe('pairs to check', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['no raw is loose: no name is in doubt', both('1', '2', '3'), []],
    ['the last raws are loose', [...both('1', '2', '3', '4', '5'), '/p/6.ARW'], ['3.ARW', '5.ARW']],
    [
      'both sides of the first loose one, the last, and one between',
      ['/p/3.ARW', ...both('1', '2', '4', '5', '6', '7', '8')],
      ['2.ARW', '4.ARW', '6.ARW', '8.ARW'],
    ],
    ['no more than there are', [...both('1'), '/p/2.ARW', ...both('3')], ['1.ARW', '3.ARW']],
    ['exports and double extensions bear other names', ['/p/1.ARW', '/p/2.ARW', '/p/2-edit.JPG', '/p/3.ARW', '/p/3.ARW.jpg'], []],
    ['each folder by itself', ['/p/1.ARW', ...both('2'), '/q/1.ARW', '/q/1.JPG', '/q/2.ARW', '/q/2.JPG'], ['2.ARW']],
  ])('%s', (_, paths, names) => expect(checked(...paths)).toEqual(names));
});

describe('false names', () => {
  const pairing = pairByStem(scanOf(['/p/1.ARW', ...both('2')]));
  const pairs = pairsToCheck(pairing, isLoose);
  const told = (raw: Partial<Facts> | undefined, twin: Partial<Facts> | undefined) =>
    foldersOfFalseNames(pairs, path => (path.endsWith('ARW') ? raw && factsWith(raw) : twin && factsWith(twin))).size;
  it.each<[string, Partial<Facts> | undefined, Partial<Facts> | undefined, number]>([
    ['one shot', {}, {}, 0],
    ['another time', {}, { takenAt: '2024-05-17T10:00:07' }, 1],
    ['another count of the same second', { counter: 1 }, { counter: 2 }, 1],
    ['another body', { bodySerial: '1' }, { bodySerial: '2' }, 1],
    ['a clock that was put right by whole hours', {}, { takenAt: '2024-05-17T12:00:00' }, 0],
    ['a raw that cannot be read', undefined, {}, 0],
    ['a twin that cannot be read', {}, undefined, 0],
  ])('%s: %i folder', (_, raw, twin, folders) => expect(told(raw, twin)).toBe(folders));
  it('make the files of their folder open to every raw, and keep what a name keeps', () => {
    const open = withoutNamesIn(new Set([pairs[0]?.raw.folder as Shot['raw']['folder']]), pairing);
    expect(open.looseTwins.map(({ name }) => name)).toEqual(['2.JPG']);
    expect(open.shots).toBe(pairing.shots);
    expect(withoutNamesIn(new Set(), pairing)).toBe(pairing);
  });
});
