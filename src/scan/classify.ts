import type { AbsPath, FoundFile, RawFormat, RawFrame, RenderedFormat } from '../model/frame.js';
import { RAW_FORMATS } from '../model/frame.js';
import { pathIn } from '../model/path.js';
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

/** Its path is put together when asked for. Of most files nobody asks, and the letters of all would take more room than all else. */
class Found<Kind> {
  constructor(
    readonly kind: Kind,
    readonly folder: AbsPath,
    readonly name: string,
    readonly stem: string,
  ) {}
  get path(): AbsPath {
    return pathIn(this.folder, this.name);
  }
}
class FoundAs<Kind, Format> extends Found<Kind> {
  constructor(
    readonly format: Format,
    ...at: ConstructorParameters<typeof Found<Kind>>
  ) {
    super(...at);
  }
}
class FoundRaw extends FoundAs<'raw', RawFormat> {
  #held: AbsPath | undefined;
  override get path(): AbsPath {
    return this.#held ?? super.path;
  }
  set isHeld(isHeld: boolean) {
    this.#held = isHeld ? super.path : undefined;
  }
}
class FoundPicture<Kind, Format> extends FoundAs<Kind, Format> {
  constructor(
    readonly linked: boolean,
    ...as: ConstructorParameters<typeof FoundAs<Kind, Format>>
  ) {
    super(...as);
  }
}

/** What a regular file is, by its name alone. `undefined`: a RAW of a kind rawtwin does not handle. `share`: the one text for equal stems. */
export function classify(folder: AbsPath, name: string, linked: boolean, share = (stem: string) => stem): FoundFile | undefined {
  const extension = extensionOf(name);
  const stem = share(stemOf(name));
  switch (BY_EXTENSION.get(extension)) {
    case 'raw':
      return new FoundRaw(extension as RawFormat, 'raw', folder, name, stem);
    case 'rendered':
      return new FoundPicture(linked, renderedFormat(extension), 'rendered', folder, name, stem);
    case 'derivative':
      return new FoundPicture(linked, extension, 'derivative', folder, name, stem);
    case 'sidecar':
      return new FoundAs(extension, 'sidecar', folder, name, stem);
    case 'foreign-raw':
      return undefined;
    default:
      return new Found('other', folder, name, stem);
  }
}

/** Holds the paths of raws that are asked for again and again, until it is told to let go. */
export function holdPaths(raws: readonly RawFrame[]): () => void {
  const found = raws.filter(raw => raw instanceof FoundRaw);
  for (const raw of found) raw.isHeld = true;
  return () => {
    for (const raw of found) raw.isHeld = false;
  };
}

/** A raw by its name or path. */
export const isRawName = (name: string): boolean => BY_EXTENSION.get(extensionOf(name)) === 'raw';

const renderedFormat = (extension: string): RenderedFormat => (HEIF_EXTENSIONS.has(extension) ? 'heif' : 'jpeg');
