import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Names under which exiftool extracts pictures of a raw. */
const IMAGES = ['ThumbnailImage', 'PreviewImage', 'JpgFromRaw', 'JpgFromRaw2', 'OtherImage'] as const;
const run = promisify(execFile);

async function asked(words: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { stdout } = await run('exiftool', ['-json', ...words], { maxBuffer: 1 << 29 });
  return JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
}

/** A picture that exiftool extracts. */
export interface Extracted {
  readonly name: string;
  readonly bytes: Buffer;
}
/** All pictures that exiftool extracts from each file, also of the same name. */
export async function extractedFrom(paths: readonly string[]): Promise<ReadonlyMap<string, readonly Extracted[]>> {
  const files = await asked(['-b', '-a', '-G4', ...IMAGES.map(name => `-${name}`), ...paths]);
  return new Map(
    files.map(({ SourceFile, ...tags }) => [
      String(SourceFile),
      Object.entries(tags).flatMap(([tag, value]) => {
        const encoded = /^base64:(.*)$/s.exec(String(value))?.[1];
        const name = tag.split(':').at(-1) ?? tag;
        return [{ name, bytes: encoded === undefined ? Buffer.from(String(value), 'latin1') : Buffer.from(encoded, 'base64') }];
      }),
    ]),
  );
}

/** What exiftool says of pictures that stand alone: `JPEG 160x120`, with a warning if it has one. */
export async function opened(pictures: readonly Uint8Array[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rawtwin-previews-'));
  try {
    const paths = pictures.map((_, i) => join(folder, `${i}.jpg`));
    await Promise.all(pictures.map((bytes, i) => writeFile(paths[i] as string, bytes)));
    const files = await asked(['-FileType', '-ImageSize', '-Error', ...paths]);
    return files.map(({ FileType, ImageSize, Error: why }) => [FileType, ImageSize, why].filter(Boolean).join(' '));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
