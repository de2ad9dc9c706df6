import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isXmp, readXmp, workOfXmp } from '../../src/formats/xmp.js';
import type { WorkDone } from '../../src/model/facts.js';

const SPACES = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" xmlns:darktable="http://darktable.sf.net/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/"`;
const packet = (attributes: string, inside = '') =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${SPACES}><rdf:Description rdf:about="" ${attributes}>${inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

describe('rating and label', () => {
  it.each<[string, string, WorkDone]>([
    ['an attribute', packet('xmp:Rating="3"'), { rating: 3 }],
    ['an attribute in single quotes', packet("xmp:Rating='3'"), { rating: 3 }],
    ['an element', packet('', '<xmp:Rating>4</xmp:Rating>'), { rating: 4 }],
    [
      'an element with blanks and a comment',
      packet('', '<!-- stars: <xmp:Rating>1</xmp:Rating> --><xmp:Rating> 2 </xmp:Rating>'),
      { rating: 2 },
    ],
    ['a rejected picture', packet('xmp:Rating="-1"'), { rating: -1, rejected: true }],
    ['no stars', packet('xmp:Rating="0"'), { rating: 0 }],
    ['halves are rounded', packet('xmp:Rating="2.5"'), { rating: 3 }],
    ['nonsense', packet('xmp:Rating="many"'), {}],
    ['more than five', packet('xmp:Rating="99"'), {}],
    ['percent of Windows', packet('MicrosoftPhoto:Rating="50"'), { rating: 3 }],
    ['one star of Windows', packet('MicrosoftPhoto:Rating="1"'), { rating: 1 }],
    ['a label', packet('xmp:Label="Red"'), { label: 'Red' }],
    ['a label with entities', packet('xmp:Label="To &amp; fro &#x41;&#66;"'), { label: 'To & fro AB' }],
    ['an empty label', packet('xmp:Label=""'), {}],
    [
      'colours of darktable',
      packet('', '<darktable:colorlabels><rdf:Seq><rdf:li>0</rdf:li><rdf:li>3</rdf:li></rdf:Seq></darktable:colorlabels>'),
      { label: 'red, blue' },
    ],
    ['keywords alone', packet('', '<dc:subject><rdf:Bag><rdf:li>bird</rdf:li></rdf:Bag></dc:subject>'), {}],
    ['a rating of something else', packet('', '<dc:subject><rdf:Bag><rdf:li xmp:Rating="5">x</rdf:li></rdf:Bag></dc:subject>'), {}],
    [
      'another prefix for the same namespace',
      packet('').replaceAll('xmp:', 'a:').replace('rdf:about=""', 'rdf:about="" a:Rating="2"').replace('xmlns:xmp=', 'xmlns:a='),
      { rating: 2 },
    ],
    ['the usual prefix for another namespace', packet('xmp:Rating="5"').replace('http://ns.adobe.com/xap/1.0/', 'http://elsewhere/'), {}],
    ['a namespace bound where it is used', packet('', '<q:Rating xmlns:q="http://ns.adobe.com/xap/1.0/">1</q:Rating>'), { rating: 1 }],
    ['the namespace as the default', packet('', '<Rating xmlns="http://ns.adobe.com/xap/1.0/">3</Rating>'), { rating: 3 }],
    ['a default namespace, of which attributes have no part', packet('', '<x xmlns="http://ns.adobe.com/xap/1.0/" Rating="3"/>'), {}],
    ['a prefix that begins like one of XML', packet('xmlns:xmlx="http://ns.adobe.com/xap/1.0/" xmlx:Rating="3"'), { rating: 3 }],
    [
      'behind two hundred levels of something else',
      packet('', `${'<a>'.repeat(200)}x${'</a>'.repeat(200)}<xmp:Rating>2</xmp:Rating>`),
      { rating: 2 },
    ],
    ['behind a hundred thousand tags', packet('', `${'<a/>'.repeat(100_000)}<xmp:Rating>2</xmp:Rating>`), { rating: 2 }],
    [
      'two descriptions',
      packet('xmp:Label="Blue"').replace('</rdf:RDF>', '<rdf:Description xmp:Rating="5"/></rdf:RDF>'),
      { label: 'Blue', rating: 5 },
    ],
  ])('%s', (_, text, work) => expect(workOfXmp(text)).toEqual(work));
});

/** What Lightroom writes into every sidecar before anyone touches a slider. */
const UNTOUCHED = `crs:Version="16.0" crs:ProcessVersion="15.4" crs:WhiteBalance="As Shot" crs:Temperature="5150" crs:Tint="+7" crs:Exposure2012="0.00" crs:Contrast2012="0"
  crs:Highlights2012="0" crs:Sharpness="40" crs:SharpenRadius="+1.0" crs:SharpenDetail="25" crs:SharpenEdgeMasking="0" crs:LuminanceSmoothing="0" crs:ColorNoiseReduction="25"
  crs:ColorNoiseReductionDetail="50" crs:ColorNoiseReductionSmoothness="50" crs:ParametricShadowSplit="25" crs:ParametricMidtoneSplit="50" crs:ParametricHighlightSplit="75"
  crs:PerspectiveScale="100" crs:GrainSize="25" crs:GrainFrequency="50" crs:DefringePurpleHueLo="30" crs:DefringePurpleHueHi="70" crs:DefringeGreenHueLo="40" crs:DefringeGreenHueHi="60"
  crs:ConvertToGrayscale="False" crs:ToneCurveName2012="Linear" crs:CameraProfile="Adobe Standard" crs:CameraProfileDigest="AB12" crs:LensProfileEnable="0" crs:HasSettings="True"
  crs:HasCrop="False" crs:AlreadyApplied="False" crs:RawFileName="IMG_1.CR3"`;
const CURVE = '<crs:ToneCurvePV2012><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurvePV2012>';
const look = (name: string) =>
  `<crs:Look><rdf:Description crs:Name="${name}" crs:Amount="1"><crs:Parameters><rdf:Description crs:Version="16.0" crs:ConvertToGrayscale="False" crs:Clarity2012="+8"/></crs:Parameters></rdf:Description></crs:Look>`;
const ADOBE = 'Adobe Camera Raw';

describe('develop settings of Camera Raw and Lightroom', () => {
  it.each<[string, string, string | undefined]>([
    ['nothing touched', packet(UNTOUCHED, CURVE + look('Adobe Color')), undefined],
    ['exposure', packet(UNTOUCHED.replace('Exposure2012="0.00"', 'Exposure2012="+0.35"')), ADOBE],
    ['contrast as an element', packet('', '<crs:Contrast2012>+12</crs:Contrast2012>'), ADOBE],
    ['sharpening', packet(UNTOUCHED.replace('Sharpness="40"', 'Sharpness="60"')), ADOBE],
    ['a white balance of its own', packet(UNTOUCHED.replace('"As Shot"', '"Custom"')), ADOBE],
    ['a crop', packet(UNTOUCHED.replace('HasCrop="False"', 'HasCrop="True" crs:CropTop="0.1"')), ADOBE],
    ['black and white', packet(UNTOUCHED.replace('Grayscale="False"', 'Grayscale="True"')), ADOBE],
    ['a curve', packet(UNTOUCHED, CURVE.replace('255, 255', '128, 140</rdf:li><rdf:li>255, 255')), ADOBE],
    ['a creative look', packet(UNTOUCHED, look('Vintage 07')), ADOBE],
    [
      'a mask',
      packet(
        UNTOUCHED,
        '<crs:MaskGroupBasedCorrections><rdf:Seq><rdf:li><rdf:Description crs:What="Correction" crs:LocalExposure2012="0.1"/></rdf:li></rdf:Seq></crs:MaskGroupBasedCorrections>',
      ),
      ADOBE,
    ],
    ['a spot', packet(UNTOUCHED, '<crs:RetouchInfo><rdf:Seq><rdf:li>centerX = 0.5</rdf:li></rdf:Seq></crs:RetouchInfo>'), ADOBE],
    [
      'defaults of the process of 2010',
      packet('crs:Brightness="+50" crs:Contrast="+25" crs:Shadows="5" crs:ToneCurveName="Medium Contrast" crs:Exposure="0.00"'),
      undefined,
    ],
    ['a setting that nobody here knows', packet('crs:SomethingNew="Strong"'), ADOBE],
    ['settings without HasSettings', packet('crs:Exposure2012="-1.00"'), ADOBE],
  ])('%s', (_, text, program) => expect(workOfXmp(text).edited).toBe(program));
});

const history = (end: string, operations: readonly string[], more = '') =>
  packet(
    `darktable:history_end="${end}" darktable:xmp_version="5" ${more}`,
    `<darktable:history><rdf:Seq>${operations.map((name, i) => `<rdf:li darktable:num="${i}" darktable:operation="${name}" darktable:enabled="1"/>`).join('')}</rdf:Seq></darktable:history>`,
  );

/** Fields in lists of their own, as before version 3 of its XMP. */
const oldHistory = (...operations: readonly string[]) => {
  const list = (field: string, values: readonly string[]) =>
    `<darktable:history_${field}><rdf:Seq>${values.map(value => `<rdf:li>${value}</rdf:li>`).join('')}</rdf:Seq></darktable:history_${field}>`;
  const params = operations.map(operation => (operation === 'flip' ? 'ffffffff' : '00'));
  return packet('darktable:xmp_version="2"', list('operation', operations) + list('params', params));
};

describe('develop settings of darktable and others', () => {
  it.each<[string, string, string | undefined]>([
    ['an empty history', history('0', []), undefined],
    ['modules without a face', history('3', ['rawprepare', 'gamma', 'finalscale']), undefined],
    ['a module that a person may have set', history('2', ['rawprepare', 'demosaic']), 'darktable'],
    ['an edit that was undone', history('1', ['rawprepare', 'exposure']), undefined],
    [
      'the way up that the camera says',
      history('1', ['flip']).replace('enabled="1"', 'enabled="1" darktable:params="ffffffff"'),
      undefined,
    ],
    ['turned by hand', history('1', ['flip']).replace('enabled="1"', 'enabled="1" darktable:params="06000000"'), 'darktable'],
    ['an edit of the lists of old versions', oldHistory('flip', 'exposure'), 'darktable'],
    ['the way up in lists of old versions', oldHistory('flip'), undefined],
    [
      'hashes that hold nothing',
      history('1', ['exposure'], 'darktable:history_auto_hash="" darktable:history_current_hash=""'),
      'darktable',
    ],
    [
      'a history that holds the mandatory modules alone',
      history('2', ['rawprepare', 'demosaic'], 'darktable:history_basic_hash="aa" darktable:history_current_hash="aa"'),
      undefined,
    ],
    [
      'a history that is its own automatic one',
      history('3', ['rawprepare', 'exposure', 'sigmoid'], 'darktable:history_auto_hash="aa" darktable:history_current_hash="aa"'),
      undefined,
    ],
    [
      'a history that was changed',
      history('3', ['rawprepare', 'exposure', 'sigmoid'], 'darktable:history_auto_hash="aa" darktable:history_current_hash="bb"'),
      'darktable',
    ],
    ['a history without its end', history('', ['rawprepare', 'crop']).replace('darktable:history_end=""', ''), 'darktable'],
    ['settings of ON1', packet('xmlns:on1="http://ns.on1.com/settings/" on1:effect="1"'), 'ON1 Photo RAW'],
  ])('%s', (_, text, program) => expect(workOfXmp(text).edited).toBe(program));
});

describe('any text', () => {
  it('gives what it can and never throws', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(2000), fc.nat(2000), (junk, from, length) => {
        const text = packet(UNTOUCHED, CURVE);
        const torn = text.slice(0, from) + junk + text.slice(from + length);
        const { rating } = readXmp(torn);
        expect(rating === undefined || (rating >= -1 && rating <= 5)).toBe(true);
      }),
    ));
  it.each([
    ['attributes without end', `<rdf:RDF ${'a'.repeat(200_000)}`],
    ['an unclosed quote', `<rdf:Description xmp:Rating="${'x'.repeat(200_000)}`],
    ['ten thousand levels', '<a>'.repeat(10_000)],
    ['a comment without end', `<!--${'<'.repeat(200_000)}`],
    ['many equal signs', `<a ${'='.repeat(100_000)}>`],
  ])('%s is nothing', (_, text) => expect(workOfXmp(text)).toEqual({}));
  it.each([
    ['a packet', packet(''), true],
    ['cut off', packet('').slice(0, 400), false],
    ['with a quote that does not end', packet('crs:Exposure2012="+1'), false],
    ['its end first', '</rdf:RDF>', false],
    ['with nothing in it', '<rdf:RDF/>', true],
    ['an empty file', '', false],
    ['another language', '<html></html>', false],
    ['RDF as the default prefix', '<RDF xmlns="x"></RDF>', true],
  ])('%s: is it XMP', (_, text, is) => expect(isXmp(text)).toBe(is));
});
