import { describe, expect, it } from 'vitest';
import { SIDECAR_PROGRAMS, workOf } from '../../src/formats/sidecar-work.js';
import type { WorkDone } from '../../src/model/facts.js';

describe('workOf', () => {
  it.each<[string, string, string, WorkDone]>([
    ['pp3', 'RawTherapee: only stars', '[Version]\nAppVersion=5.10\n\n[General]\nRank=3\nColorLabel=0\nInTrash=false\n', { rating: 3 }],
    ['pp3', 'RawTherapee: a colour', '[Version]\n[General]\nRank=0\nColorLabel=4\n', { rating: 0, label: 'blue' }],
    ['pp3', 'RawTherapee: a setting', '[Version]\n[General]\nRank=0\n[Exposure]\nCompensation=0.5\n', { rating: 0, edited: 'RawTherapee' }],
    ['pp3', 'RawTherapee: lines of Windows', '[Version]\r\n[General]\r\nRank=2\r\n', { rating: 2 }],
    ['arp', 'ART', '[Version]\n[ToneCurve]\nEnabled=true\n', { edited: 'ART' }],
    [
      'dop',
      'DxO: settings',
      'Sidecar = {\nSource = {\nItems = {\n{\nRating = 4,\nSettings = {\nBase = {} } } } } }',
      { rating: 4, edited: 'DxO PhotoLab' },
    ],
    ['dop', 'DxO: only stars', 'Sidecar = {\nSource = {\nItems = {\n{\nRating = 2 } } } }', { rating: 2 }],
    ['dop', 'DxO: something else', 'garbage', { edited: 'DxO PhotoLab' }],
    [
      'cos',
      'Capture One: only marks',
      '<SL><E K="Basic_Rating" V="3"/><E K="Basic_ColorTag" V="1"/></SL>',
      { rating: 3, label: 'colour tag 1' },
    ],
    [
      'cos',
      'Capture One: a setting',
      '<SL><E K="Basic_Rating" V="0"/><E K="Exposure" V="0.5"/></SL>',
      { rating: 0, edited: 'Capture One' },
    ],
    ['cos', 'Capture One: something else', 'garbage', { edited: 'Capture One' }],
    [
      'nksc',
      'NX Studio: only stars',
      '<rdf:RDF xmlns:xmp="http://ns.adobe.com/xap/1.0/"><rdf:Description><xmp:Rating>2</xmp:Rating></rdf:Description></rdf:RDF>',
      { rating: 2 },
    ],
    [
      'nksc',
      'NX Studio: edits',
      '<rdf:RDF><rdf:Description><nine:NineEdits>PD94</nine:NineEdits></rdf:Description></rdf:RDF>',
      { edited: 'Nikon NX Studio' },
    ],
    ['nksc', 'NX Studio: no edits', '<rdf:RDF><rdf:Description><nine:NineEdits></nine:NineEdits></rdf:Description></rdf:RDF>', {}],
    ['xmp', 'XMP', '<rdf:RDF xmlns:xmp="http://ns.adobe.com/xap/1.0/"><rdf:Description xmp:Rating="5"/></rdf:RDF>', { rating: 5 }],
    ['dr4', 'DPP writes its recipe when one edits', '', { edited: 'Canon DPP' }],
    ['vrd', 'the same, older', '', { edited: 'Canon DPP' }],
    ['on1', 'ON1: cut off', '', { edited: 'ON1 Photo RAW' }],
    ['aae', 'Apple: cut off', '', { edited: 'Apple Photos' }],
    ['thm', 'the camera, for every CRW', '', {}],
    ['wav', 'the camera', '', {}],
    ['zzz', 'nobody knows', '', { edited: 'an unknown program (.zzz)' }],
  ])('.%s, %s', (format, _, text, work) => expect(workOf(format, text)).toEqual(work));

  it('names program and source of each kind', () =>
    expect(
      Object.values(SIDECAR_PROGRAMS).filter(
        ({ program, source, work, carries }) => !program || !source || (work === undefined) !== (carries === true),
      ),
    ).toEqual([]));
});
