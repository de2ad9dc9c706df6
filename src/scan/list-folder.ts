import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { Unreadable } from '../model/scan.js';

/** What stands in one folder, by names alone, each list sorted; what is neither file, folder nor link is left out. */
export interface ListedFolder {
  readonly path: AbsPath;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly links: readonly string[];
  /** Names whose bytes are no valid UTF-8; in none of the lists. */
  readonly unnamable: readonly Unreadable[];
}

/** Lists one folder, or throws. Node shows bytes that are no UTF-8 as U+FFFD; only then it is read once more as bytes, to know which names are true. */
export async function listFolder(path: AbsPath): Promise<ListedFolder> {
  const entries = await readdir(path, { withFileTypes: true });
  if (!entries.some(entry => entry.name.includes('\uFFFD'))) return byType(path, entries, []);
  const raw = await readdir(path, { encoding: 'buffer' });
  const valid = new Set<string>();
  const unnamable: Unreadable[] = [];
  for (const bytes of raw) {
    const name = bytes.toString();
    if (Buffer.from(name).equals(bytes)) valid.add(name);
    else unnamable.push(unnamableEntry(path, bytes));
  }
  const named = entries.filter(entry => valid.has(entry.name));
  return byType(path, named, unnamable);
}

function byType(path: AbsPath, entries: readonly Dirent[], unnamable: readonly Unreadable[]): ListedFolder {
  const [files, folders, links]: [string[], string[], string[]] = [[], [], []];
  for (const entry of entries) {
    if (entry.isFile()) files.push(entry.name);
    else if (entry.isDirectory()) folders.push(entry.name);
    else if (entry.isSymbolicLink()) links.push(entry.name);
  }
  for (const names of [files, folders, links]) names.sort();
  return { path, files, folders, links, unnamable };
}

/** A raw with such a name is left alone and hides nothing; anything else could be a twin, or a folder of twins. */
function unnamableEntry(folder: AbsPath, bytes: Buffer): Unreadable {
  const shown = bytes.toString('latin1').replace(/[^\x20-\x7e]/g, c => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const hides = !/^\.(arw|cr2|cr3|nef|nrw|raf|orf|rw2|dng|pef|srw|xmp|mp4|mov)$/i.test(extname(shown));
  return { path: join(folder, shown) as AbsPath, code: 'EILSEQ', hides };
}
