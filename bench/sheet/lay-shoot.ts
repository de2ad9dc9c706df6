import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildHead } from '../../fixtures/heads/build-head.js';

/** Raws in one folder. */
const IN_FOLDER = 1000;

/** So many raws with a picture each, every tenth of them without its JPEG, and one of those in four in a burst of five. Of a twin only its name is there. */
export function layShoot(top: string, raws: number, picture: Uint8Array): void {
  for (let i = 0; i < raws; i++) {
    const folder = join(top, `day-${String(Math.floor(i / IN_FOLDER)).padStart(3, '0')}`);
    if (i % IN_FOLDER === 0) mkdirSync(folder, { recursive: true });
    const name = join(folder, `DSC${String(i % IN_FOLDER).padStart(5, '0')}`);
    const [series, frame] = [Math.floor(i / 5), i % 5];
    const pause = series % 8 === 0 ? 0 : frame * 6_000;
    const takenAt = new Date(Date.UTC(2025, 0, 1) + series * 31_000 + pause).toISOString().slice(0, 19);
    const subsec = String(frame * 100 + 110);
    const shot = { camera: 'sony', takenAt, subsec, serial: '4711', counter: i, recorded: 'with-jpeg' } as const;
    put(`${name}.ARW`, withThumbnail(buildHead(shot, 'raw'), picture));
    if (i % 10 !== 0) put(`${name}.JPG`, '');
  }
}

/** A little-endian TIFF whose second directory points to a JPEG, as Exif thumbnails stand in a file. */
function withThumbnail(head: Uint8Array, jpeg: Uint8Array): Uint8Array {
  const at = head.length + (head.length % 2);
  const out = new Uint8Array(at + 42 + jpeg.length);
  out.set(head);
  out.set(jpeg, at + 42);
  const view = new DataView(out.buffer);
  const first = view.getUint32(4, true);
  view.setUint32(first + 2 + 12 * view.getUint16(first, true), at, true);
  view.setUint16(at, 3, true);
  const entries = [
    [259, 3, 6],
    [513, 4, at + 42],
    [514, 4, jpeg.length],
  ] as const;
  for (const [i, [tag, type, value]] of entries.entries()) {
    const place = at + 2 + 12 * i;
    view.setUint16(place, tag, true);
    view.setUint16(place + 2, type, true);
    view.setUint32(place + 4, 1, true);
    view.setUint32(place + 8, value, true);
  }
  return out;
}

/** Long ago, so that nothing is too recent. */
function put(path: string, bytes: Uint8Array | string): void {
  writeFileSync(path, bytes);
  utimesSync(path, 1_715_940_000, 1_715_940_000);
}
