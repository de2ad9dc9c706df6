import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AppError, errnoOf, stateUnusable } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Taken } from '../model/taken.js';
import type { FsPort } from '../ports/fs.js';
import type { TakenStore } from '../ports/taken.js';
import type { TakenFile } from './taken-rows.js';

export interface TakenDeps extends Pick<TakenStore, 'isMoving'> {
  /** `<state>/taken`, made when something is first taken. */
  readonly folder: AbsPath;
  readonly fs: FsPort;
  /** So many files of one half are left side by side. */
  readonly most?: number;
}
const MOST = 32;
const HALVES = ['raw', 'jpeg'] as const;
/** Looks at a folder that other processes change meanwhile. */
const TRIES = 10;
const rows = () => import('./taken-rows.js');

/**
 * Files `raws-*.jsonl` and `jpegs-*.jsonl`, a note or its end on a line. Each is written once, whole, and never changed, so
 * processes need no lock of each other: together the files hold what all of them wrote, in whatever order. Many are made one, which is on the
 * disk before they go: wherever that is cut short, by whom ever it is done twice, each note stands in one of them at least. A note is left out
 * only with the line by which it ended; a line that outlives its end can only keep a half.
 */
export function fileTaken({ folder: top, fs, isMoving, most = MOST }: TakenDeps): TakenStore {
  return {
    isMoving,
    recall: async half => {
      const { names, texts } = await readAll(half);
      if (names.length === 0) return [];
      return (await rows()).standing(await parsedAll(names, texts));
    },
    note: async taken => add(taken, (await rows()).noteLine),
    back: async taken => (taken.length === 0 ? undefined : add(taken, (await rows()).backLine)),
  };

  async function add(taken: readonly Taken[], lineOf: (one: Taken) => string): Promise<void> {
    for (const half of HALVES) {
      const lines = taken.flatMap(one => (one.half === half ? [lineOf(one)] : []));
      if (lines.length === 0) continue;
      await write(half, lines);
      await gather(half).catch(unlessRefused);
    }
  }

  async function write(half: Taken['half'], lines: readonly string[]): Promise<void> {
    const path = join(top, `${half}s-${randomBytes(8).toString('hex')}.jsonl`) as AbsPath;
    try {
      await fs.makeFolders(top, 0o700);
      await fs.create(path, Buffer.from(lines.join('')), 0o600);
      await fs.syncFile(path);
      await fs.syncFolder(top);
    } catch (error) {
      throw stateUnusable(path, 'write', error);
    }
  }

  /** Ends that name a note which is in none of these files need not be kept: the note was left out before, or can only keep. */
  async function gather(half: Taken['half']): Promise<void> {
    if ((await namesOf(half)).length <= most) return;
    const { names, texts } = await readAll(half);
    const { noteLine, standing } = await rows();
    const left = standing(await parsedAll(names, texts));
    if (left.length > 0) await write(half, left.map(noteLine));
    for (const name of names) await fs.unlink(join(top, name) as AbsPath);
  }

  async function parsedAll(names: readonly string[], texts: readonly string[]): Promise<readonly TakenFile[]> {
    const { parseTaken } = await rows();
    const files = texts.map(parseTaken);
    const newer = files.findIndex(({ isNewer }) => isNewer);
    if (newer >= 0) {
      const path = join(top, names[newer] ?? '');
      throw new AppError('STATE_UNUSABLE', { is: 'taken-newer', path }, path);
    }
    return files;
  }

  /** The files of a half, with no other coming or going between the first look at the folder and the last. */
  async function readAll(half: Taken['half']): Promise<{ readonly names: readonly string[]; readonly texts: readonly string[] }> {
    let path = top;
    try {
      for (let tries = 0; tries < TRIES; tries++) {
        const names = await namesOf(half);
        const texts: string[] = [];
        for (const name of names) {
          path = join(top, name) as AbsPath;
          texts.push(await textOf(path));
        }
        path = top;
        if (names.length === 0 || (await namesOf(half)).join() === names.join()) return { names, texts };
      }
    } catch (error) {
      throw stateUnusable(path, 'read', error);
    }
    throw stateUnusable(top, 'read', Object.assign(new Error('changed again and again'), { code: 'EBUSY' }));
  }

  async function namesOf(half: Taken['half']): Promise<readonly string[]> {
    const isOfHalf = (name: string) => /^(raw|jpeg)s(-[0-9a-f]+)?\.jsonl$/.test(name) && name.startsWith(half);
    return (await orIfMissing(fs.names(top), [])).filter(isOfHalf).sort();
  }

  /** Empty where it is gone: the look that follows finds out. */
  async function textOf(path: AbsPath): Promise<string> {
    return Buffer.from(await orIfMissing(fs.read(path), new Uint8Array())).toString();
  }
}

async function orIfMissing<T>(work: Promise<T>, missing: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return missing;
    throw error;
  }
}

/** Files that could not be gathered are as good as before; so is what a later version wrote. */
function unlessRefused(error: unknown): void {
  if (errnoOf(error) === 'EUNKNOWN') throw error;
}
