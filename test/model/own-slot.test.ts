import { describe, expect, it } from 'vitest';
import type { StoreKind } from '../../src/model/journal.js';
import { isInStore } from '../../src/purge/in-store.js';
import { abs, RUN } from '../support/trash-world.js';

const item = (store: StoreKind | null, place: string | null, at: string, info: string | null = null) => ({
  ...{ action: 'a', raw: abs('/p/A.ARW'), from: abs('/p/A.ARW'), stamp: null, certain: true, store },
  ...{ at: abs(at), place: place === null ? null : abs(place), info: info === null ? null : abs(info) },
});
const OURS = `/p/.rawtwin/trash/${RUN}`;
const NAME = `A.${RUN}-1.ARW`;
const desktop = (place: string, more: { at?: string; info?: string | null } = {}) =>
  item('freedesktop', place, more.at ?? `${place}/files/${NAME}`, more.info === undefined ? `${place}/info/${NAME}.trashinfo` : more.info);

describe.skipIf(process.platform === 'win32')('only places where a store of ours puts the files of that run', () => {
  it.each([
    ['our own folder', item('folder', OURS, `${OURS}/day 1/A.ARW`)],
    ['the home trash', desktop('/home/u/.local/share/Trash')],
    ["a volume's trash", desktop('/mnt/card/.Trash-1000')],
    ["the administrator's trash", desktop('/mnt/card/.Trash/1000')],
  ])('%s', (_, one) => expect(isInStore(one, RUN)).toBe(true));

  it.each([
    ['a line about its place is lost', item(null, null, `${OURS}/A.ARW`)],
    ['the store is not known', item(null, OURS, `${OURS}/A.ARW`)],
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
