import { type Bytes, latin1 } from './container/bytes.js';

/** The serial number in the directory that Phase One and Leaf keep at 8 (ExifTool PhaseOne.pm: 16-byte entries; 0x0102). */
export function phaseOneSerial(bytes: Bytes): string | undefined {
  const start = 8;
  const little = bytes.text(start, 4) === 'IIII';
  const directory = bytes.u32(start + 8, little);
  if (directory === undefined || !/^(IIII|MMMM)/.test(bytes.text(start, 4))) return undefined;
  const count = bytes.u32(start + directory, little) ?? 0;
  for (let i = 0; i < Math.min(count, 300); i++) {
    const p = start + directory + 8 + 16 * i;
    if (bytes.u32(p, little) !== 0x0102) continue;
    const length = bytes.u32(p + 8, little) ?? 0;
    const text = bytes.slice(start + (bytes.u32(p + 12, little) ?? 0), Math.min(length, 64));
    return text && latin1(text).replace(/\0.*$/s, '').trim();
  }
  return undefined;
}
