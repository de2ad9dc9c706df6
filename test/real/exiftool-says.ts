import { execFileSync } from 'node:child_process';
import type { Field } from './oracle.js';

export type Said = { readonly [field in Field]?: string };
/** One tag of one file; a tag that occurs more than once stands here more than once. */
interface Tag {
  readonly group: string;
  readonly name: string;
  readonly value: string | number;
}

/** What exiftool reads from the files, in our words. `-fast`, not `-fast2`: that one drops the maker notes. */
export function saidBy(dir: string, names: readonly string[]): ReadonlyMap<string, Said> {
  const args = ['-fast', '-json', '-n', '-a', '-s', '-G1:4', '-charset', 'filename=utf8', '--ThumbnailImage', '-@', '-'];
  const options = { cwd: dir, input: names.map(name => `./${name}`).join('\n'), maxBuffer: 1 << 28 };
  const out = execFileSync('exiftool', args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
  const read = JSON.parse(quoted(out.toString())) as readonly Readonly<Record<string, string>>[];
  return new Map(read.map(tags => [String(tags.SourceFile).replace(/^\.\//, ''), inOurWords(tagsOf(tags))]));
}

/** Bare numbers lose zeros (`15.0`, `012`): as text they stay as the file has them. */
const quoted = (json: string): string => json.replace(/^( {2}"[^"]+": )(-?[\d.]+(?:e[+-]?\d+)?)(,?)$/gim, '$1"$2"$3');

/** Keys are `Group:CopyN:Name`, the copy left out for the one that exiftool prefers. */
const tagsOf = (tags: Readonly<Record<string, string>>): readonly Tag[] =>
  Object.entries(tags)
    .map(([key, value]) => ({ parts: key.split(':'), value: String(value).trim() }))
    .sort((a, b) => a.parts.length - b.parts.length)
    .map(({ parts, value }) => ({ group: parts[0] ?? '', name: parts.at(-1) ?? '', value }))
    .filter(({ value }) => value !== '');

/** The first of some tags that has a value. `*:Name` is any group. */
function first(tags: readonly Tag[], ...names: readonly string[]): string | undefined {
  for (const one of names) {
    const [group, name] = one.split(':');
    const found = tags.find(
      tag => tag.name === name && (group === '*' ? !/^(Composite|File|System)$/.test(tag.group) : tag.group === group),
    );
    if (found) return String(found.value);
  }
  return undefined;
}

const TURNS: Readonly<Record<string, string>> = { 0: '1', 90: '8', 180: '3', 270: '6' };
/** Where each maker keeps the number of the body, after the places of the standards. */
const SERIALS = [
  'ExifIFD:SerialNumber',
  'IFD0:SerialNumber',
  'IFD0:CameraSerialNumber',
  'Nikon:SerialNumber',
  'Canon:SerialNumber',
  'CanonRaw:SerialNumber',
];

function inOurWords(tags: readonly Tag[]): Said {
  const taken = first(tags, 'ExifIFD:DateTimeOriginal', 'IFD0:DateTimeOriginal', '*:DateTimeOriginal') ?? '';
  const turned = first(tags, 'QuickTime:Rotation');
  const ratings = ['Sony:Rating', 'XMP-xmp:Rating', 'IFD0:Rating', 'ExifIFD:Rating'].flatMap(name => first(tags, name) ?? []);
  const said: { [field in Field]: string | undefined } = {
    make: first(tags, 'IFD0:Make', '*:Make'),
    model: first(tags, 'IFD0:Model', '*:Model'),
    takenAt: /^[1-9]\d{3}:/.test(taken) ? `${taken.slice(0, 10).replaceAll(':', '-')}T${taken.slice(11, 19)}` : undefined,
    subsec: first(tags, 'ExifIFD:SubSecTimeOriginal'),
    offset: first(tags, 'ExifIFD:OffsetTimeOriginal'),
    bodySerial:
      first(tags, ...SERIALS) ?? hex(first(tags, 'Sony:InternalSerialNumber')) ?? first(tags, '*:SerialNumber', '*:InternalSerialNumber'),
    counter: first(
      tags,
      'Nikon:ShutterCount',
      'Sony:ShutterCount',
      'Canon:FileNumber',
      'CanonRaw:FileNumber',
      'Pentax:ShutterCount',
      'FujiFilm:ImageCount',
    ),
    orientation: turned === undefined ? first(tags, 'IFD0:Orientation') : TURNS[turned],
    rating: ratings.sort().at(-1),
    software: first(tags, 'IFD0:Software'),
    recorded: recorded(tags),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

const hex = (serial: string | undefined): string | undefined =>
  serial
    ?.split(' ')
    .map(byte => Number(byte).toString(16).padStart(2, '0'))
    .join('');

/** The maker's own words on what was recorded, by research table 1: 0x0102 for Sony, RecordMode for Canon. */
function recorded(tags: readonly Tag[]): string {
  const sony = tags.find(({ group, name, value }) => group === 'Sony' && name === 'Quality' && /^\d+$/.test(String(value)))?.value;
  if (sony !== undefined)
    return { 0: 'raw-only', 7: 'raw-only', 6: 'with-jpeg', 8: 'with-jpeg' }[Number(sony)] ?? (Number(sony) < 10 ? 'jpeg-only' : 'unknown');
  const mode = Number(first(tags, 'Canon:RecordMode'));
  return { 1: 'jpeg-only', 6: 'raw-only', 7: 'with-jpeg', 12: 'raw-only', 13: 'with-jpeg', 15: 'with-heif' }[mode] ?? 'unknown';
}
