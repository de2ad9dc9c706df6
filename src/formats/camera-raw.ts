import { CRS_DEFAULTS, CRS_LISTS, CRS_LOOKS, CRS_NOT_SETTINGS } from './crs-defaults.js';
import type { XmpProperty } from './xmp-properties.js';

/** Settings that Camera Raw 2 to 4 computed for every raw while their `Auto…` stood at True, as it did by default. */
const AUTO = /^Auto(Exposure|Shadows|Brightness|Contrast)$/;
/** Versions in which automatic was the default. */
const AUTO_VERSIONS = /^[234]\./;

/** Whether settings of Camera Raw or Lightroom differ from what every raw gets. crs:HasSettings is not asked: older versions leave it out. */
export function developedInCameraRaw(settings: readonly XmpProperty[]): boolean {
  const values = new Map(settings.filter(({ path }) => path.length === 0).map(({ name, value }) => [name, value.trim()]));
  const computed = computedBy(values);
  const asShot = (values.get('WhiteBalance') || 'As Shot') === 'As Shot';
  const builtIn = isTrue(values.get('LensProfileIsEmbedded'));
  return settings.some(({ name, path, value }) => {
    const top = path[0] ?? name;
    if (top === 'Look') return name === 'Name' && path.length === 1 && !CRS_LOOKS.test(value);
    if (CRS_NOT_SETTINGS.has(top)) return false;
    if (path.length > 0) return !CRS_LISTS.get(top)?.has(value.replace(/\s/g, ''));
    if (/^(Incremental)?(Temperature|Tint)$/.test(name)) return !asShot;
    if (name === 'LensProfileEnable' && builtIn) return false;
    return !computed.has(name) && !isDefault(name, value);
  });
}

/** The automatic settings of old versions, with their switches. */
function computedBy(values: ReadonlyMap<string, string>): ReadonlySet<string> {
  if (!AUTO_VERSIONS.test(values.get('Version') ?? '')) return new Set();
  return new Set([...values].flatMap(([name, value]) => (AUTO.test(name) && isTrue(value) ? [name, name.slice('Auto'.length)] : [])));
}

function isDefault(name: string, value: string): boolean {
  const usual = CRS_DEFAULTS.get(name) ?? (/^[-+]?[\d.]+$/.test(value.trim()) ? CRS_ZERO : undefined);
  if (usual === undefined) return value.trim() === '' || /^false$/i.test(value.trim());
  const number = Number(value);
  return usual.some(one => (typeof one === 'number' ? number === one : one.toLowerCase() === value.trim().toLowerCase()));
}
const CRS_ZERO: readonly (number | string)[] = [0];
const isTrue = (value: string | undefined): boolean => /^true$/i.test(value ?? '');
