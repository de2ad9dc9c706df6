import { RAW_FORMATS } from '../../model/frame.js';
import { foldName } from '../../model/stem.js';

/** Kinds that hold a raw and that rawtwin handles only by their name. */
const HOLDERS = ['eip', 'crm', 'bay', 'ptx', 'pxn', 'dcs', 'drf', 'rwz', 'cs1', 'sti', 'qtk', 'rdc', 'nrx', 'cap'];
const RAW_IN_NAME = new RegExp(`^\\.*(.+?)\\.(?:${[...RAW_FORMATS, ...HOLDERS].join('|')})(\\.[^.]+)*$`, 'i');
/** Files named after a whole raw that hold none. */
const BESIDE =
  /\.(xmp|pp3|arp|dop|on1|onphoto|cos|cot|comask|nksc|vrd|dr4|exif|acr|spd|thm|wav|ixmp|dxo|rwsettings|jpe?g|heic|heif|hif|tiff?|png|webp|avif|jxl|psd|psb)$/i;

/** The stem of the raw that a file is by its name, holds, or is about to become (`X.ARW`, `X.EIP`, `X.ARW.part`, `.X.ARW.icloud`); else undefined. */
export function rawNamedIn(name: string): string | undefined {
  if (BESIDE.test(name)) return undefined;
  const stem = RAW_IN_NAME.exec(name)?.[1];
  return stem === undefined ? undefined : foldName(stem);
}
