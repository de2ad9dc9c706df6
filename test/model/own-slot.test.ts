import { describe, expect, it } from 'vitest';
import type { StoreKind } from '../../src/model/journal.js';
import { isInStore, isPlain } from '../../src/model/own-slot.js';
import { abs, RUN } from '../support/trash-world.js';

const item = (store: StoreKind | null, place: string | null, at: string, info: string | null = null) => ({
  ...{ action: 'a', raw: abs('/p/A.ARW'), from: abs('/p/A.ARW'), stamp: null, certain: true, store },
  ...{ at: abs(at), place: place === null ? null : abs(place), info: info === null ? null : abs(info) },
});
const OURS = `/p/.rawtwin/trash/${RUN}`;
const NAME = `A.${RUN}-1.ARW`;
const desktop = (place: string, more: { at?: string; info?: string | null } = {}) =>
  item('freedesktop', place, more.at ?? `${place}/files/${NAME}`, more.info === undefined ? `${place}/info/${NAME}.trashinfo` : more.info);

describe('only places where a store of ours puts the files of that run', () => {
  it.each([
    ['our own folder', { ...item('folder', OURS, `${OURS}/day 1/A.ARW`), from: abs('/p/day 1/A.ARW') }],
    ['the home trash', desktop('/home/u/.local/share/Trash')],
    ["a volume's trash", desktop('/mnt/card/.Trash-1000')],
    ["the administrator's trash", desktop('/mnt/card/.Trash/1000')],
  ])('%s', (_, one) => expect(isInStore(one, RUN)).toBe(true));

  it.each([
    ['a line about its place is lost', item(null, null, `${OURS}/A.ARW`)],
    ['the store is not known', item(null, OURS, `${OURS}/A.ARW`)],
    ['a place that our folder gives another file', item('folder', OURS, `${OURS}/day 1/A.ARW`)],
    ['a desktop name for another file', { ...desktop('/h/Trash'), from: abs('/p/B.ARW') }],
    ['a desktop file that is told of as ours', { ...desktop('/h/Trash'), store: 'folder' as const }],
    ['the photos themselves', item('folder', '/p', '/p/A.ARW')],
    ["another run's folder", item('folder', '/p/.rawtwin/trash/20261124-000000-aaaa', '/p/.rawtwin/trash/20261124-000000-aaaa/A.ARW')],
    ['the folder of all runs', item('folder', '/p/.rawtwin/trash', '/p/.rawtwin/trash/A.ARW')],
    ['out of our folder by dots', item('folder', OURS, `${OURS}/../../../A.ARW`)],
    ['beside our folder, with a name that begins the same', item('folder', OURS, `${OURS}x/A.ARW`)],
    ['our folder itself', item('folder', OURS, OURS)],
    ['a note where our folder has none', item('folder', OURS, `${OURS}/A.ARW`, '/p/wanted.JPG')],
    ['a desktop place that is none', desktop('/p/files')],
    [
      "another program's file in the desktop trash",
      desktop('/h/Trash', { at: '/h/Trash/files/A.ARW', info: '/h/Trash/info/A.ARW.trashinfo' }),
    ],
    ['a file beside the desktop files', desktop('/h/Trash', { at: `/h/Trash/${NAME}` })],
    ['a note somewhere else', desktop('/h/Trash', { info: '/p/wanted.JPG' })],
    ['no note', desktop('/h/Trash', { info: null })],
    ['out of the desktop trash by dots', desktop('/h/x/../Trash')],
  ])('never %s', (_, one) => expect(isInStore(one, RUN)).toBe(false));
});

it.each([
  ['/p/A.ARW', true],
  ['C:\\p\\A.ARW', true],
  ['\\\\nas\\photos\\A.ARW', true],
  ['/p/new\nline/A.ARW', true],
  ['p/A.ARW', false],
  ['/p/../A.ARW', false],
  ['/p/./A.ARW', false],
  ['/p//A.ARW', false],
  ['/p/A\0.ARW', false],
  ['C:\\p\\..\\A.ARW', false],
  ['C:\\p/..\\A.ARW', false],
  ['C:A.ARW', false],
  [7, false],
])('a plain path, whatever the system: %j: %s', (path, is) => expect(isPlain(path)).toBe(is));
