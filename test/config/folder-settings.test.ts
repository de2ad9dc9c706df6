import { describe, expect, it } from 'vitest';
import { PLAN_SETTINGS, WATCH_SETTINGS } from '../../src/cli/settings.js';
import { type FolderFile, mergeFolders, useOf } from '../../src/config/folder-settings.js';
import type { SettingName, Settings } from '../../src/config/settings.js';

const ALL: ReadonlySet<SettingName> = new Set([...PLAN_SETTINGS, ...WATCH_SETTINGS]);
const fileOf = (settings: Settings, root = '/a', allowed = false): FolderFile => ({
  ...{ root, path: `${root}/.rawtwin.json`, hash: 'x', settings, allowed },
});
const use = (settings: Settings, own: Settings = {}, allowed = false) => useOf(fileOf(settings, '/a', allowed), own, ALL);

describe('what a folder may say unasked', () => {
  it.each<{ sentence: string; theirs: Settings; own?: Settings; used: boolean }>([
    { sentence: 'a trust that is stricter', theirs: { trust: 'proven' }, used: true },
    { sentence: 'a trust that is wider', theirs: { trust: 'stem' }, used: false },
    { sentence: 'the default, where the person is stricter', theirs: { trust: 'inferred' }, own: { trust: 'proven' }, used: false },
    { sentence: 'fewer words to include', theirs: { include: [] }, own: { include: ['unsure'] }, used: true },
    { sentence: 'a word to include that the person does not', theirs: { include: ['unsure'] }, used: false },
    { sentence: 'another word instead', theirs: { include: ['protected'] }, own: { include: ['unsure'] }, used: false },
    { sentence: 'a longer settle time', theirs: { settle: 61 }, used: true },
    { sentence: 'a shorter settle time', theirs: { settle: 59 }, used: false },
    { sentence: 'a longer grace', theirs: { grace: 3_600_000 }, used: true },
    { sentence: 'a shorter grace', theirs: { grace: 60_000 }, used: false },
    { sentence: 'a lower share', theirs: { maxTrash: { percent: 20 } }, own: { maxTrash: { percent: 50 } }, used: true },
    { sentence: 'a higher share', theirs: { maxTrash: { percent: 60 } }, own: { maxTrash: { percent: 50 } }, used: false },
    { sentence: 'a lower number', theirs: { maxTrash: { count: 5 } }, own: { maxTrash: { count: 6 } }, used: true },
    {
      sentence: 'a number where the person has a share',
      theirs: { maxTrash: { count: 5 } },
      own: { maxTrash: { percent: 50 } },
      used: false,
    },
    { sentence: 'a share where nobody has a limit: that of watch is 200, too', theirs: { maxTrash: { percent: 10 } }, used: false },
    { sentence: 'nothing at all may go', theirs: { maxTrash: { count: 0 } }, used: true },
    { sentence: 'no small pictures', theirs: { thumbnails: false }, used: true },
    { sentence: 'small pictures that the person does not want', theirs: { thumbnails: true }, own: { thumbnails: false }, used: false },
    { sentence: 'nothing kept of what was read', theirs: { cache: false }, used: true },
    { sentence: 'no memory', theirs: { memory: false }, used: false },
    { sentence: 'memory that the person turned off', theirs: { memory: true }, own: { memory: false }, used: false },
    { sentence: 'another place of trash', theirs: { to: 'folder' }, used: false },
    { sentence: 'the same place of trash', theirs: { to: 'folder' }, own: { to: 'folder' }, used: true },
    { sentence: 'more folders of twins: they can prove that a RAW had one', theirs: { also: ['/j'] }, used: false },
    { sentence: 'what is left out: a twin may be in it', theirs: { ignore: ['x'] }, used: false },
  ])('$sentence: $used', ({ theirs, own, used }) => {
    expect(Object.keys(use(theirs, own).used)).toEqual(used ? Object.keys(theirs) : []);
    expect(Object.keys(use(theirs, own).waiting)).toEqual(used ? [] : Object.keys(theirs));
    expect(use(theirs, own, true).used, 'once allowed').toEqual(theirs);
  });

  it('heeds only what the verb heeds', () => {
    expect(useOf(fileOf({ trust: 'proven', grace: 999_999 }), {}, WATCH_SETTINGS).used).toEqual({ grace: 999_999 });
    expect(useOf(fileOf({ trust: 'proven', grace: 999_999 }), {}, PLAN_SETTINGS).used).toEqual({ trust: 'proven' });
  });
});

describe('several roots', () => {
  const merge = (a: Settings | null, b: Settings | null, own: Settings = {}, said: Settings = {}) => {
    const files = [a && fileOf(a, '/a', true), b && fileOf(b, '/b', true)].filter(file => file !== null);
    return mergeFolders(
      files.map(file => useOf(file, own, new Set([...ALL].filter(name => said[name] === undefined)))),
      ['/a', '/b'],
      own,
      said,
    );
  };
  it.each<{ sentence: string; a: Settings | null; b: Settings | null; own?: Settings; said?: Settings; merged: Settings }>([
    { sentence: 'no file: nothing', a: null, b: null, merged: {} },
    { sentence: 'both say the same', a: { trust: 'proven' }, b: { trust: 'proven' }, merged: { trust: 'proven' } },
    { sentence: 'one says what the other has by default', a: { settle: 60 }, b: null, merged: { settle: 60 } },
    {
      sentence: 'words in another order are the same',
      a: { include: ['unsure', 'protected'] },
      b: { include: ['protected', 'unsure'] },
      merged: { include: ['unsure', 'protected'] },
    },
    {
      sentence: 'folders of twins add up, with those of the person',
      a: { also: ['/j'] },
      b: { also: ['/k', '/j'] },
      own: { also: ['/o'] },
      merged: { also: ['/o', '/j', '/k'] },
    },
    { sentence: 'what is left out holds below its root', a: { ignore: ['x'] }, b: null, merged: { ignoreBelow: new Map([['/a', ['x']]]) } },
    {
      sentence: 'small pictures are kept where all agree',
      a: { thumbnails: false },
      b: { thumbnails: true },
      merged: { thumbnails: false },
    },
    { sentence: 'a flag decides', a: { trust: 'proven', ignore: ['x'] }, b: null, said: { trust: 'stem', ignore: [] }, merged: {} },
  ])('$sentence', ({ a, b, own, said, merged }) => expect(merge(a, b, own, said)).toEqual(merged));

  it.each<{ name: string; a: Settings; b: Settings | null }>([
    { name: 'trust', a: { trust: 'proven' }, b: null },
    { name: 'settle', a: { settle: 100 }, b: { settle: 200 } },
    { name: 'include', a: { include: ['unsure'] }, b: { include: [] } },
    { name: 'maxTrash', a: { maxTrash: { count: 3 } }, b: { maxTrash: { percent: 3 } } },
    { name: 'to', a: { to: 'folder' }, b: null },
    { name: 'memory', a: { memory: false }, b: null },
    { name: 'grace', a: { grace: 3_600_000 }, b: null },
  ])('$name holds for a whole run, so roots that disagree on it are refused by name', ({ name, a, b }) => {
    const of = ['/a', '/b'].map(folder => expect.objectContaining({ folder }));
    expect(() => merge(a, b)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', says: expect.objectContaining({ is: 'settings-disagree', name, of }) }),
    );
  });
});
