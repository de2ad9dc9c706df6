import { readdir, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isAtHome } from '../../../src/formats/index.js';
import { errnoOf } from '../../../src/model/errors.js';
import { RAW_FORMATS } from '../../../src/model/frame.js';

export interface Listing {
  /** Absolute paths of files that are raws, JPEGs, HEIFs or TIFFs by name, each once, in order. */
  readonly pictures: readonly string[];
  /** How many other files there are. */
  readonly leftOut: number;
}
/** A folder could not be listed; its message is for a person. */
export class NotListed extends Error {}

/** The pictures of some folders. Links are left alone: they may lead in circles. */
export async function listPictures(folders: readonly string[], recursive: boolean): Promise<Listing> {
  const files = new Set<string>();
  for (const folder of folders) {
    for (const file of await filesOf(folder, recursive)) files.add(file);
  }
  const pictures = [...files].filter(isPicture).sort();
  return { pictures, leftOut: files.size - pictures.length };
}

async function filesOf(folder: string, recursive: boolean): Promise<readonly string[]> {
  try {
    const entries = await readdir(await realpath(folder), { withFileTypes: true, recursive });
    return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  } catch (error) {
    throw new NotListed(`${folder} could not be listed (${errnoOf(error)}).`);
  }
}

/** By its name. One with a line end in its path cannot be handed to exiftool. */
function isPicture(path: string): boolean {
  if (/[\r\n]/.test(path)) return false;
  const extension = extname(path).slice(1).toLowerCase();
  return RAW_FORMATS.some(format => format === extension) || ['jpeg', 'heif', 'tiff'].some(id => isAtHome(id, extension));
}
