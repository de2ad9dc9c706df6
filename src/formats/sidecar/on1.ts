import type { WorkDone } from '../../model/facts.js';
import { starsOf } from '../stars.js';
import { joinWork } from './join-work.js';

/** What ON1 notes of a picture that it merely catalogued: who it is, faces and things found by themselves. */
const CATALOGUED: ReadonlySet<string> = new Set([
  ...['name', 'type', 'guid_locked', 'face_scan_timestamp', 'blurhash', 'ml_classes', 'metadata'],
]);
/** Metadata that are no development. */
const METADATA: ReadonlySet<string> = new Set([
  ...['Description', 'Keywords', 'HierarchicalKeywords', 'MetadataDate', 'MetadataDateOffset', 'Orientation', 'Resolution', 'Rating'],
]);

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * ON1's `X.on1`, JSON: a photo for each version of the picture. It is written for keywords that ON1 found by itself as well; anything
 * beyond what cataloguing gives is an edit, and so is a second version.
 */
export function workOfOn1(text: string, program: string): WorkDone {
  const photos = photosOf(text);
  if (photos === undefined || photos.length === 0) return { edited: program };
  const isEdited =
    photos.length > 1 ||
    photos.some(
      photo => Object.keys(photo).some(key => !CATALOGUED.has(key)) || Object.keys(metadataOf(photo)).some(key => !METADATA.has(key)),
    );
  return joinWork(...photos.map(photo => starsOf(metadataOf(photo).Rating)), isEdited ? { edited: program } : {});
}

function photosOf(text: string): readonly Json[] | undefined {
  try {
    const whole: unknown = JSON.parse(text);
    const photos = isObject(whole) && isObject(whole.photos) ? Object.values(whole.photos) : undefined;
    return photos?.every(isObject) ? photos.filter(isObject) : undefined;
  } catch {
    return undefined;
  }
}

const metadataOf = (photo: Json): Json => (isObject(photo.metadata) ? photo.metadata : {});
