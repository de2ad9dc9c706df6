import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/report/printable.js';
import { hostileName } from './plan-of.js';

describe('printable', () => {
  it.each([
    { sentence: 'a plain name stays', name: 'DSC_0001.NEF', shown: 'DSC_0001.NEF' },
    { sentence: 'letters of any script stay', name: 'Müller 夏 наука الصيف', shown: 'Müller 夏 наука الصيف' },
    { sentence: 'a newline is told', name: 'a\nb', shown: 'a\\nb' },
    { sentence: 'a carriage return and a tab are told', name: 'a\r\tb', shown: 'a\\r\\tb' },
    { sentence: 'an escape sequence colours nothing', name: '\x1b[31mred', shown: '\\x1b[31mred' },
    { sentence: 'C1 controls are told: 0x9b starts a sequence too', name: '\x9b2J', shown: '\\x9b2J' },
    { sentence: 'a bidi override turns nothing round', name: 'a\u202egpj.exe', shown: 'a\\u202egpj.exe' },
    { sentence: 'bidi isolates are told', name: '\u2066x\u2069', shown: '\\u2066x\\u2069' },
    { sentence: 'line and paragraph separators are told', name: '\u2028\u2029', shown: '\\u2028\\u2029' },
    { sentence: 'what cannot be seen is told', name: '\ufeffa\u200bb', shown: '\\ufeffa\\u200bb' },
    { sentence: 'a hidden sign beyond the first plane is told in braces', name: '\u{e0001}', shown: '\\u{e0001}' },
    { sentence: 'a lone surrogate is told', name: 'a\ud800', shown: 'a\\ud800' },
    { sentence: 'joiners stay: emoji and Persian need them', name: '👨‍👩‍👧 می\u200cخواهم', shown: '👨‍👩‍👧 می\u200cخواهم' },
    { sentence: 'combining marks stay as the disk has them', name: 'e\u0301', shown: 'e\u0301' },
    { sentence: 'a backslash stays: Windows paths are full of them', name: 'C:\\photos', shown: 'C:\\photos' },
  ])('$sentence', ({ name, shown }) => expect(printable(name)).toBe(shown));

  it('never lets a control, format or separator sign through, whatever the name', () => {
    fc.assert(
      fc.property(fc.oneof(hostileName, fc.string({ unit: 'binary' })), name => {
        expect(printable(name).replace(/[\u200c\u200d]/g, '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
        expect(printable(printable(name))).toBe(printable(name));
      }),
    );
  });
});
