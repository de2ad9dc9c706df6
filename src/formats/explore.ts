import type { Bytes } from './container/bytes.js';
import { type Ifd, numberOf, type Tiff } from './container/tiff.js';
import { directory } from './directory.js';
import { DNG_PRIVATE, type NotePlace, privateNote } from './dng-private.js';
import { type Format, type Located, MORE, type Pull } from './format.js';
import { formatOf } from './index.js';
import { readNote } from './makernote/index.js';
import type { NoteFacts } from './makernote/note.js';
import { type StandardTags, standardTagsOf } from './standard-tags.js';
import type { XmpRead } from './xmp.js';
import { readPacket } from './xmp-packet.js';

const EXIF_IFD = 0x8769;
const MAKER_NOTE = 0x927c;

/** All that is found in one file, before it becomes facts. */
export interface Found {
  readonly format: Format | undefined;
  readonly extension: string;
  readonly located: Located;
  /** The standard tags as our own walker reads them. */
  readonly tags: StandardTags;
  /** TIFF blocks at hand, for a second reading by the standard parser. Views into what was read. */
  readonly blocks: readonly Uint8Array[];
  /** Undefined: the file has no maker note. */
  readonly note: NoteFacts | undefined;
  /** The maker note came by way of a converter. */
  readonly converted: boolean;
  readonly xmp: XmpRead | undefined;
  readonly warnings: readonly string[];
}

/** Reads all we can use of a file, and asks for more bytes where a pointer leads out of the head. `extension`: lower case, without dot. */
export function* explore(bytes: Bytes, extension: string): Pull<Found> {
  const format = formatOf(bytes, extension);
  if (!format) {
    const why = bytes.size === 0 ? 'the file is empty' : 'the first bytes are of no picture format that rawtwin knows';
    return { format, extension, located: {}, tags: {}, blocks: [], note: undefined, converted: false, xmp: undefined, warnings: [why] };
  }
  const located = yield* format.locate(bytes);
  const directories = yield* directoriesOf(bytes, located);
  const tags = { ...located.tags, ...(yield* whole(bytes, () => standardTagsOf(bytes, directories))) };
  const packet = yield* readPacket(bytes, located.xmp, located.extendedXmp ?? [], format.raw);
  const place = yield* notePlace(bytes, located, directories);
  const { make = '', model = '' } = tags;
  const where = place && { ...place, own: located.note !== undefined, make: String(make), model: String(model), inRaw: format.raw };
  const note = located.facts ?? (where && (yield* whole(bytes, () => readNote(bytes, where))));
  return {
    ...{ format, extension, located, tags, note, converted: place?.converted ?? false },
    blocks: blocksOf(bytes, located),
    xmp: packet.work,
    warnings: [...(located.warnings ?? []), ...packet.warnings, ...warningsOf(located, directories)],
  };
}

interface Directory {
  readonly block: Tiff;
  readonly ifd: Ifd;
  readonly little: boolean;
}

/** Exif directory first, then the main one; those of an inner JPEG last. */
function* directoriesOf(bytes: Bytes, { main, exif, inner }: Located): Pull<readonly Directory[]> {
  const found: Directory[] = [];
  for (const block of [main, inner]) {
    if (!block) continue;
    const first = { block, ifd: yield* directory(bytes, block, block.first), little: block.little };
    const pointer = numberOf(bytes, first.ifd.entries.get(EXIF_IFD), block.little);
    if (pointer) found.push({ block, ifd: yield* directory(bytes, block, pointer), little: block.little });
    found.push(first);
  }
  if (exif) found.unshift({ block: exif, ifd: yield* directory(bytes, exif, exif.first), little: exif.little });
  return found;
}

/** Reads something, and once more with more bytes when part of it was not at hand. */
function* whole<T>(bytes: Bytes, read: () => T): Pull<T> {
  bytes.takeMissed();
  const first = read();
  const missed = bytes.takeMissed();
  if (missed === undefined) return first;
  yield { at: missed, length: MORE };
  return read();
}

/** The maker note of the file, or of the JPEG in it, which is fuller. */
function* notePlace(bytes: Bytes, { main, note }: Located, directories: readonly Directory[]): Pull<NotePlace | undefined> {
  if (note) return { at: note.base, block: note, converted: false };
  const found = directories.findLast(({ ifd }) => ifd.entries.has(MAKER_NOTE));
  const at = found?.ifd.entries.get(MAKER_NOTE)?.at;
  if (found && at !== undefined) return { at, block: found.block, converted: false };
  const kept = directories.find(({ ifd }) => ifd.entries.has(DNG_PRIVATE))?.ifd.entries.get(DNG_PRIVATE);
  return main && kept ? yield* privateNote(bytes, kept, main) : undefined;
}

const blocksOf = (bytes: Bytes, { main, exif, inner }: Located): readonly Uint8Array[] =>
  [exif, main, inner].flatMap(block => (block ? [bytes.upTo(block.base, 65_536)] : []));

function warningsOf(located: Located, directories: readonly Directory[]): readonly string[] {
  if (!located.main && !located.exif) return located.warnings || located.tags ? [] : ['no Exif was found'];
  return directories.some(({ ifd }) => ifd.missing !== undefined) ? ['a directory lies outside the file or beyond what is read of it'] : [];
}
