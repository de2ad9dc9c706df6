import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import { type Explanation, renderExplain } from '../../src/report/explain.js';
import { WORDS } from '../support/words.js';
import { actionOf, at, keptOf, sidecarOf } from './plan-of.js';

const facts: Facts = {
  ...{ format: 'arw', make: 'SONY', model: 'ILCE-7M4', takenAt: '2026-05-17T10:00:14', subsec: '123', recorded: 'with-jpeg' },
  ...{ makerNote: true, rendition: false, warnings: ['a\x1bb'] },
};
const text = (more: Partial<Explanation>, columns = 200) =>
  [
    ...renderExplain(
      {
        ...{
          row: actionOf('/photos/a/1.ARW'),
          facts,
          whyNoFacts: undefined,
          twins: [],
          sidecars: [],
          roots: [at('/photos')],
          rendered: 12,
        },
        ...more,
      },
      { words: WORDS.en, columns, colour: false },
    ),
  ].join('');

describe('explain', () => {
  it('tells an orphan: verdict, evidence, what was looked for, what the file says', () => {
    const row = actionOf('/photos/a/1.ARW', { with: [sidecarOf('/photos/a/1.xmp')] });
    expect(`\n${text({ row, sidecars: [at('/photos/a/1.xmp'), at('/photos/a/1.pp3')] }, 80)}`).toMatchInlineSnapshot(`
      "
      /photos/a/1.ARW

        verdict     orphan, proven: the camera, or an earlier scan, saw its JPEG
        because     the camera wrote a JPEG with it, and that JPEG is gone
        sidecars    1.xmp goes along
                    1.pp3 stays: another file shares it
        looked for  searched 12 JPEG and HEIF files below /photos
                    by name in its folder, rules of cameras and editors too: nothing
                    by moment and body, in all folders: nothing
                    by name in other folders: nothing
        the file    format       arw
                    make         SONY
                    model        ILCE-7M4
                    taken at     2026-05-17T10:00:14
                    sub-second   123
                    recorded     with-jpeg
                    warnings     a\\x1bb
      "
    `);
  });

  it('tells a pair: the twin, and that the file needed no look inside', () => {
    const row = keptOf('/photos/a/1.ARW', 'paired', [{ kind: 'same-stem', as: at('/photos/a/1.JPG') }]);
    const shown = text({ row, facts: undefined, twins: [at('/photos/a/1.JPG')] });
    expect(shown).toContain('verdict     paired: its twin, or a picture made from it, is still there\n');
    expect(shown).toContain('twins       1.JPG\n');
    expect(shown).toContain('was not opened: its name was enough\n');
    expect(shown).not.toContain('by moment');
  });

  it.each([
    {
      sentence: 'a raw-only shot: the word of the contract and what to do',
      more: { row: keptOf('/photos/1.ARW', 'raw-only', [{ kind: 'camera-raw-only' }]) },
      says: ['verdict     kept, raw-only: the camera wrote no JPEG with it', 'what next   Nothing to do'],
    },
    {
      sentence: 'facts that could not be read: why, and that nothing was found by moment for that',
      more: { facts: undefined, whyNoFacts: 'it is\nempty', row: keptOf('/photos/1.ARW', 'unsure') },
      says: ['the file    it is\\nempty', 'nothing, as its moment is not known'],
    },
    {
      sentence: 'a twin in another folder: each stage before it found nothing',
      more: { row: keptOf('/photos/1.ARW', 'paired', [{ kind: 'other-folder', as: at('/photos/j/1.JPG'), checked: true }]) },
      says: ['in all folders: nothing', 'by name in other folders: found'],
    },
    {
      sentence: 'an edit beside it and a twin elsewhere: both stages found something, and no other line stands between',
      more: {
        row: keptOf('/photos/1.ARW', 'paired', [
          { kind: 'derivative', as: at('/photos/1-Edit.jpg'), rule: 'edit' },
          { kind: 'other-folder', as: at('/photos/j/1.JPG'), checked: true },
        ]),
      },
      says: ['cameras and editors too: found\n              by name in other folders: found'],
    },
    {
      sentence: 'by name alone: moments were not asked',
      more: { row: actionOf('/photos/1.ARW', { confidence: 'stem', because: [{ kind: 'no-twins-here', searched: 12 }] }) },
      says: ['verdict     orphan, by name:', 'in all folders: not asked'],
    },
    { sentence: 'a hostile path', more: { row: actionOf('/photos/x\ny.ARW') }, says: ['/photos/x\\ny.ARW\n'] },
  ] satisfies { sentence: string; more: Partial<Explanation>; says: string[] }[])('$sentence', ({ more, says }) => {
    for (const words of says) expect(text(more)).toContain(words);
  });
});
