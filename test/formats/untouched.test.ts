import { describe, expect, it } from 'vitest';
import { SIDECAR_PROGRAMS, workOf } from '../../src/formats/sidecar-work.js';
import { workOfXmp } from '../../src/formats/xmp.js';
import { XMP_PROGRAMS } from '../../src/formats/xmp-develop.js';
import { cos, dop, nksc, on1, PP3 } from './sidecar/sidecar-text.js';
import { packet } from './xmp-text.js';

/** What a program writes into XMP for a picture that nobody edited, and the same with one edit. */
const IN_XMP: Readonly<Record<string, readonly [untouched: string, edited: string]>> = {
  'Adobe Camera Raw': [
    'crs:Version="17.0" crs:ProcessVersion="15.4" crs:WhiteBalance="As Shot" crs:Exposure2012="0.00" crs:Sharpness="40"',
    'crs:Version="17.0" crs:ProcessVersion="15.4" crs:WhiteBalance="As Shot" crs:Exposure2012="+0.20" crs:Sharpness="40"',
  ],
  darktable: [
    'darktable:history_end="11" darktable:history_auto_hash="d6d6" darktable:history_current_hash="d6d6"',
    'darktable:history_operation="exposure" darktable:history_auto_hash="d6d6" darktable:history_current_hash="7eae"',
  ],
  AfterShot: ['bset:settingsVersion="100" bset:curLayer="0"', 'bset:settingsVersion="100" bopt:exposureVal="0.5"'],
  ACDSee: ['acdsee:caption="" acdsee:notes="" acdsee:rpp="" acdsee:rawrppused="False"', 'acdsee:dpp="&lt;ACDB&gt;"'],
  'Apple Photos': ['xmp:CreatorTool="17.0"', 'aas:CropW="100"'],
  FastRawViewer: ['xmp:Rating="0"', 'frv:ExposureShift="1.0"'],
  'Capture One': ['', 'xmlns:co="http://ns.captureone.com/1.0/" co:Style="1"'],
  RawTherapee: ['', 'xmlns:rt="http://www.rawtherapee.com/ns/" rt:Profile="1"'],
  'ON1 Photo RAW': ['', 'xmlns:on="http://ns.on1.com/settings/" on:Effect="1"'],
  'DxO PhotoLab': ['', 'xmlns:dxo="http://ns.dxo.com/1.0/" dxo:Settings="1"'],
  Exposure: ['', 'xmlns:ex="http://ns.alienskin.com/exposure/" ex:Overlay="1"'],
  Luminar: ['', 'xmlns:lu="http://ns.skylum.com/1.0/" lu:Look="1"'],
};

describe('what a program writes into XMP untouched is no edit', () => {
  it.each(XMP_PROGRAMS)('$program: $untouched', ({ program }) => {
    const [untouched, edited] = IN_XMP[program] ?? ['', ''];
    expect(workOfXmp(packet(`${untouched} xmp:MetadataDate="2024-05-17T10:00:00"`)).edited).toBeUndefined();
    // A history of the current form stands in a list.
    const inside =
      program === 'darktable' ? '<darktable:history><rdf:Seq><rdf:li darktable:operation="exposure"/></rdf:Seq></darktable:history>' : '';
    expect(workOfXmp(packet(edited, inside)).edited).toBe(program);
  });
  it('says where each is known from', () => expect(XMP_PROGRAMS.filter(({ source, untouched }) => !source || !untouched)).toEqual([]));
});

/** The same for sidecars with a language of their own, by extension. */
const BESIDE: Readonly<Record<string, readonly [untouched: string, edited: string]>> = {
  xmp: [packet('xmp:Rating="0"'), packet('crs:Exposure2012="+1"')],
  ixmp: [packet('xmp:Rating="0"'), packet('crs:Exposure2012="+1"')],
  pp3: [PP3, PP3.replace('Compensation=0', 'Compensation=0.35')],
  arp: [PP3.replace(/\[Exposure\][\s\S]*?\n\n/, '[ToneCurve]\nEnabled=false\nContrast=20\n\n'), '[LogEncoding]\nEnabled=true\n'],
  dop: [dop(), dop({ overrides: 'ExposureBias = 0.5,' })],
  on1: [on1({ metadata: { Keywords: ['sea'], Rating: 0 } }), on1({ edits: [{ filter: 'tone' }] })],
  cos: [cos('<DL><E K="Exposure" V="0.1"/></DL><MD><E K="Basic_Rating" V="0"/></MD>'), cos('<DL/><AL><E K="Exposure" V="0.5"/></AL>')],
  nksc: [nksc({ filters: [false, false] }), nksc({ filters: [false, true] })],
  aae: [aae('com.apple.camera'), aae('com.apple.mobileslideshow')],
};
function aae(editor: string): string {
  return `<?xml version="1.0"?><plist version="1.0"><dict><key>adjustmentData</key><data>bZBN</data><key>adjustmentEditorBundleID</key><string>${editor}</string></dict></plist>`;
}

describe('what a program writes beside a raw untouched is no edit', () => {
  const read = Object.entries(SIDECAR_PROGRAMS).filter(([, { untouched }]) => untouched !== undefined);
  it.each(read)('.%s: $untouched', (format, { program }) => {
    const [untouched, edited] = BESIDE[format] ?? ['', ''];
    expect(workOf(format, untouched).edited).toBeUndefined();
    expect(workOf(format, edited).edited).toBe(format.endsWith('xmp') ? 'Adobe Camera Raw' : program);
  });
  it('tells it of every kind that is read by content, and says where it is known from', () => {
    const wrong = Object.values(SIDECAR_PROGRAMS).filter(
      ({ source, untouched, work, carries }) =>
        !source || (work === undefined) !== (carries === true) || (untouched !== undefined && carries),
    );
    expect(wrong).toEqual([]);
    expect(read.map(([format]) => format).sort()).toEqual(Object.keys(BESIDE).sort());
  });
});
