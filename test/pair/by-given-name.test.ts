import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { filesByName, type NamedFile } from '../../src/pair/by-given-name.js';
import { classify } from '../../src/scan/classify.js';

const filesOf = (...names: string[]): NamedFile[] =>
  names.flatMap(name => {
    const file = classify('/s' as AbsPath, name, false);
    return file?.kind === 'raw' || file?.kind === 'rendered' || file?.kind === 'derivative' ? [file] : [];
  });

describe('files by a name as a person writes it', () => {
  it.each<{ sentence: string; files: readonly string[]; name: string; found: readonly string[] }>([
    { sentence: 'without extension', files: ['IMG_1234.CR2', 'IMG_1235.CR2'], name: 'IMG_1234', found: ['IMG_1234.CR2'] },
    {
      sentence: 'in another case, with the extension of the JPEG',
      files: ['IMG_1234.CR2'],
      name: 'img_1234.JPEG',
      found: ['IMG_1234.CR2'],
    },
    { sentence: 'a picture and its raw', files: ['IMG_1.CR2', 'IMG_1.JPG'], name: 'IMG_1', found: ['IMG_1.CR2', 'IMG_1.JPG'] },
    { sentence: 'a raw by its own extension', files: ['X.CR2', 'X.DNG'], name: 'X.dng', found: ['X.DNG'] },
    { sentence: 'a number', files: ['IMG_1234.CR2', 'IMG_2234.CR2'], name: '1234', found: ['IMG_1234.CR2'] },
    { sentence: 'a number with other zeros', files: ['DSC01234.ARW', 'DSC00012.ARW'], name: '1234', found: ['DSC01234.ARW'] },
    { sentence: 'a short number is a whole one', files: ['IMG_0005.CR2', 'IMG_1235.CR2'], name: '5', found: ['IMG_0005.CR2'] },
    { sentence: 'the number of a file after folder and day', files: ['P1011234.ORF'], name: '1234', found: ['P1011234.ORF'] },
    { sentence: 'the same number in full comes first', files: ['P1011234.ORF', 'DSC_1234.NEF'], name: '1234', found: ['DSC_1234.NEF'] },
    { sentence: 'a part of three digits is none', files: ['IMG_1234.CR2'], name: '234', found: [] },
    { sentence: 'all that a number may mean', files: ['A_1234.NEF', 'B_1234.NEF'], name: '1234', found: ['A_1234.NEF', 'B_1234.NEF'] },
    { sentence: 'a version is no number of a shot', files: ['IMG_1234-2.jpg', 'IMG_0002.CR2'], name: '2', found: ['IMG_0002.CR2'] },
    { sentence: 'a name that is a number', files: ['1234.CR2', 'IMG_1234.CR2'], name: '1234', found: ['1234.CR2'] },
    { sentence: 'a copy', files: ['IMG_1234.CR2'], name: 'IMG_1234 (2).jpg', found: ['IMG_1234.CR2'] },
    { sentence: 'an edit that is there itself', files: ['X.CR2', 'X-Edit.tif'], name: 'X-Edit', found: ['X-Edit.tif'] },
    { sentence: 'a point in the name', files: ['Smith 1.5.NEF'], name: 'Smith 1.5', found: ['Smith 1.5.NEF'] },
    { sentence: 'nothing', files: ['IMG_1234.CR2'], name: 'thanks', found: [] },
  ])('$sentence', ({ files, name, found }) => expect(filesByName(filesOf(...files))(name).map(file => file.name)).toEqual(found));
});
