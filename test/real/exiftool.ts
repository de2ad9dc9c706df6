import { execFile, execFileSync } from 'node:child_process';
import pLimit from 'p-limit';

/** One tag of one file; a tag that occurs more than once stands here more than once. Numbers are text as the file has them. */
export interface Tag {
  /** Exif directory, maker or container (`-G1`): `IFD0`, `Nikon`, `XMP-xmp`. */
  readonly group: string;
  readonly name: string;
  readonly value: string;
}

/** The version of an exiftool program; undefined when there is no such program. */
export function versionOf(program: string): string | undefined {
  try {
    return execFileSync(program, ['-ver'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch (missing) {
    if (missing instanceof Error) return undefined;
    throw missing;
  }
}

/** `-fast`, not `-fast2`: that one drops the maker notes. */
const WORDS = ['-fast', '-json', '-n', '-a', '-s', '-G1:4', '-charset', 'filename=utf8', '--ThumbnailImage', '-@', '-'];
/** Files per process: enough that its start does not count, few enough that its answer stays small. */
const BATCH = 100;

/** All tags of each file; none where exiftool says nothing. Any number of absolute paths, without line ends in them. */
export async function tagsOf(paths: readonly string[], program: string): Promise<ReadonlyMap<string, readonly Tag[]>> {
  const batches = Array.from({ length: Math.ceil(paths.length / BATCH) }, (_, i) => paths.slice(i * BATCH, (i + 1) * BATCH));
  const answers = new Map((await pLimit(2).map(batches, batch => ask(batch, program))).flat());
  return new Map(paths.map(path => [path, answers.get(slashed(path)) ?? []]));
}

/** exiftool writes paths of Windows with slashes. */
const slashed = (path: string): string => path.replaceAll('\\', '/');

/** Exit 1 means that some file could not be read: the others are answered all the same. */
function ask(paths: readonly string[], program: string): Promise<readonly (readonly [string, readonly Tag[]])[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, WORDS, { maxBuffer: 1 << 29 }, (error, stdout) => {
      if (error && (error.code !== 1 || stdout === '')) reject(error);
      else resolve(parsed(stdout));
    });
    child.stdin?.on('error', reject);
    child.stdin?.end(paths.join('\n'));
  });
}

function parsed(json: string): readonly (readonly [string, readonly Tag[]])[] {
  const files = JSON.parse(quoted(json)) as readonly Readonly<Record<string, unknown>>[];
  return files.map(file => [slashed(String(file.SourceFile)), tagsIn(file)] as const);
}

/** Bare numbers lose zeros (`15.0`, `012`): as text they stay as the file has them. */
const quoted = (json: string): string => json.replace(/^( {2}"[^"]+": )(-?[\d.]+(?:e[+-]?\d+)?)(,?)$/gim, '$1"$2"$3');

/** Keys are `Group:CopyN:Name`, the copy left out for the one that exiftool prefers. */
const tagsIn = (file: Readonly<Record<string, unknown>>): readonly Tag[] =>
  Object.entries(file)
    .map(([key, value]) => ({ parts: key.split(':'), value: String(value).trim() }))
    .sort((a, b) => a.parts.length - b.parts.length)
    .map(({ parts, value }) => ({ group: parts[0] ?? '', name: parts.at(-1) ?? '', value }))
    .filter(({ value }) => value !== '');
