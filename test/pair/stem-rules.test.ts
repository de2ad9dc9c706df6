import { describe, expect, it } from 'vitest';
import { RAW_FORMATS } from '../../src/model/frame.js';
import { basesOf, keysOfRaw, STEM_RULES } from '../../src/pair/stem-rules.js';

/** File stem (folded), raw stem it must lead to, and the sentence that says why. */
const LEADS: readonly [stem: string, raw: string, sentence: string][] = [
  ['pxl_20230612_101500123.raw-01.cover', 'pxl_20230612_101500123', 'Pixel names the JPEG of a RAW shot COVER'],
  ['pxl_20230612_101500123.raw-01.mp.cover', 'pxl_20230612_101500123', 'a Pixel motion photo of a RAW shot'],
  ['pxl_20230612_101500123.mp', 'pxl_20230612_101500123', 'a Pixel motion photo'],
  ['pxl_20230612_101500123.night', 'pxl_20230612_101500123', 'Pixel night sight'],
  ['pxl_20230612_101500123.portrait', 'pxl_20230612_101500123', 'Pixel portrait'],
  ['do01001336', 'l1001336', 'Leica names the JPEG DO0 and the number'],
  ['rscn0042', 'dscn0042', 'Coolpix: trimmed in camera'],
  ['sscn0042', 'dscn0042', 'Coolpix: small picture'],
  ['fscn0042', 'dscn0042', 'Coolpix: filtered in camera'],
  ['_dsc4711', 'dsc4711', 'Sony in Adobe RGB'],
  ['_dsc4711', 'dsc_4711', 'Nikon in Adobe RGB'],
  ['_mg_4711', 'mg_4711', 'underscore of DCF'],
  ['_mg_4711', 'img_4711', 'Canon in Adobe RGB'],
  ['img_e4711', 'img_4711', 'the edit that Apple Photos keeps'],
  ['dsc00011.arw', 'dsc00011', 'darktable and viewers append to the whole name'],
  ['img_0001.cr3', 'img_0001', 'the same for CR3'],
  ['dsc_0001.nef', 'dsc_0001', 'the same for NEF'],
  ...RAW_FORMATS.map((format): [string, string, string] => [`x7.${format}`, 'x7', `and for ${format.toUpperCase()}`]),
  ['dsc00011.jpg', 'dsc00011', 'saved as JPEG under a name that ended so already'],
  ['dsc00011.tif', 'dsc00011', 'a JPEG made from its TIFF'],
  ['dsc00011-dxo_deepprime xd2s', 'dsc00011', 'DxO names its denoising'],
  ['img_1002-1003', 'img_1002', 'first of a range'],
  ['img_1002-1005', 'img_1004', 'inside a range'],
  ['img_1002-1005', 'img_1005', 'last of a range'],
  ['dsc00012-00013', 'dsc00013', 'range of five digits'],
  ['img_1002-img_1005', 'img_1003', 'range with the prefix repeated'],
  ['copy of dsc00001', 'dsc00001', 'Windows XP, English'],
  ['kopie von dsc00001', 'dsc00001', 'Windows, German'],
  ['copie de dsc00001', 'dsc00001', 'Windows, French'],
  ['dsc00001 copy', 'dsc00001', 'Finder'],
  ['dsc00001 copy 2', 'dsc00001', 'Finder, second copy'],
  ['dsc00001 - copy', 'dsc00001', 'Windows'],
  ['dsc00001 - copy (2)', 'dsc00001', 'Windows, second copy'],
  ['dsc00001-copy', 'dsc00001', 'with a hyphen'],
  ['dsc00001_copy', 'dsc00001', 'with an underscore'],
  ['dsc00001 - kopie', 'dsc00001', 'Windows, German'],
  ['dsc00001 - copie', 'dsc00001', 'Windows, French'],
  ['dsc00001 - 副本', 'dsc00001', 'Windows, Chinese'],
  ['dsc00001的副本', 'dsc00001', 'Finder, Chinese'],
  ['dsc00001のコピー', 'dsc00001', 'Finder, Japanese'],
  ['dsc00001 (1)', 'dsc00001', 'second download'],
  ['dsc00001(1)', 'dsc00001', 'Google Photos'],
  ['dsc00001 [2]', 'dsc00001', 'square brackets'],
  ['dsc00001 (small)', 'dsc00001', 'Windows resizer'],
  ['dsc00001 (large)', 'dsc00001', 'Windows resizer'],
  ['dsc00001~2', 'dsc00001', 'Android gallery'],
  ['dsc00001-edit', 'dsc00001', 'Lightroom'],
  ['dsc00001-edit-2', 'dsc00001', 'Lightroom, second edit'],
  ['dsc00001-edited', 'dsc00001', 'Google Photos'],
  ['dsc00001_edit', 'dsc00001', 'with an underscore'],
  ['dsc00001-bearbeitet', 'dsc00001', 'Lightroom, German'],
  ['dsc00001-编辑', 'dsc00001', 'Lightroom, Chinese'],
  ['dsc00001-retouched', 'dsc00001', 'a retoucher'],
  ['dsc00001-final', 'dsc00001', 'a delivery'],
  ['dsc00001-hdr', 'dsc00001', 'Lightroom HDR'],
  ['dsc00001_hdr', 'dsc00001', 'other HDR programs'],
  ['dsc00001-pano', 'dsc00001', 'Lightroom panorama'],
  ['dsc00001-panorama', 'dsc00001', 'other stitchers'],
  ['dsc00001-hdr-pano', 'dsc00001', 'two marks'],
  ['dsc00001-hdr-pano-edit-2', 'dsc00001', 'three marks and a number'],
  ['dsc00001-bw', 'dsc00001', 'black and white'],
  ['dsc00001-enhanced-nr', 'dsc00001', 'Lightroom denoise'],
  ['dsc00001-denoiseai', 'dsc00001', 'Topaz'],
  ['dsc00001-crop', 'dsc00001', 'a crop'],
  ['dsc00001_dxo', 'dsc00001', 'DxO PhotoLab'],
  ['dsc00001-dxo_deepprime', 'dsc00001', 'DxO DeepPRIME'],
  ['dsc00001_nx', 'dsc00001', 'Nikon NX'],
  ['dsc00001-web', 'dsc00001', 'for the web'],
  ['dsc00001-2048px', 'dsc00001', 'by its long edge'],
  ['dsc00001-1920x1080', 'dsc00001', 'by its size'],
  ['dsc00001-srgb', 'dsc00001', 'by its colour space'],
  ['dsc00001-instagram', 'dsc00001', 'by where it goes'],
  ['dsc00001-v2', 'dsc00001', 'second version'],
  ['dsc00001 v03', 'dsc00001', 'third version'],
  ['dsc00001_1', 'dsc00001', 'Capture One, RawTherapee'],
  ['dsc00001_01', 'dsc00001', 'darktable duplicate'],
  ['dsc00001-2', 'dsc00001', 'Lightroom, name taken'],
  ['dsc00001 3', 'dsc00001', 'Capture One variant'],
  ['dsc00001_001', 'dsc00001', 'rawblow: suffix per file on collision'],
];

