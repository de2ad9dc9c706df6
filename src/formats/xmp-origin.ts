import type { XmpProperty } from './xmp-properties.js';

const CRS = 'http://ns.adobe.com/camera-raw-settings/1.0/';
const MM = 'http://ns.adobe.com/xap/1.0/mm/';
/** Longer names are none. */
const LONGEST = 1024;

/**
 * File names that a packet says the file, or its raw, once had: crs:RawFileName (Camera Raw and Lightroom, XMP part 2 §3.3),
 * xmpMM:PreservedFileName (§2.2, before a renaming at import), xmpMM:DerivedFrom as darktable writes it, or its filePath (§1.2.4.1).
 */
export function namesInXmp(properties: readonly XmpProperty[]): readonly string[] {
  const names = properties.filter(isOrigin).map(({ value }) => value.trim());
  return [...new Set(names)].filter(name => /\.\w{2,5}$/.test(name) && name.length <= LONGEST);
}

function isOrigin({ space, name, path }: XmpProperty): boolean {
  if (path.length === 0)
    return (space === CRS && name === 'RawFileName') || (space === MM && /^(PreservedFileName|DerivedFrom)$/.test(name));
  return path.length === 1 && path[0] === 'DerivedFrom' && name === 'filePath';
}
