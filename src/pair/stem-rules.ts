import { RAW_FORMATS, type RawFrame } from '../model/frame.js';

/** A name rule: how a rendered or edited file is named after its raw. Every rule can only keep (design.md §3, stage 2). */
export interface StemRule {
  readonly id: string;
  /** `camera`: both names come from the camera. `editor`: the file was made from the raw afterwards. */
  readonly by: 'camera' | 'editor';
  /** Where the naming is documented or was seen. */
  readonly source: string;
  /** Stem key of the file → stem keys its raw may have; empty when the rule does not apply. Keys are folded. */
  readonly bases: (stem: string) => readonly string[];
}

const suffix = (pattern: RegExp) => (stem: string) => {
  const match = pattern.exec(stem);
  return match && match.index > 0 ? [stem.slice(0, match.index)] : [];
};
const rewrite = (pattern: RegExp, to: string) => (stem: string) => (pattern.test(stem) ? [stem.replace(pattern, to)] : []);

const RAW_EXTENSION = new RegExp(`\\.(${RAW_FORMATS.join('|')})$`);
const EDIT_WORDS =
  /[-_ .](edit(ed)?|bearbeitet|bearbeitung|modifi[eé]e?|modifica(to)?|editad[oa]|editar|redigera(d)?|bewerkt|编辑|編集済み?|編集|편집|retouch(ed)?|rework(ed)?|recovered|final|finished|done|master|proof|new)([-_ ]?\d{1,3})?$/;
const LOOK_WORDS =
  /[-_ .](hdr|pano(rama)?|stack(ed)?|merged?|blend|focus|b&?w|sw|mono|sepia|color|colour|crop(ped)?|straightened|sharp(en|ened)?|denoised?|denoiseai|nr|enhanced(-(nr|sr|raw-details))?|superres|gigapixel|topaz|photoai|dxo|deepprime([-_ ]?xd\d?s?)?|luminar|nik|silverefex|lr|ps|acr|c1|captureone|darktable|rawtherapee|nx|dpp|on1)([-_ ]?\d{1,3})?$/;
const SIZE_WORDS =
  /[-_ .](web|www|small|medium|large|wince|low|lowres|hi|hires|high|full|fullsize|print|preview|thumb(nail)?|insta(gram)?|ig|fb|facebook|flickr|blog|email|mail|client|gallery|srgb|adobergb|p3|prophoto|uhd|4k|hd|fhd|\d{3,5}(px|p|k)?|\d{2,5}x\d{2,5})$/;

/** Read in order; the first that leads to a raw gives its name to the evidence. */
export const STEM_RULES: readonly StemRule[] = [
  {
    id: 'pixel',
    by: 'camera',
    source: 'Google Camera: PXL_*.RAW-01.COVER.jpg beside PXL_*.RAW-02.ORIGINAL.dng (immich issue 8674)',
    bases: rewrite(/^(.*?)\.raw-\d\d(\.[a-z]+)*\.(cover|original)$/, '$1'),
  },
  {
    id: 'pixel-mode',
    by: 'camera',
    source: 'Google Camera: PXL_*.MP.jpg, .NIGHT.jpg, .PORTRAIT.jpg (memories issue 927)',
    bases: suffix(/\.(mp|night|portrait|long_exposure(-\d\d\.cover)?|pano|photosphere|ts)$/),
  },
  {
    id: 'leica',
    by: 'camera',
    source: 'Leica: L1001336.DNG beside DO01001336.JPG (immich-stack docs, fix-trash)',
    bases: rewrite(/^do0(\d{7})$/, 'l$1'),
  },
  {
    id: 'coolpix',
    by: 'camera',
    source: 'Nikon Coolpix manuals: RSCN, SSCN and FSCN are made in camera from DSCN',
    bases: rewrite(/^[rsf]scn(\d{4})$/, 'dscn$1'),
  },
  {
    id: 'colour-space',
    by: 'camera',
    source: 'DCF 2.0: Adobe RGB files begin with an underscore',
    bases: rewrite(/^_(dsc|mg_|img|pmg)(_?\d{4,5})$/, '$1$2'),
  },
  { id: 'nikon-colour-space', by: 'camera', source: 'Nikon: _DSC1234 is DSC_1234 in Adobe RGB', bases: rewrite(/^_dsc(\d{4})$/, 'dsc_$1') },
  { id: 'canon-colour-space', by: 'camera', source: 'Canon: _MG_1234 is IMG_1234 in Adobe RGB', bases: rewrite(/^_mg_(\d{4})$/, 'img_$1') },
  {
    id: 'iphone-edit',
    by: 'editor',
    source: 'Apple Photos: IMG_E1234 is the edit of IMG_1234',
    bases: rewrite(/^img_e(\d{4})$/, 'img_$1'),
  },
  { id: 'raw-extension', by: 'editor', source: 'darktable, FastRawViewer, RawTherapee queue: X.ARW.jpg', bases: suffix(RAW_EXTENSION) },
  {
    id: 'second-extension',
    by: 'editor',
    source: 'savers that add an extension to a name that has one, where the system hides it: X.JPG.jpg, X.tif.jpg',
    bases: suffix(/\.(jpe?g|jpe|hei[cf]|hif|tiff?|png|psd|webp)$/),
  },
  { id: 'range', by: 'editor', source: 'Lightroom and purgeraw: IMG_1002-1003 was merged from 1002 to 1003', bases: range },
  {
    id: 'copy-of',
    by: 'editor',
    source: 'Windows and macOS, in several languages: Copy of X',
    bases: rewrite(/^(copy of|copie de|kopie von|kopi av|copia di|copia de|kopia) (?=.)/, ''),
  },
  {
    id: 'copy',
    by: 'editor',
    source: 'macOS "X copy 2", Windows "X - Copy (2)", in several languages',
    bases: suffix(/[ _-]*[-_ ](copy|kopie|copie|copia|kopia|kopi|副本|コピー|복사본|のコピー|的副本)( ?\(?\d{1,3}\)?)?$/),
  },
  {
    id: 'copy-cjk',
    by: 'editor',
    source: 'macOS Japanese and Chinese Finder: Xのコピー, X的副本',
    bases: suffix(/(のコピー|的副本|拷贝|拷貝)( ?\d{1,3})?$/),
  },
  { id: 'number-in-brackets', by: 'editor', source: 'Windows, browsers, Google Photos: X (1), X(1)', bases: suffix(/ ?[([]\d{1,3}[)\]]$/) },
  {
    id: 'size-in-brackets',
    by: 'editor',
    source: 'Windows image resizers: X (Small)',
    bases: suffix(/ \((small|medium|large|mobile|wince|custom|phone)\)$/),
  },
  { id: 'tilde', by: 'editor', source: 'Android gallery and Samsung editor: X~2', bases: suffix(/~\d{1,3}$/) },
  { id: 'edit', by: 'editor', source: 'Lightroom -Edit (and its translations), Google Photos -edited', bases: suffix(EDIT_WORDS) },
  { id: 'look', by: 'editor', source: 'Lightroom -HDR, -Pano, -Enhanced-NR; Topaz, DxO, Nik, Luminar defaults', bases: suffix(LOOK_WORDS) },
  { id: 'size', by: 'editor', source: 'export presets of Lightroom and Capture One: -web, -2048px, -1920x1080', bases: suffix(SIZE_WORDS) },
  {
    id: 'version',
    by: 'editor',
    source: 'virtual copies and versions: X v2, X-v03',
    bases: suffix(/[-_ .]?[-_ .](v|ver|version|var|variant|vc) ?\d{1,3}$/),
  },
  { id: 'counter', by: 'editor', source: 'darktable X_01, Capture One "X 1", Lightroom X-2', bases: suffix(/[-_ ]\d{1,3}$/) },
];