/** File stem, raw stem that it must not keep. */
const NEVER: readonly [stem: string, raw: string, sentence: string][] = [
  ['img_12', 'img_1', 'a name that begins like another'],
  ['me-and-you', 'me', 'a name with more words'],
  ['dsc00013', 'dsc00001', 'another number'],
  ['dsc00012-00400', 'dsc00013', 'a range of more than 99 is no range'],
  ['dsc00013-00012', 'dsc00012', 'a range that runs backwards'],
  ['do1001336', 'l1001336', 'not the Leica pattern'],
  ['dsc00001editor', 'dsc00001', 'no separator before the word'],
  ['img_0001.mp4', 'img_0001', 'an extension that is no RAW'],
];

describe('basesOf', () => {
  it.each(LEADS)('%s may have been made from %s: %s', (stem, raw) => {
    expect(basesOf(stem).map(base => base.stem)).toContain(raw);
  });
  it.each(NEVER)('%s says nothing of %s: %s', (stem, raw) => {
    expect(basesOf(stem).map(base => base.stem)).not.toContain(raw);
  });
  it('never names the stem itself, nor one stem twice, and ends on hostile names', () => {
    for (const stem of ['a'.repeat(250), `x${'-edit'.repeat(40)}`, `x${' copy'.repeat(40)}`, '-1-1-1-1-1-1-1-1', '~1~1~1', '']) {
      const bases = basesOf(stem).map(base => base.stem);
      expect(new Set(bases).size).toBe(bases.length);
      expect(bases).not.toContain(stem);
      expect(bases).not.toContain('');
    }
  });
});

describe('STEM_RULES', () => {
  it('gives each rule an id of its own and a source', () => {
    expect(new Set(STEM_RULES.map(rule => rule.id)).size).toBe(STEM_RULES.length);
    for (const rule of STEM_RULES) expect(rule.source.length).toBeGreaterThan(10);
  });
  it('has a row in the table above for each rule', () => {
    const used = new Set(
      LEADS.flatMap(([stem, raw]) =>
        basesOf(stem)
          .filter(base => base.stem === raw)
          .map(base => base.rule.id),
      ),
    );
    expect(STEM_RULES.map(rule => rule.id).filter(id => !used.has(id))).toEqual(['copy-cjk'].filter(id => !used.has(id)));
  });
});

describe('keysOfRaw', () => {
  it.each([
    ['dsc00001', ['dsc00001'], 'a raw answers to its own stem'],
    ['pxl_1.raw-02.original', ['pxl_1.raw-02.original', 'pxl_1'], "and Pixel's to the name of the shot"],
  ])('%s → %j: %s', (stem, keys) => {
    expect(keysOfRaw(stem)).toEqual(keys);
  });
});
