import type { SettingName, Settings } from './settings.js';
import { UNIT_MS } from './words.js';

const LARGEST_FIRST = Object.entries(UNIT_MS).reverse();

/** Milliseconds in the largest unit that tells them exactly: `10m`, `36h`. */
export function durationWord(milliseconds: number): string {
  const [unit, size] = LARGEST_FIRST.find(([, one]) => milliseconds % one === 0) ?? ['ms', 1];
  return milliseconds === 0 ? '0s' : `${milliseconds / size}${unit}`;
}

/** A setting as a flag takes it; empty for an empty list and for what is not set. */
export function wordOf(name: SettingName, { [name]: value }: Settings): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return (name === 'include' ? value.toSorted() : value).join(', ');
  if (name === 'grace') return durationWord(Number(value));
  if (typeof value !== 'object') return String(value);
  if ('count' in value) return String(value.count);
  return 'percent' in value ? `${value.percent}%` : '';
}

/** `trust proven, settle 300` */
export const listed = (settings: Settings): string =>
  Object.keys(settings)
    .map(name => `${name} ${wordOf(name as SettingName, settings) || '[]'}`)
    .join(', ');
