import type { RawFormat } from '../../model/frame.js';
import type { Bytes } from '../container/bytes.js';
import type { Located, MoreBytes, Pull } from '../format.js';

/** A file whose format is known, and where its facts lie. */
export interface OpenRaw {
  readonly bytes: Bytes;
  readonly located: Located;
}
/** What one place names: stretches of the file that should be JPEGs. `hevc`: it has pictures that are HEVC. */
interface Named {
  readonly jpegs: readonly MoreBytes[];
  readonly hevc?: boolean;
}
/** One kind of container, and where it keeps the pictures that cameras embed. `docs/previews.md` is this, in words. */
export interface Place {
  readonly name: string;
  /** Formats that it is found in; `jpeg` and `tiff` are what some cameras, and programs, name as if they were raws. */
  readonly formats: readonly (RawFormat | 'jpeg' | 'tiff')[];
  readonly where: string;
  readonly sources: string;
  readonly named: (raw: OpenRaw) => Pull<Named>;
}
