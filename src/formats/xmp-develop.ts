import { CRS_DEFAULTS, CRS_LISTS, CRS_NOT_SETTINGS } from './crs-defaults.js';
import type { XmpProperty } from './xmp-properties.js';

const CRS = 'http://ns.adobe.com/camera-raw-settings/1.0/';
const DARKTABLE = 'http://darktable.sf.net/';
/** Other programs whose settings stand in XMP: any property of theirs is an edit, for we know no defaults of theirs. */
const OTHERS: readonly (readonly [space: RegExp, program: string])[] = [
  [/captureone/i, 'Capture One'],
  [/rawtherapee/i, 'RawTherapee'],
  [/^http:\/\/ns\.on1\.com/i, 'ON1 Photo RAW'],
  [/acdsee\.com\/(regions|sharpening|develop|raw)/i, 'ACDSee'],
  [/^http:\/\/www\.dxo\.com/i, 'DxO PhotoLab'],
  [/exposure\.software|alienskin/i, 'Exposure'],
  [/skylum|macphun|luminar/i, 'Luminar'],
];
/** darktable modules that it adds to every raw and that hold nothing a person chose (darktable `iop_order.c`; the others may be a person's). */
const AUTOMATIC = /^(rawprepare|demosaic|colorin|colorout|gamma|highlights|temperature|flip|finalscale|rawspeed|mask_manager)$/;

/** The program whose develop settings stand in a packet, if they differ from what it gives every raw. What cannot be told from a default counts as an edit. */
export function developedBy(properties: readonly XmpProperty[]): string | undefined {
  if (developedInAdobe(properties.filter(({ space }) => space === CRS))) return 'Adobe Camera Raw';
  if (developedInDarktable(properties.filter(({ space }) => space === DARKTABLE))) return 'darktable';
  return OTHERS.find(([space]) => properties.some(property => space.test(property.space)))?.[1];
}

/** crs:HasSettings is not asked: older versions leave it out, and settings without it are settings all the same. */
function developedInAdobe(settings: readonly XmpProperty[]): boolean {
  const asShot = settings.find(({ name }) => name === 'WhiteBalance')?.value ?? 'As Shot';
  return settings.some(({ name, path, value }) => {
    const top = path[0] ?? name;
    if (top === 'Look') return name === 'Name' && path.length === 1 && !/^(Adobe (Color|Standard)|)$/.test(value);
    if (CRS_NOT_SETTINGS.has(top)) return false;
    const list = CRS_LISTS[top];
    if (path.length > 0) return !list?.has(value.replace(/\s/g, ''));
    if (/^(Incremental)?(Temperature|Tint)$/.test(name)) return asShot !== 'As Shot';
    return !isDefault(name, value);
  });
}

function isDefault(name: string, value: string): boolean {
  const usual = CRS_DEFAULTS[name] ?? (/^-?\+?[\d.]+$/.test(value) ? CRS_ZERO : undefined);
  if (usual === undefined) return value.trim() === '' || /^false$/i.test(value);
  const number = Number(value);
  return usual.some(one => (typeof one === 'number' ? number === one : one.toLowerCase() === value.trim().toLowerCase()));
}
const CRS_ZERO: readonly (number | string)[] = [0];

/** Its own hashes tell whether the history is the one it gave by itself; without them, any module that a person may have set is an edit. */
function developedInDarktable(settings: readonly XmpProperty[]): boolean {
  const top = (name: string) => settings.find(property => property.name === name && property.path.length === 0)?.value;
  const current = top('history_current_hash');
  if (current !== undefined && (current === top('history_auto_hash') || current === top('history_basic_hash'))) return false;
  const end = Number(top('history_end') ?? Number.POSITIVE_INFINITY);
  const inHistory = settings.filter(({ path }) => path.at(-1) === 'history');
  return inHistory.some(({ name, item, value }) => name === 'operation' && item < end && !AUTOMATIC.test(value));
}
