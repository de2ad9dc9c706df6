import type { Facts, Recorded } from '../model/facts.js';
import { present } from '../model/present.js';
import { exifOffset, exifSubsec, exifTime } from './exif-time.js';
import type { Found } from './explore.js';
import { isAtHome } from './index.js';
import { editorOf } from './software.js';
import type { StandardTags } from './standard-tags.js';

/** What was found in a file, as facts. `tags`: the standard tags to go by. */
export function factsOf(found: Found, tags: StandardTags): Facts {
  const { format, located, note, xmp } = found;
  const { recorded, warnings } = recordedOf(found);
  const text = (value: string | number | undefined) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
  const software = text(tags.software);
  const editor = editorOf(software, text(tags.processing), xmp?.creator);
  return present<Facts>({
    format: format?.id ?? null,
    make: text(tags.make),
    model: text(tags.model),
    bodySerial: serial(text(tags.serial)) ?? serial(text(tags.dngSerial)) ?? note?.bodySerial,
    takenAt: exifTime(text(tags.takenAt)),
    subsec: exifSubsec(text(tags.subsec)),
    offset: exifOffset(text(tags.offset)),
    counter: counted(note?.counter),
    sequence: counted(note?.sequence),
    shotId: note?.shotId,
    fileNumber: note?.fileNumber,
    originalNames: namesOf(text(tags.dngOriginal), note?.originalName, ...(xmp?.originalNames ?? [])),
    recorded,
    software,
    rating: ratingOf(note?.rating, xmp?.rating, tags.rating),
    label: xmp?.label,
    picked: xmp?.picked,
    rejected: xmp?.rejected,
    edited: xmp?.edited ?? note?.edited,
    orientation: located.orientation ?? orientationOf(tags.orientation),
    makerNote: note !== undefined,
    composite: isComposite(found) || undefined,
    rendition: editor !== undefined || note?.redeveloped === true || (format?.raw === false && note?.recorded === 'raw-only'),
    warnings: [...found.warnings, ...warnings],
  });
}

/** A damaged entry may be of a signed type. */
const counted = (value: number | undefined): number | undefined => (value !== undefined && value >= 0 ? value : undefined);
/** Zeros alone are a camera's way to say nothing. */
const serial = (value: string | undefined): string | undefined => (value === undefined || /^0*$/.test(value) ? undefined : value);
const orientationOf = (value: string | number | undefined): number | undefined =>
  typeof value === 'number' && value >= 1 && value <= 8 ? value : undefined;

function namesOf(...names: readonly (string | undefined)[]): readonly string[] | undefined {
  const given = names.filter(name => name !== undefined);
  return given.length > 0 ? given : undefined;
}

/** The most that anyone gave: a rating only protects. */
function ratingOf(...values: readonly (string | number | undefined)[]): number | undefined {
  const given = values.filter((value): value is number => typeof value === 'number' && value >= -1 && value <= 5);
  return given.length > 0 ? Math.max(...given) : undefined;
}

/** By its maker note; an ORI is the single frame beside a high-resolution ORF, and never a shot of its own. */
const isComposite = ({ format, note }: Found): boolean => note?.composite === true || format?.id === 'ori';

/** What the camera recorded, unless the file is not what it seems: then nothing is told. */
function recordedOf(found: Found): { recorded: Recorded; warnings: readonly string[] } {
  const { format, extension, note, converted } = found;
  const warnings = [...(note?.warnings ?? [])];
  // A converted file is not the one that the camera wrote, and need not lie where its JPEG lay.
  const told = (converted ? undefined : note?.recorded) ?? 'unknown';
  if (format && extension !== '' && !isAtHome(format.id, extension)) {
    warnings.unshift(`the bytes are ${format.id.toUpperCase()}, though the name says ${extension.toUpperCase()}`);
    return { recorded: 'unknown', warnings };
  }
  if (format?.raw && isComposite(found)) warnings.push('of a multiple exposure, pixel shift or stack: no JPEG of its own is expected');
  if (format?.raw && told === 'jpeg-only') {
    return { recorded: 'unknown', warnings: [...warnings, 'a raw whose camera says that it recorded no raw'] };
  }
  return { recorded: told, warnings };
}
