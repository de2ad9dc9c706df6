import { close, closeSync, constants, fstat, fstatSync, open, openSync, read, readSync, type Stats } from 'node:fs';
import { promisify } from 'node:util';
import { DiskPace } from '../model/disk-pace.js';
import { AppError } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { Turns } from './turns.js';

/** A regular file, open for reading at any place. */
export interface OpenFile {
  readonly size: number;
  /** What stands there, at most `length` bytes; less at the file's end. `room`: where it is put, if so much fits; else it gets its own. */
  read(at: number, length: number, room?: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}
/** The way to files, so that tests can let it fail. */
export type OpenForReading = (path: AbsPath) => Promise<OpenFile>;

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** System calls on a descriptor, waited for or not. */
interface Calls {
  open(path: string, flags: number): Promise<number> | number;
  stat(fd: number): Promise<Stats> | Stats;
  /** How many bytes were read. */
  read(fd: number, into: Uint8Array, offset: number, length: number, at: number): Promise<number> | number;
  close(fd: number): Promise<void> | void;
}
/** By descriptor: a `FileHandle` of `node:fs/promises` costs a third more of the processor for each file. */
const [openLater, statLater, readLater, closeLater] = [promisify(open), promisify(fstat), promisify(read), promisify(close)];
const LATER: Calls = {
  open: openLater,
  stat: fd => statLater(fd),
  read: async (...read) => (await readLater(...read)).bytesRead,
  close: closeLater,
};
const AT_ONCE: Calls = { open: openSync, stat: fd => fstatSync(fd), read: readSync, close: closeSync };

const pace = new DiskPace();
const turns = new Turns();

/**
 * Opens a regular file. Links, pipes and devices are refused: a pipe would hang, a link may lead out of the folders. While the disk
 * answers at once it is not waited for.
 */
export const openForReading: OpenForReading = async path => {
  await turns.pass(performance.now());
  return pace.isQuick() ? opened(path, timed(AT_ONCE)) : opened(path, LATER);
};

/** The same calls; how long opening and reading take together is told when the file is closed. */
function timed(calls: Calls): Calls {
  let tookMs = 0;
  const clocked = <T>(work: () => T): T => {
    const from = performance.now();
    try {
      return work();
    } finally {
      tookMs = Math.max(tookMs, performance.now() - from);
    }
  };
  return {
    open: (...args) => clocked(() => calls.open(...args)),
    stat: calls.stat,
    read: (...args) => clocked(() => calls.read(...args)),
    close(fd) {
      pace.took(tookMs);
      return calls.close(fd);
    },
  };
}

async function opened(path: AbsPath, fd: Calls): Promise<OpenFile> {
  const file = await fd.open(path, FLAGS);
  try {
    const stats = await fd.stat(file);
    if (!stats.isFile()) throw new AppError('FILE_UNREADABLE', { is: 'file-no-regular', path }, path);
    return {
      size: stats.size,
      async read(at, length, room) {
        const wanted = Math.max(0, Math.min(length, stats.size - at));
        const into = room && room.length >= wanted ? room : new Uint8Array(wanted);
        let have = 0;
        while (have < wanted) {
          const bytes = await fd.read(file, into, have, wanted - have, at + have);
          if (bytes === 0) break;
          have += bytes;
        }
        return into.subarray(0, have);
      },
      close: async () => fd.close(file),
    };
  } catch (error) {
    await fd.close(file);
    throw error;
  }
}
