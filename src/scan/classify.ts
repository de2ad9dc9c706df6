import type { AbsPath, FoundFile, RawFormat, RenderedFormat } from '../model/frame.js';
import { RAW_FORMATS } from '../model/frame.js';
import { extensionOf, stemOf } from '../model/stem.js';

type Class = 'rendered' | 'derivative' | 'sidecar' | 'foreign-raw';

/**
 * The one table that sorts files by extension; RAW extensions stand in `RAW_FORMATS`, and what is in neither is `other`.
 * `foreign-raw`: cinema and legacy RAW that rawtwin does not handle; told to the person, never acted on.
 */
const CLASSES: Readonly<Record<Class, readonly string[]>> = {
  rendered: ['jpg', 'jpeg', 'jpe', 'jfif', 'jif', 'mpo', 'heic', 'heif', 'hif', 'heics', 'heifs', 'avci'],
  derivative: [
    ...['tif', 'tiff', 'psd', 'psb', 'psdc', 'png', 'webp', 'avif', 'jxl', 'jp2', 'j2k', 'jxr', 'exr', 'hdr', 'bmp', 'gif'],
    ...['afphoto', 'xcf', 'kra', 'ora', 'clip', 'pxd', 'pxm', 'procreate', 'fpx', 'pdf', 'svg'],
  ],
  sidecar: [
    ...['xmp', 'pp3', 'arp', 'dop', 'on1', 'onphoto', 'cos', 'cot', 'comask', 'nksc', 'ndf', 'vrd', 'dr4', 'exv', 'exif', 'acr'],
    ...['rrdata', 'spd', 'pto', 'thm', 'wav', 'mrk', 'gpx', 'nka', 'cpi', 'ixmp', 'photo-edit', 'aae', 'lrv', 'dxo', 'rwsettings', 'gqv'],
  ],
  'foreign-raw': ['crm', 'braw', 'r3d', 'ari', 'cap', 'eip', 'bay', 'ptx', 'pxn', 'dcs', 'drf', 'rwz', 'cs1', 'sti', 'qtk', 'rdc', 'nrx'],
};
const HEIF_EXTENSIONS = new Set(['heic', 'heif', 'hif', 'heics', 'heifs', 'avci']);

const BY_EXTENSION = new Map<string, Class | 'raw'>(RAW_FORMATS.map(format => [format, 'raw'] as const));
for (const [kind, extensions] of Object.entries(CLASSES) as [Class, readonly string[]][]) {
  for (const extension of extensions) BY_EXTENSION.set(extension, kind);
}

/** What a regular file is, by its name alone. `undefined`: a RAW of a kind rawtwin does not handle. */
export function classify(path: AbsPath, folder: AbsPath, name: string, linked: boolean): FoundFile | undefined {
  const extension = extensionOf(name);
  const stem = stemOf(name);
  // Each object in one go: a spread would give it a layout that takes twice the room, a million times.
  switch (BY_EXTENSION.get(extension)) {
    case 'raw':
      return { kind: 'raw', path, folder, name, stem, format: extension as RawFormat };
    case 'rendered':
      return { kind: 'rendered', path, folder, name, stem, format: renderedFormat(extension), linked };
    case 'derivative':
      return { kind: 'derivative', path, folder, name, stem, format: extension, linked };
    case 'sidecar':
      return { kind: 'sidecar', path, folder, name, stem, format: extension };
    case 'foreign-raw':
      return undefined;
    default:
      return { kind: 'other', path, folder, name, stem };
  }
}

const renderedFormat = (extension: string): RenderedFormat => (HEIF_EXTENSIONS.has(extension) ? 'heif' : 'jpeg');
