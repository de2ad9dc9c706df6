import { type FileHandle, mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { ThumbPort } from '../ports/thumbs.js';
import { thumbLine, thumbsIn } from './line.js';

/** Bytes. `inAll`: of all runs together; `each`: a picture larger than this is none to be kept. */
interface ThumbBounds {
  readonly inAll: number;
  readonly each: number;
}
const THUMB_BOUNDS: ThumbBounds = { inAll: 100 * 1024 * 1024, each: 256 * 1024 };

const ENDING = '.ndjson';

/** Thumbnails below the state folder: `thumbs/<run>.ndjson`, a line for each picture. */
export function fileThumbs(stateDir: AbsPath, bounds = THUMB_BOUNDS): ThumbPort {
  const folder = join(stateDir, 'thumbs');
  const fileOf = (run: string) => join(folder, run + ENDING);
  return {
    async keep(run, thumbs) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = await open(fileOf(run), 'ax', 0o600);
        try {
          await write(file, thumbs, bounds);
        } finally {
          await file.close();
          await makeRoom(folder, bounds.inAll);
        }
      } catch {
        // No room, no permission, a disk that is gone: the run went well all the same.
      }
    },
    async of(run) {
      try {
        return thumbsIn(await readFile(fileOf(run), 'utf8'));
      } catch {
        // Never kept, or forgotten since.
        return new Map();
      }
    },
  };
}

async function write(file: FileHandle, thumbs: Parameters<ThumbPort['keep']>[1], { inAll, each }: ThumbBounds): Promise<void> {
  let written = 0;
  for await (const thumb of thumbs) {
    if (thumb.picture.jpeg.byteLength > each) continue;
    const line = thumbLine(thumb);
    written += line.length;
    if (written > inAll) return;
    await file.writeFile(line);
  }
}

/** The oldest runs go first; their names are their times. */
async function makeRoom(folder: string, most: number): Promise<void> {
  const names = (await readdir(folder)).filter(name => name.endsWith(ENDING)).sort();
  const sizes = await Promise.all(names.map(async name => ({ path: join(folder, name), bytes: (await stat(join(folder, name))).size })));
  let all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of sizes) {
    if (all <= most) return;
    await unlink(path);
    all -= bytes;
  }
}
