import { directory } from '../directory.js';
import { type MoreBytes, need } from '../format.js';
import type { Place } from './place.js';

const LEAF_DATA = 0x8606;
/** A packet's mark, version, name and size. */
const [HEADER, NAME_AT, SIZE_AT] = [52, 8, 48];
/** More packets than a MOS has. */
const MOST_PACKETS = 100;

/** The picture in the packets of a Leaf MOS. */
export const leafPackets: Place = {
  name: 'Packets of a Leaf MOS',
  formats: ['mos'],
  where: 'JPEG_preview_data in 0x8606',
  sources: 'ExifTool Leaf.pm',
  *named({ bytes, located: { main } }) {
    const data = main && (yield* directory(bytes, main, main.first)).entries.get(LEAF_DATA);
    const jpegs: MoreBytes[] = [];
    if (!main || !data) return { jpegs };
    for (let p = data.at, n = 0; p < data.at + data.size && n < MOST_PACKETS; n++) {
      if (!(yield* need(bytes, p, HEADER)) || bytes.text(p, 4) !== 'PKTS') break;
      const length = bytes.u32(p + SIZE_AT, main.little) ?? 0;
      if (bytes.text(p + NAME_AT, 18) === 'JPEG_preview_data\0') jpegs.push({ at: p + HEADER, length });
      p += HEADER + length;
    }
    return { jpegs };
  },
};