/** `IMG_1002-1003`, `DSC00012-00013`, `IMG_1002-IMG_1005`: every number from first to last, at most 99 on. */
function range(stem: string): readonly string[] {
  const match = /^(.*?)(\d{2,6})[-_–](?:\1)?(\d{2,6})$/.exec(stem);
  const [, prefix = '', first = '', last = ''] = match ?? [];
  const count = Number(last) - Number(first);
  if (!match || first.length !== last.length || count < 1 || count > 99) return [];
  return Array.from({ length: count + 1 }, (_, i) => prefix + String(Number(first) + i).padStart(first.length, '0'));
}

export interface Base {
  readonly stem: string;
  readonly rule: StemRule;
}
/** How many marks one name may carry: `X-HDR-Pano-Edit-2`. */
const MOST_MARKS = 4;

/** Every stem key that a raw of this file may have, besides its own, nearest first, each once, with the first rule that led there. */
export function basesOf(stem: string): readonly Base[] {
  const found = new Map<string, StemRule>();
  let open: readonly string[] = [stem];
  for (let mark = 0; mark < MOST_MARKS && open.length > 0; mark++) {
    const next: string[] = [];
    for (const from of open) {
      for (const rule of STEM_RULES) {
        for (const base of rule.bases(from)) {
          if (base === '' || base === stem || found.has(base)) continue;
          found.set(base, rule);
          next.push(base);
        }
      }
    }
    open = next.slice(0, 200);
  }
  return [...found].map(([base, rule]) => ({ stem: base, rule }));
}

/** The stem keys under which a raw itself can be named: its own, and Pixel's without `.RAW-02.ORIGINAL`. */
export function keysOfRaw(stem: string): readonly string[] {
  if (!stem.endsWith('.original')) return [stem];
  const pixel = stem.replace(/\.raw-\d\d(\.[a-z]+)*\.original$/, '');
  return pixel === stem ? [stem] : [stem, pixel];
}

/** As cameras number: no mark of a program. */
const CAMERA_NAME = /^_?[a-z]{0,4}[-_]?\d+$/;
/** Rules after which programs name a DNG that they make of a raw: denoised, enlarged, merged. */
const OF_MADE_DNG: ReadonlySet<string> = new Set(['look', 'edit', 'range']);

/** Where the name of a raw comes from, if a person or a program made it: stem keys of the raw that it is a copy of, or was made of. */
export const originsOf = ({ stem }: Pick<RawFrame, 'stem'>): readonly Base[] =>
  CAMERA_NAME.test(stem) ? [] : basesOf(stem).filter(({ rule }) => rule.by === 'editor');

/** A DNG that a program made, and named after its raw. What it says of the shutter is its raw's word, and of the time perhaps another's. */
export const isMade = ({ format }: Pick<RawFrame, 'format'>, { rule }: Base): boolean => format === 'dng' && OF_MADE_DNG.has(rule.id);

/** The same by its name alone: programs put a hyphen before their words, people other signs as well. */
export const isNamedAsMade = (raw: Pick<RawFrame, 'format' | 'stem'>): boolean =>
  raw.format === 'dng' && originsOf(raw).some(origin => isMade(raw, origin) && /^-\D/.test(raw.stem.slice(origin.stem.length)));
