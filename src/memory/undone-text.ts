import type { AbsPath } from '../model/frame.js';
import type { Undone } from '../model/memory.js';

export const undoneText = (raw: AbsPath, { file, undoneAt }: Undone): string =>
  `${JSON.stringify({ v: 1, raw, bytes: file?.bytes ?? null, mtimeNs: file === null ? null : String(file.mtimeNs), undoneAt })}\n`;

/** Null for anything else. */
export function parseUndone(text: string): { readonly raw: AbsPath; readonly undone: Undone } | null {
  const found = parsed(text);
  if (typeof found !== 'object' || found === null) return null;
  const { v, raw, bytes, mtimeNs, undoneAt } = found as Record<string, unknown>;
  if (v !== 1 || typeof raw !== 'string' || typeof undoneAt !== 'string') return null;
  const isFile = Number.isSafeInteger(bytes) && typeof mtimeNs === 'string' && /^-?\d+$/.test(mtimeNs);
  const file = isFile ? { bytes: bytes as number, mtimeNs: BigInt(mtimeNs as string) } : null;
  return { raw: raw as AbsPath, undone: { file, undoneAt } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // torn or damaged; the caller refuses it
  }
}
