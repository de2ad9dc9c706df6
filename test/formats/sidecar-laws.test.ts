import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIDECAR_PROGRAMS, workOf } from '../../src/formats/sidecar-work.js';
import { isXmp } from '../../src/formats/xmp.js';
import { cos, dop, nksc, on1, PP3 } from './sidecar/sidecar-text.js';
import { list, packet } from './xmp-text.js';

const READ = Object.keys(SIDECAR_PROGRAMS).filter(format => SIDECAR_PROGRAMS[format]?.untouched !== undefined);
const SAMPLES: readonly string[] = [
  packet('xmp:Rating="3" crs:Exposure2012="0.00"', list('crs:ToneCurvePV2012', ['0, 0', '255, 255'])),
  dop({ overrides: 'A = 1,' }),
  cos('<DL><E K="Exposure" V="0"/></DL><AL/>'),
  nksc({ filters: [true], inner: 'PGE+' }),
  on1({ metadata: { Rating: 2 } }),
  PP3,
];

it(
  'any damage to any sidecar, read as any kind, gives an account and never throws',
  () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...READ),
        fc.constantFrom(...SAMPLES),
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.constantFrom('\0', '<', '"', '{', '}', '[', '=', '&#0;', '\\'),
        ),
        fc.nat(3000),
        fc.nat(3000),
        (format, sample, junk, from, length) => {
          const work = workOf(format, sample.slice(0, from) + junk + sample.slice(from + length));
          expect(work.rating === undefined || (work.rating >= -1 && work.rating <= 5)).toBe(true);
          expect(work.edited).not.toBe('');
        },
      ),
      { numRuns: 500 },
    ),
  60_000,
);

/** An edit at the end of each kind that has an end of its own. A `.pp3` has none. */
const EDITED: Readonly<Record<string, string>> = {
  xmp: packet('xmp:Rating="0" crs:Exposure2012="+1.00"'),
  nksc: nksc({ filters: [false, true] }),
  dop: dop({ overrides: 'ExposureBias = 0.5,' }),
  cos: cos('<DL><E K="Exposure" V="0"/></DL><AL><E K="Exposure" V="0.5"/></AL>'),
  on1: on1({ edits: [{ filter: 'tone' }] }),
  aae: '<plist><dict><key>adjustmentEditorBundleID</key><string>com.apple.mobileslideshow</string></dict></plist>',
};
it.each(Object.entries(EDITED))('a .%s that is cut off anywhere, and read as whole, is still an edit', (format, text) => {
  const lost = Array.from({ length: text.trimEnd().length }, (_, length) => text.slice(0, length)).filter(
    part => !(/xmp|nksc/.test(format) && !isXmp(part)) && workOf(format, part).edited === undefined,
  );
  expect(lost).toEqual([]);
});

/** A sixteenth of the longest sidecar that is read. A reader that looks at each sign again and again takes minutes for these. */
const LONGEST = 1 << 18;
const full = (unit: string, before = '', after = '') =>
  before + unit.repeat(Math.floor((LONGEST - before.length - after.length) / unit.length)) + after;
/** Half of it binds namespaces at the top, half uses elements that bind one each. */
const namespaces = () => {
  const bound = Array.from({ length: 3_000 }, (_, i) => `xmlns:p${i}="http://example.com/${i}/"`).join(' ');
  return full('<x xmlns:q="u" q:a="1"/>', `<rdf:RDF ${bound}>`, '</rdf:RDF>');
};
describe('no sidecar takes long, whatever stands in it', () => {
  it.each<[string, string]>([
    ['tags', full('<')],
    ['tags that end', full('<a>')],
    ['attributes', full('a="b" ', '<rdf:Description ', '/>')],
    ['equal signs', full('=', '<a ', '>')],
    ['quotes', full('"', '<a ')],
    ['namespaces', namespaces()],
    ['settings', full('<crs:A>1</crs:A>', packet('').replace(/><\/rdf:Description>.*/s, '>'))],
    ['entities', full('&amp;', '<a>')],
    ['comments', full('<!--')],
    ['a hundred levels', full(`${'<a>'.repeat(99)}${'</a>'.repeat(99)}`)],
    ['braces', full('{')],
    ['tables', full('{}', 'Sidecar = {', '}')],
    ['a text that does not end', full('\\', '"')],
    ['escaped quotes', full('\\"', '"')],
    ['words', full('a ')],
    ['brackets', full('[')],
    ['sections', full('[a]\n')],
    ['keys', full('a=1\n', '[Exposure]\n')],
    ['blanks', full(' ', '[Exposure]\nRank=1')],
    ['lines', full('\n')],
  ])(
    '%s',
    (_, text) => {
      const start = process.hrtime.bigint();
      for (const format of READ) workOf(format, text);
      expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(10);
    },
    30_000,
  );
});
