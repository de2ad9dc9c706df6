import { isAtHome } from '../../src/formats/index.js';
import { RAW_FORMATS } from '../../src/model/frame.js';
import type { Tag } from './exiftool.js';
import type { Field } from './fields.js';

/** What exiftool reads from a file, in our words; `refused`: why it gave up on the file. */
export type Said = { readonly [field in Field | 'refused']?: string };

/** Groups that are no word of the camera: XMP and picture info are programs', CIFF and Casio's are of pictures before Exif. */
const OTHERS = /^(Composite|File|System|ExifTool|XMP.*|PictureInfo|CIFF|Casio|IFD1)$/;

/** The first of some tags that has a value. `*:Name` is any group of the camera. */
function first(tags: readonly Tag[], ...names: readonly string[]): string | undefined {
  for (const one of names) {
    const [group, name] = one.split(':');
    const found = tags.find(tag => tag.name === name && (group === '*' ? !OTHERS.test(tag.group) : tag.group === group));
    if (found) return found.value;
  }
  return undefined;
}

/** HEIF `irot`: quarter turns as exiftool 12 gives them, in degrees, and as 13 does. */
const TURNS: Readonly<Record<string, string>> = { 0: '1', 90: '8', 180: '3', 270: '6', 1: '8', 2: '3', 3: '6' };
/** Where each maker keeps the number of the body, after the places of the standards. */
const SERIALS = [
  'ExifIFD:SerialNumber',
  'IFD0:SerialNumber',
  'IFD0:CameraSerialNumber',
  'Nikon:SerialNumber',
  'Canon:SerialNumber',
  'CanonRaw:SerialNumber',
];
/** Where each maker counts its shots, or numbers its files. */
const COUNTERS = [
  ...['Nikon:ShutterCount', 'Sony:ShutterCount', 'Canon:FileNumber', 'CanonRaw:FileNumber'],
  ...['Pentax:ShutterCount', 'Pentax:FrameNumber', 'FujiFilm:ImageCount', 'Composite:FileNumber', 'Canon:ShutterCount'],
];

/** The same fields as `facts` has, as exiftool's tags give them. */
export function inOurWords(tags: readonly Tag[]): Said {
  const taken = first(tags, 'ExifIFD:DateTimeOriginal', 'IFD0:DateTimeOriginal', '*:DateTimeOriginal') ?? '';
  const turned = first(tags, 'QuickTime:Rotation');
  const ratings = ['Sony:Rating', 'FujiFilm:Rating', 'XMP-xmp:Rating', 'IFD0:Rating', 'ExifIFD:Rating'].flatMap(
    name => first(tags, name) ?? [],
  );
  const said: { [field in keyof Said]-?: string | undefined } = {
    format: formatNamed(tags.find(({ group, name }) => group === 'File' && name === 'FileType')?.value),
    make: first(tags, 'IFD0:Make', '*:Make'),
    model: first(tags, 'IFD0:Model', '*:Model'),
    takenAt: /^[1-9]\d{3}:/.test(taken) ? `${taken.slice(0, 10).replaceAll(':', '-')}T${taken.slice(11, 19)}` : undefined,
    subsec: first(tags, 'ExifIFD:SubSecTimeOriginal'),
    offset: first(tags, 'ExifIFD:OffsetTimeOriginal'),
    bodySerial:
      first(tags, ...SERIALS) ?? hex(first(tags, 'Sony:InternalSerialNumber')) ?? first(tags, '*:SerialNumber', '*:InternalSerialNumber'),
    counter: first(tags, ...COUNTERS),
    orientation: turned === undefined ? first(tags, 'IFD0:Orientation') : TURNS[turned],
    rating: ratings.sort().at(-1),
    software: first(tags, 'IFD0:Software'),
    recorded: recorded(tags),
    refused: first(tags, 'ExifTool:Error') ?? tags.find(({ name, value }) => name === 'Warning' && /format error/i.test(value))?.value,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** exiftool's name of a file type as ours; undefined for what is neither a raw nor a picture that a camera writes. */
function formatNamed(type: string | undefined): string | undefined {
  const name = type?.toLowerCase() ?? '';
  if (RAW_FORMATS.some(format => format === name)) return name;
  return ['jpeg', 'heif', 'tiff'].find(id => isAtHome(id, name));
}

const hex = (serial: string | undefined): string | undefined =>
  serial
    ?.split(' ')
    .map(byte => Number(byte).toString(16).padStart(2, '0'))
    .join('');

/** The maker's own words on what was recorded: Sony 0x0102 and 0x2039, Canon RecordMode, Panasonic JPEGQuality, Pentax K10D. */
function recorded(tags: readonly Tag[]): string {
  const sony = tags.find(({ group, name, value }) => group === 'Sony' && name === 'Quality' && /^\d+$/.test(value))?.value;
  if (sony !== undefined) return sonyRecorded(Number(sony), first(tags, 'Sony:JPEG-HEIFSwitch'));
  const mode = first(tags, 'Canon:RecordMode');
  if (mode !== undefined) return CANON[mode] ?? 'unknown';
  const pentax = first(tags, 'Pentax:RawAndJpgRecording');
  if (pentax !== undefined) return pentaxRecorded(Number(pentax));
  return first(tags, 'Panasonic:JPEGQuality') === '255' ? 'raw-only' : 'unknown';
}

function sonyRecorded(quality: number, heifSwitch: string | undefined): string {
  if (quality === 0 || quality === 7) return 'raw-only';
  if (quality === 6 || quality === 8) return heifSwitch === '1' ? 'with-heif' : 'with-jpeg';
  return quality < 10 ? 'jpeg-only' : 'unknown';
}
const CANON: Readonly<Record<string, string>> = {
  ...{ 1: 'jpeg-only', 6: 'raw-only', 7: 'with-jpeg', 12: 'raw-only', 13: 'with-jpeg', 14: 'jpeg-only', 15: 'with-heif' },
};
function pentaxRecorded(bits: number): string {
  const [jpeg, raw] = [(bits & 1) !== 0, (bits & 12) !== 0];
  if (!jpeg && !raw) return 'unknown';
  return jpeg ? (raw ? 'with-jpeg' : 'jpeg-only') : 'raw-only';
}
