import { describe, expect, it } from 'vitest';
import { workOfXmp } from '../../src/formats/xmp.js';
import { MARKS } from '../../src/formats/xmp-marks.js';
import type { WorkDone } from '../../src/model/facts.js';
import { list, packet } from './xmp-text.js';

/** A way to mark, by the row of the table that it pins; what it says, and what comes of it. */
type Row = readonly [row: string, sentence: string, text: string, work: WorkDone];
const rows: readonly Row[] = [
  ['xap Rating', 'a star', packet('xmp:Rating="1"'), { rating: 1 }],
  ['xap Rating', 'rejected by Bridge, Lightroom or FastRawViewer', packet('xmp:Rating="-1"'), { rating: -1, rejected: true }],
  ['xap Label', 'a label in any language', packet('xmp:Label="Grün"'), { label: 'Grün' }],
  ['xap Label', 'taken away again in Imaging Edge', packet('xmp:Rating="0" xmp:Label="None"'), { rating: 0 }],
  ['xap Label', "Photo Mechanic's eighth class", packet('xmp:Label="Trash"'), { rejected: true }],
  ['xap Label', 'a label that a person calls so', packet('xmp:Label="rejected"'), { rejected: true }],
  ['xap Label', 'a label that only begins like a rejection', packet('xmp:Label="Delete?"'), { label: 'Delete?' }],
  ['photo Rating', 'percent, as Windows counts', packet('MicrosoftPhoto:Rating="75"'), { rating: 4 }],
  ['photo Rating', 'in the namespace without its slash', packet('microsoft:Rating="99"'), { rating: 5 }],
  ['photo Rating', 'none', packet('MicrosoftPhoto:Rating="0"'), {}],
  ['DynamicMedia pick', 'picked in Lightroom', packet('xmpDM:pick="1"'), { picked: true }],
  ['DynamicMedia pick', 'rejected in Lightroom', packet('xmpDM:pick="-1" xmpDM:good="false"'), { rejected: true }],
  ['DynamicMedia pick', 'no flag', packet('xmpDM:pick="0"'), {}],
  ['DynamicMedia good', 'good', packet('', '<xmpDM:good>True</xmpDM:good>'), { picked: true }],
  ['DynamicMedia good', 'not good', packet('xmpDM:good="false"'), {}],
  ['ns PickLabel', 'accepted', packet('digiKam:PickLabel="3"'), { picked: true }],
  ['ns PickLabel', 'pending: somebody means to come back', packet('digiKam:PickLabel="2"'), { label: 'pending' }],
  ['ns PickLabel', 'rejected', packet('digiKam:PickLabel="1"'), { rejected: true }],
  [
    'ns PickLabel',
    'as digiKam writes it for every picture',
    packet('digiKam:PickLabel="0" digiKam:ColorLabel="0" xmp:Rating="0"'),
    { rating: 0 },
  ],
  ['ns ColorLabel', 'green', packet('digiKam:ColorLabel="4"'), { label: 'green' }],
  ['ns ColorLabel', 'none', packet('digiKam:ColorLabel="0"'), {}],
  [
    'darktable.sf.net colorlabels',
    'two colours of darktable',
    packet('', list('darktable:colorlabels', ['0', '3'])),
    { label: 'red, blue' },
  ],
  ['darktable.sf.net colorlabels', 'an empty list', packet('', list('darktable:colorlabels', [''])), {}],
  ['photomechanic Tagged', 'tagged', packet('photomechanic:Tagged="True"'), { picked: true }],
  [
    'photomechanic Tagged',
    'as Photo Mechanic writes it untouched',
    packet(
      'xmp:Rating="0" photomechanic:ColorClass="0" photomechanic:Tagged="False" photomechanic:Prefs="0:0:0:000001" photomechanic:PMVersion="PM6"',
    ),
    { rating: 0 },
  ],
  ['photomechanic ColorClass', 'the first class', packet('photomechanic:ColorClass="1"'), { label: 'colour class 1' }],
  ['photomechanic ColorClass', 'trash', packet('photomechanic:ColorClass="8"'), { rejected: true }],
  ['photomechanic Prefs', 'trash', packet('photomechanic:Prefs="0:8:0:008771"'), { rejected: true, rating: 0 }],
  ['iptc rating', 'rejected in ACDSee', packet('acdsee:rating="-1"'), { rating: -1, rejected: true }],
  [
    'photomechanic Prefs',
    'tagged, second class, three stars',
    packet('photomechanic:Prefs="1:2:3:008771"'),
    { picked: true, label: 'colour class 2', rating: 3 },
  ],
  ['photomechanic Prefs', 'nothing', packet('photomechanic:Prefs="0:0:0:008771"'), { rating: 0 }],
  ['iptc rating', 'stars of ACDSee', packet('acdsee:rating="4"'), { rating: 4 }],
  ['iptc tagged', 'tagged in ACDSee', packet('acdsee:tagged="True"'), { picked: true }],
  [
    'iptc tagged',
    'as ACDSee writes it untouched',
    packet('acdsee:rating="0" acdsee:tagged="False" acdsee:caption="" xmp:Label=""'),
    { rating: 0 },
  ],
  ['narrative_select Tagged', 'tagged in Narrative', packet('narrative:Tagged="True"'), { picked: true }],
  ['nine Rating', 'stars of NX Studio', packet('nine:Rating="2"'), { rating: 2 }],
  ['nine Label', 'a label of NX Studio', packet('nine:Label="3"'), { label: 'label 3' }],
  ['nine Label', 'as NX Studio writes it untouched', packet('nine:Rating="0" nine:Label="0"'), { rating: 0 }],
];

describe('marks', () => {
  it.each(rows)('%s: %s', (_, __, text, work) => expect(workOfXmp(text)).toEqual(work));

  it('has a row here for each in the table, and each names its source', () => {
    const nameOf = ({ space, name }: { space: string; name: string }) =>
      `${space
        .replace(/\/\d[\d.]*$/, '')
        .split('/')
        .at(-1)} ${name}`;
    const pinned = new Set(rows.map(([row]) => row));
    expect(MARKS.map(nameOf).filter(name => !pinned.has(name))).toEqual([]);
    expect(MARKS.filter(({ source }) => source.length < 8)).toEqual([]);
  });

  it.each<[string, string, WorkDone]>([
    ['the highest rating of all programs holds', packet('xmp:Rating="1" MicrosoftPhoto:Rating="75" acdsee:rating="2"'), { rating: 4 }],
    [
      'a rejection does not take a pick away',
      packet('xmp:Rating="-1" photomechanic:Tagged="True"'),
      { rating: -1, picked: true, rejected: true },
    ],
    ['the label in words goes before its number', packet('digiKam:ColorLabel="1" xmp:Label="Winner"'), { label: 'Winner' }],
    [
      'a mark on something inside the picture is none',
      packet('', '<dc:subject><rdf:Bag><rdf:li xmpDM:pick="1">x</rdf:li></rdf:Bag></dc:subject>'),
      {},
    ],
    ['numbers that are none', packet('digiKam:ColorLabel="x" photomechanic:Prefs="::" nine:Rating="" xmpDM:pick=""'), {}],
  ])('%s', (_, text, work) => expect(workOfXmp(text)).toEqual(work));
});
