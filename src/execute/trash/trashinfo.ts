import type { AbsPath } from '../../model/frame.js';

/**
 * The note that a desktop needs to show and restore a trashed file (FreeDesktop trash specification 1.0, "Contents of a trash
 * directory"): percent-encoded path, relative to the top of the volume or absolute (`topdir` null), and local time.
 */
export function trashinfo(file: AbsPath, topdir: AbsPath | null, now: Date): string {
  const path = topdir === null ? file : file.slice(topdir.endsWith('/') ? topdir.length : topdir.length + 1);
  return `[Trash Info]\nPath=${encode(path)}\nDeletionDate=${localTime(now)}\n`;
}

/** Strict on purpose: some readers split lines at `=` and take `#` for a comment. */
function encode(path: string): string {
  return [...Buffer.from(path)].map(byte => (isPlain(byte) ? String.fromCharCode(byte) : `%${hex(byte)}`)).join('');
}
const isPlain = (byte: number): boolean => /[A-Za-z0-9\-_.~/]/.test(String.fromCharCode(byte)) && byte < 128;
const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

function localTime(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
}
