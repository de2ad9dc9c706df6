/** Programs that render, by how they sign `Software`, `ProcessingSoftware` or XMP `CreatorTool`. Firmware ("Ver.1.01", "ILCE-7M3 v3.10") matches none. */
const EDITORS: readonly [program: string, mark: RegExp, source: string][] = [
  ['DNG Converter', /dng converter/i, 'Adobe: "Adobe DNG Converter 16.0"'],
  ['Lightroom', /lightroom/i, 'Adobe: "Adobe Photoshop Lightroom Classic 13.0 (Windows)"'],
  ['Photoshop', /photoshop|camera raw|adobe bridge/i, 'Adobe: "Adobe Photoshop 25.0"'],
  ['Capture One', /capture one/i, 'Capture One: "Capture One Macintosh"'],
  ['darktable', /darktable/i, 'darktable: "darktable 4.6.0"'],
  ['RawTherapee', /rawtherapee|\bart \d/i, 'RawTherapee: "RawTherapee 5.10"'],
  ['DxO', /\bdxo\b|photolab|viewpoint|nik (collection|efex)/i, 'DxO: "DxO PhotoLab 7.2"'],
  ['ON1', /\bon1\b/i, 'ON1: "ON1 Photo RAW 2024"'],
  ['Luminar', /luminar|skylum|aurora hdr/i, 'Skylum: "Luminar Neo"'],
  ['Affinity', /affinity|serif/i, 'Serif: "Affinity Photo 2"'],
  ['GIMP', /\bgimp\b/i, 'GIMP: "GIMP 2.10.36"'],
  ['digiKam', /digikam|showfoto/i, 'digiKam: "digiKam-8.2.0"'],
  ['Topaz', /topaz/i, 'Topaz: "Topaz Photo AI"'],
  ['ACDSee', /acdsee/i, 'ACD Systems: "ACDSee Pro"'],
  ['Picasa', /picasa/i, 'Google: "Picasa"'],
  ['Snapseed', /snapseed/i, 'Google: "Snapseed 2.0"'],
  ['Google Photos', /google photos/i, 'Google'],
  ['Apple Photos', /^(photos \d|iphoto|aperture)/i, 'Apple: "Photos 9.0"'],
  ['QuickTime', /^quicktime \d/i, 'Apple: "QuickTime 7.6.6"'],
  ['Nikon NX', /capture nx|nx studio|viewnx|nx-i|nikon capture|nikon (view|transfer)|picture project/i, 'Nikon: "NX Studio 1.6.0"'],
  ['Canon DPP', /digital photo professional/i, 'Canon: "Digital Photo Professional"'],
  ['Imaging Edge', /imaging edge|image data converter|viewer for windows/i, 'Sony: "Imaging Edge Desktop"'],
  ['Fujifilm', /x raw studio|raw file converter/i, 'Fujifilm: "X RAW STUDIO"'],
  ['Silkypix', /silkypix/i, 'ISL: "SILKYPIX Developer Studio"'],
  ['OM Workspace', /om workspace|olympus (viewer|workspace|master)/i, 'OM System'],
  ['Phocus', /phocus/i, 'Hasselblad'],
  ['Exposure', /exposure x|alien skin/i, 'Exposure Software'],
  ['Photo Mechanic', /photo mechanic/i, 'Camera Bits'],
  ['Pixelmator', /pixelmator|photomator/i, 'Pixelmator'],
  ['Paint Shop Pro', /paintshop|aftershot|corel/i, 'Corel'],
  ['XnView', /xnview/i, 'XnSoft'],
  ['IrfanView', /irfanview/i, 'IrfanView'],
  ['ImageMagick', /imagemagick|graphicsmagick/i, 'ImageMagick'],
  ['Microsoft Photos', /(windows|microsoft).*photo|^paint\.net/i, 'Microsoft'],
  ['Bibble', /bibble|lightzone|rawstudio|ufraw|dcraw|filmulator|ansel \d/i, 'free and older raw converters'],
  ['Canva', /canva|pixlr|fotor|befunky|polarr|vsco|prisma|facetune|meitu|photoscape/i, 'phone and web editors'],
  ['HDR programs', /photomatix|hdr efex|hdrsoft|ptgui|hugin|autopano|helicon|zerene/i, 'stackers and stitchers'],
];

/** What a camera signs is none of them, and that is what nearly all files say. */
const ANY_EDITOR = new RegExp(EDITORS.map(([, mark]) => mark.source).join('|'), 'i');

/** The editing program that signed, if one did. */
export const editorOf = (...signs: readonly (string | undefined)[]): string | undefined =>
  signs.some(sign => sign !== undefined && ANY_EDITOR.test(sign)) ? programOf(signs) : undefined;

const programOf = (signs: readonly (string | undefined)[]): string | undefined =>
  EDITORS.find(([, mark]) => signs.some(sign => sign !== undefined && mark.test(sign)))?.[0];
