import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import fastGlob from 'fast-glob';

const OPTIONS = { dot: false, followSymbolicLinks: false, unique: true } as const;

/**
 * Folder words as a shell would expand them, for flags and settings that no shell saw (`~/Photos/2026-*`).
 * A word that is an existing path stays as it is, whatever signs its name holds; a pattern without a match stays too, so that the error names it.
 */
export async function expandFolders(words: readonly string[], cwd: string): Promise<string[]> {
  const out: string[] = [];
  for (const word of words) {
    const literal = resolve(cwd, word);
    if (!fastGlob.isDynamicPattern(word) || (await exists(literal))) out.push(literal);
    else {
      const found = await fastGlob(word, { ...OPTIONS, cwd, absolute: true, onlyDirectories: true });
      out.push(...(found.length > 0 ? found.sort() : [literal]));
    }
  }
  return out;
}

/** Absolute paths below `root` that one of the patterns names; what cannot be looked into is left for the walk to tell. */
export async function ignoredPaths(root: string, patterns: readonly string[]): Promise<ReadonlySet<string>> {
  if (patterns.length === 0) return new Set();
  const found = await fastGlob([...patterns], { ...OPTIONS, cwd: root, absolute: true, onlyFiles: false, suppressErrors: true });
  return new Set(found.map(path => resolve(path)));
}

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false, // whatever the errno: the walk, which needs the folder, tells it
  );
