/** `small`: the least picture that still fills a thumbnail (about 160 pixels); `large`: the largest that is in the file. */
export type PreviewSize = 'small' | 'large';

/**
 * A picture that the camera embedded in a raw: its JPEG bytes as they are in the file, never decoded raw data. `orientation`: the tag
 * 0x0112 of the raw, 1 to 8, by which the picture has yet to be turned. Width and height in pixels, before turning.
 */
export interface EmbeddedPreview {
  readonly kind: 'jpeg';
  readonly jpeg: Uint8Array;
  readonly orientation: number;
  readonly width: number;
  readonly height: number;
}
/** `hevc`: only HEVC pictures are embedded; `absent`: none is; `unreadable`: the file could not be read or is damaged. */
export interface NoPreview {
  readonly kind: 'none';
  readonly why: 'hevc' | 'absent' | 'unreadable';
}
export type Preview = EmbeddedPreview | NoPreview;
