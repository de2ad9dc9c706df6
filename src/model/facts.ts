/** Raised when the readers say other things of the same bytes: what earlier ones said and was kept is then not used. */
export const READERS = 2;

/** What the camera says it wrote at that press of the shutter (docs/cameras.md tells where). */
export type Recorded = 'raw-only' | 'with-jpeg' | 'with-heif' | 'unknown' | 'jpeg-only';

/**
 * What is read from one file's head. Absent means: the file does not say, or we could not read it; never a guess.
 * `takenAt` is the camera's clock as `YYYY-MM-DDTHH:MM:SS`, without zone; `subsec` the digits behind the decimal point.
 */
export interface Facts {
  /** What the bytes are (magic), as a format id: an extension of RAW_FORMATS, `jpeg`, `heif`, `tiff`; null when not recognised. */
  readonly format: string | null;
  readonly make?: string;
  readonly model?: string;
  /** Serial number of the body: Exif, else the maker note's. */
  readonly bodySerial?: string;
  readonly takenAt?: string;
  readonly subsec?: string;
  /** `+02:00` */
  readonly offset?: string;
  /** The maker's own counter: shutter count, or file number where the maker has no count. Same meaning in both halves of a shot. */
  readonly counter?: number;
  /** Place in a burst, from 1; 0 or absent: single. */
  readonly sequence?: number;
  /** The camera's unique id of this shot, hex, where the maker writes one. */
  readonly shotId?: string;
  /** The number in the name that the camera first gave (Nikon FileInfo). */
  readonly fileNumber?: number;
  /** File names that the camera, a converter or an editor says it had, or its raw had: they survive renaming. */
  readonly originalNames?: readonly string[];
  readonly recorded: Recorded;
  readonly software?: string;
  /** -1 rejected, 0 none, 1..5. From the camera or from embedded XMP. */
  readonly rating?: number;
  readonly label?: string;
  /** A pick flag in the embedded XMP. */
  readonly picked?: true;
  /** A reject mark in the embedded XMP. */
  readonly rejected?: true;
  /** Name of the program whose develop settings stand in the embedded XMP, or which wrote its edits into the maker note. */
  readonly edited?: string;
  readonly orientation?: number;
  /** Has the maker note of a camera. */
  readonly makerNote: boolean;
  /** Rendered by editing software or from a raw inside the camera, by its own mark: it says nothing of what the shutter recorded. */
  readonly rendition: boolean;
  /** Part or result of a multiple exposure, pixel shift or stack: its JPEG, if there is one, goes by another number. */
  readonly composite?: true;
  readonly warnings: readonly string[];
}

/** What two files of one press of the shutter have in common: by it the other half of a shot is known, whatever its name. */
export type Capture = Pick<
  Facts,
  'make' | 'model' | 'bodySerial' | 'takenAt' | 'subsec' | 'counter' | 'sequence' | 'shotId' | 'fileNumber' | 'rendition'
>;

/** What a sidecar or embedded XMP says of work done on the raw. */
export interface WorkDone {
  readonly rating?: number;
  readonly label?: string;
  /** Flagged as a pick, tagged or accepted. */
  readonly picked?: true;
  /** Rated -1, flagged or labelled as a reject. It is no work. */
  readonly rejected?: true;
  readonly edited?: string;
}
