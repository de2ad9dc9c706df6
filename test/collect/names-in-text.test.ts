import { describe, expect, it } from 'vitest';
import { namesInText } from '../../src/collect/names-in-text.js';

const isPicture = (name: string) => /\.(jpe?g|cr2|nef|tiff?)$/i.test(name);

describe('the names on a list', () => {
  it.each<{ sentence: string; text: string; table?: boolean; names: readonly string[] }>([
    { sentence: 'one on a line', text: 'a\nb\n', names: ['a', 'b'] },
    { sentence: 'ends of lines of every system, blank lines, blanks', text: '\ufeffa\r\n\r\n  b \rc', names: ['a', 'b', 'c'] },
    { sentence: 'a comma at the end', text: 'IMG_1.jpg,\nIMG_2.jpg;', names: ['IMG_1.jpg', 'IMG_2.jpg'] },
    { sentence: 'several on a line', text: '1234, 1235;1236\t1237', names: ['1234', '1235', '1236', '1237'] },
    { sentence: 'numbers with blanks alone', text: '1234 1235  1236', names: ['1234', '1235', '1236'] },
    { sentence: 'a blank is part of a name', text: 'Anna and Tom 12', names: ['Anna and Tom 12'] },
    { sentence: 'quotes of any kind', text: `"IMG_1"\n'IMG_2'\n“IMG_3”`, names: ['IMG_1', 'IMG_2', 'IMG_3'] },
    { sentence: 'a comma inside quotes', text: '"Smith, Anna.jpg",5', names: ['Smith, Anna.jpg'] },
    { sentence: 'a quote that is not closed', text: '"IMG_1, IMG_2', names: ['IMG_1', 'IMG_2'] },
    { sentence: 'inches are no quotes', text: 'print 8" wide', names: ['print 8" wide'] },
    { sentence: 'folders in front', text: '/home/anna/IMG_1.jpg\nC:\\web\\IMG_2.jpg', names: ['IMG_1.jpg', 'IMG_2.jpg'] },
    { sentence: 'remarks beside a picture', text: 'IMG_1.jpg,5,love it', names: ['IMG_1.jpg'] },
    { sentence: 'a name twice', text: 'a\na', names: ['a'] },
    {
      sentence: 'of a table the first column, without its heading',
      text: 'Filename,Stars\nIMG_1,5\nIMG_2,',
      table: true,
      names: ['IMG_1', 'IMG_2'],
    },
    { sentence: 'a table without a heading', text: 'IMG_1,5', table: true, names: ['IMG_1'] },
    { sentence: 'nothing', text: '\n , ;\n', names: [] },
  ])('$sentence', ({ text, table = false, names }) => expect(namesInText(text, table, isPicture)).toEqual(names));
});
