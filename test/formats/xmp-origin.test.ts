import { expect, it } from 'vitest';
import { readXmp } from '../../src/formats/xmp.js';
import { packet } from './xmp-text.js';

const CRS = 'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"';
const MM = 'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"';

it.each<[string, string, readonly string[] | undefined]>([
  ['Lightroom names the raw of an export', packet(`${CRS} crs:RawFileName="DSC01203.ARW"`), ['DSC01203.ARW']],
  ['a renaming at import', packet(`${MM} xmpMM:PreservedFileName="IMG_2533.CR2"`), ['IMG_2533.CR2']],
  ['darktable names what it exported', packet(`${MM} xmpMM:DerivedFrom="DSC_0414.NEF"`), ['DSC_0414.NEF']],
  ['a path of what it was made from', packet(MM, '<xmpMM:DerivedFrom stRef:filePath="/photos/DSC_0414.NEF"/>'), ['/photos/DSC_0414.NEF']],
  ['two names', packet(`${CRS} ${MM} crs:RawFileName="a.ARW" xmpMM:PreservedFileName="b.ARW"`), ['a.ARW', 'b.ARW']],
  ['the same twice', packet(`${CRS} ${MM} crs:RawFileName="a.ARW" xmpMM:PreservedFileName="a.ARW"`), ['a.ARW']],
  ['an id is no name', packet(MM, '<xmpMM:DerivedFrom stRef:documentID="xmp.did:12"/>'), undefined],
  ['nor is an empty value', packet(`${CRS} crs:RawFileName=""`), undefined],
  ['nor what another space calls so', packet('xmlns:q="http://elsewhere/" q:RawFileName="a.ARW"'), undefined],
])('%s', (_, text, names) => expect(readXmp(text).originalNames).toEqual(names));
