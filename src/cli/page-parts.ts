import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PageParts } from '../report/html.js';

/** Style and script of the page as the build bundled them, with the hashes by which the page lets them in and nothing else. */
export async function pageParts(folder = new URL('../page/', import.meta.url)): Promise<PageParts> {
  const [style, script] = await Promise.all([
    readFile(new URL('style.css', folder), 'utf8'),
    readFile(new URL('sheet.js', folder), 'utf8'),
  ]);
  return { style, styleHash: sha256(style), script, scriptHash: sha256(script) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
