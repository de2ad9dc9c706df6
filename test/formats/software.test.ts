import { describe, expect, it } from 'vitest';
import { editorOf } from '../../src/formats/software.js';

describe('editorOf', () => {
  it.each([
    ['Adobe Photoshop Lightroom Classic 13.0 (Windows)', 'Lightroom'],
    ['Adobe Lightroom 7.0 (Android)', 'Lightroom'],
    ['Adobe Photoshop 25.0 (Macintosh)', 'Photoshop'],
    ['Adobe DNG Converter 16.0', 'DNG Converter'],
    ['Capture One 23 Macintosh', 'Capture One'],
    ['darktable 4.6.0', 'darktable'],
    ['RawTherapee 5.10', 'RawTherapee'],
    ['DxO PhotoLab 7.2', 'DxO'],
    ['ON1 Photo RAW 2024', 'ON1'],
    ['Luminar Neo 1.18', 'Luminar'],
    ['Affinity Photo 2.3.0', 'Affinity'],
    ['GIMP 2.10.36', 'GIMP'],
    ['digiKam-8.2.0', 'digiKam'],
    ['NX Studio 1.6.0', 'Nikon NX'],
    ['Nikon Capture Editor 4.3.1 W', 'Nikon NX'],
    ['Digital Photo Professional', 'Canon DPP'],
    ['SILKYPIX Developer Studio', 'Silkypix'],
    ['QuickTime 7.6.6', 'QuickTime'],
    ['Picasa', 'Picasa'],
    ['Snapseed 2.0', 'Snapseed'],
  ])('%s is %s', (mark, program) => expect(editorOf(mark)).toBe(program));

  it.each([
    ...[
      'Ver.1.01',
      'Ver.1.01 ',
      'ILCE-7M3 v3.10',
      'ILME-FX3 v4.00',
      'DSLR-A330 v1.10',
      'SLT-A57 v1.04',
      'Digital Camera X-T1 Ver1.0',
      'HD7.01.01.90.00',
    ],
    ...[
      'Firmware Version 1.0.0',
      'NIKON D850 Ver.1.20',
      'Version 1.0',
      '15.0',
      'Camera back, Firmware: 1.01.4',
      'PENTAX K-3 Ver. 1.00',
      'HDR+ 1.0.5',
      'E-M1MarkII 3.0',
      '',
    ],
  ])('%j is firmware, no mark', mark => expect(editorOf(mark)).toBeUndefined());

  it('looks at every sign', () => expect(editorOf('Ver.1.01', undefined, 'darktable 4.6')).toBe('darktable'));
});
