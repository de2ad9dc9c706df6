import { describe, expect, it } from 'vitest';
import { type AbsPath, RAW_FORMATS, type RawFrame } from '../../src/model/frame.js';
import { extensionOf, foldName } from '../../src/model/stem.js';
import { classify, holdPaths } from '../../src/scan/classify.js';

const at = (name: string) => classify('/s' as AbsPath, name, false);

describe('classify', () => {
  it.each([
    ['DSC1.ARW', 'raw', 'arw', 'upper case'],
    ['dsc1.arw', 'raw', 'arw', 'lower case'],
    ['IMG_1.Cr3', 'raw', 'cr3', 'mixed case'],
    ['P1.ORI', 'raw', 'ori', 'the second raw of a high-resolution shot'],
    ['A.3FR', 'raw', '3fr', 'an extension that begins with a digit'],
    ['DSC1.JPG', 'rendered', 'jpeg', 'JPEG'],
    ['DSC1.jpe', 'rendered', 'jpeg', 'JPEG, the old extension'],
    ['DSC1.JPEG', 'rendered', 'jpeg', 'JPEG, spelled out'],
    ['DSC1.HIF', 'rendered', 'heif', 'HEIF as cameras name it'],
    ['IMG_1.heic', 'rendered', 'heif', 'HEIF as phones name it'],
    ['DSC1.tif', 'derivative', 'tif', 'TIFF'],
    ['DSC1.PSD', 'derivative', 'psd', 'Photoshop'],
    ['DSC1.avif', 'derivative', 'avif', 'AVIF'],
    ['DSC1.xmp', 'sidecar', 'xmp', 'XMP'],
    ['DSC1.ARW.pp3', 'sidecar', 'pp3', 'RawTherapee'],
    ['CRW_1.THM', 'sidecar', 'thm', "Canon's thumbnail is no twin"],
  ])('%s is %s %s: %s', (name, kind, format) => {
    expect(at(name)).toMatchObject({ kind, format, name });
  });
  it.each([
    ['notes.txt', 'text'],
    ['README', 'no extension'],
    ['DSC1.ARW~', 'an editor backup is no raw'],
    ['arw', 'a name that looks like an extension'],
  ])('%s is other: %s', name => expect(at(name)?.kind).toBe('other'));
  it('knows cinema raw without handling it, so that it is told and never ignored', () => {
    expect(at('A001.braw')).toBeUndefined();
    expect(at('A001.CRM')).toBeUndefined();
  });
  it.each(RAW_FORMATS)('.%s is a raw under any case', format => {
    expect(at(`X.${format.toUpperCase()}`)).toMatchObject({ kind: 'raw', format });
  });
});

describe('foldName', () => {
  it.each([
    ['IMG_1', 'img_1', 'ASCII'],
    ['Café', 'Cafe\u0301', 'NFC and NFD are one name'],
    ['ÅNGSTRÖM', 'ångström', 'case beyond ASCII'],
    ['STRASSE', 'straße', 'full case folding'],
  ])('%s and %s are one name: %s', (a, b) => expect(foldName(a)).toBe(foldName(b)));
  it('keeps different names apart', () => expect(foldName('a b')).not.toBe(foldName('ab')));
});

it('extensionOf reads the last extension only', () => {
  expect([extensionOf('a.ARW.xmp'), extensionOf('.arw'), extensionOf('a.'), extensionOf('a')]).toEqual(['xmp', '', '', '']);
});

it('the path of a raw is the same while it is held and after', () => {
  const raws = [at('a.ARW'), at('b.NEF')] as RawFrame[];
  const paths = raws.map(({ path }) => path);
  const letGo = holdPaths(raws);
  expect(raws.map(({ path }) => path)).toEqual(paths);
  letGo();
  expect(raws.map(({ path }) => path)).toEqual(['/s/a.ARW', '/s/b.NEF']);
});
