import { describe, expect, it } from 'vitest';
import { developedInCameraRaw } from '../../src/formats/camera-raw.js';
import { xmpProperties } from '../../src/formats/xmp-properties.js';
import { list, packet } from './xmp-text.js';

const CRS = 'http://ns.adobe.com/camera-raw-settings/1.0/';
const isEdit = (text: string) => developedInCameraRaw(xmpProperties(text).filter(({ space }) => space === CRS));
const crs = (settings: Readonly<Record<string, string | number>>) =>
  Object.entries(settings)
    .map(([name, value]) => `crs:${name}="${value}"`)
    .join(' ');
const curve = (name: string, ...points: readonly string[]) => list(`crs:${name}`, points);

/** What each version gives an untouched raw (process versions of 2003, 2010, 2012, 2018 and 2023). */
const UNTOUCHED: Readonly<Record<string, string>> = {
  'Camera Raw 2, automatic': packet(
    crs({
      Version: '2.4',
      AutoExposure: 'True',
      Exposure: '+0.35',
      AutoShadows: 'True',
      Shadows: 12,
      AutoBrightness: 'True',
      Brightness: 61,
    }),
  ),
  'Camera Raw 3, of 2005': packet(
    crs({
      Version: '3.1',
      WhiteBalance: 'As Shot',
      Temperature: 5150,
      Tint: '+7',
      Exposure: '0.00',
      Shadows: 5,
      Brightness: 50,
      Contrast: '+25',
      Sharpness: 25,
      ColorNoiseReduction: 25,
      ToneCurveName: 'Medium Contrast',
      CameraProfile: 'ACR 3.1',
      HasSettings: 'True',
    }),
    curve('ToneCurve', '0, 0', '32, 22', '64, 56', '128, 128', '192, 196', '255, 255'),
  ),
  'process of 2010': packet(
    crs({
      Version: '6.7',
      ProcessVersion: '5.7',
      WhiteBalance: 'As Shot',
      Exposure: '0.00',
      Shadows: 5,
      Brightness: '+50',
      Contrast: '+25',
      Sharpness: 25,
      LuminanceNoiseReductionDetail: 50,
      CropConstrainToWarp: 1,
      LensProfileEnable: 0,
      LensProfileSetup: 'LensDefaults',
      ConvertToGrayscale: 'False',
    }),
  ),
  'process of 2012': packet(
    crs({
      Version: '8.8',
      ProcessVersion: '6.7',
      WhiteBalance: 'As Shot',
      Temperature: 4900,
      Tint: '+1',
      Exposure2012: '0.00',
      Blacks2012: 0,
      Sharpness: 25,
      ToneCurveName2012: 'Linear',
      CameraProfile: 'Adobe Standard',
      AutoLateralCA: 0,
    }),
    curve('ToneCurvePV2012', '0, 0', '255, 255'),
  ),
  'process of 2018': packet(
    crs({
      Version: '10.3',
      ProcessVersion: '10.0',
      WhiteBalance: 'As Shot',
      Sharpness: 40,
      SharpenRadius: '+1.0',
      Dehaze: 0,
      OverrideLookVignette: 'False',
    }),
    `<crs:Look><rdf:Description crs:Name="Adobe Color" crs:Amount="1" crs:UUID="B952"><crs:Parameters><rdf:Description crs:LookTable="E1" crs:ConvertToGrayscale="False"/></crs:Parameters></rdf:Description></crs:Look>`,
  ),
  'process of 2023': packet(
    crs({
      Version: '16.1',
      CompatibleVersion: 251789312,
      ProcessVersion: '15.4',
      WhiteBalance: 'As Shot',
      Texture: 0,
      ColorGradeBlending: 50,
      ColorGradeGlobalHue: 0,
      CurveRefineSaturation: 100,
      HDREditMode: 0,
      HDRMaxValue: '+4.0',
      SDRBlend: 0,
      GrainSize: 25,
    }),
  ),
  'a lens profile that the file brings along': packet(
    crs({ Version: '13.0', LensProfileIsEmbedded: 'True', LensProfileEnable: 1, LensProfileSetup: 'LensDefaults' }),
  ),
  'a camera without colours': packet(crs({ Version: '16.1' }), '<crs:Look><rdf:Description crs:Name="Adobe Monochrome"/></crs:Look>'),
};

describe('Camera Raw and Lightroom', () => {
  it.each(Object.entries(UNTOUCHED))('%s: untouched', (_, text) => expect(isEdit(text)).toBe(false));
  it.each(Object.entries(UNTOUCHED))('%s: with one slider moved', (_, text) =>
    expect(isEdit(text.replace('crs:Version', 'crs:Vibrance="+12" crs:Version'))).toBe(true),
  );
  it.each<[string, string]>([
    ['a lens profile switched on', crs({ Version: '13.0', LensProfileEnable: 1, LensProfileSetup: 'LensDefaults' })],
    ['chromatic aberration removed', crs({ AutoLateralCA: 1 })],
    ['automatic tone in a version where it is no default', crs({ Version: '9.1', AutoExposure: 'True', Exposure: '+0.35' })],
    ['a value moved after automatic was switched off', crs({ Version: '3.1', AutoExposure: 'False', Exposure: '+0.35' })],
    ['automatic white balance', crs({ WhiteBalance: 'Auto', Temperature: 5000 })],
    ['a profile of the camera', crs({ CameraProfile: 'Camera Vivid' })],
    ['upright', crs({ PerspectiveUpright: 1 })],
    ['a turned crop', crs({ HasCrop: 'True', CropAngle: '-1.2' })],
    ['an exponent', crs({ Exposure2012: '1e0' })],
    ['a point of a curve that is elsewhere', crs({ ToneCurveName2012: 'Custom' })],
  ])('%s is an edit', (_, settings) => expect(isEdit(packet(settings))).toBe(true));
});

it('settings named like things of every object are settings', () => {
  expect(isEdit(packet('crs:constructor="0" crs:toString="0"'))).toBe(false);
  expect(isEdit(packet('crs:constructor="1"', list('crs:valueOf', ['1'])))).toBe(true);
});
