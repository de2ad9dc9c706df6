import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errnoOf, stateUnusable } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { parseRecord, type RootRecord, recordText } from './root-record.js';

/** What a person asked for while, or before, a daemon runs. */
const REQUESTS = ['accept', 'release'] as const;
export type WatchRequest = (typeof REQUESTS)[number];

/** Records of watched folders and requests about them, a file each, in `<state>/watch`. */
export interface RecordStore {
  /** Undefined: nothing is known; null: what was known is damaged. Throws STATE_UNUSABLE where the disk keeps us from it. */
  read(root: AbsPath): Promise<RootRecord | null | undefined>;
  /** False: somebody took it away, and perhaps more of the state with it. */
  isThere(root: AbsPath): Promise<boolean>;
  /** On the disk when it resolves. Writes nothing when nothing changed since its last writing. */
  write(record: RootRecord): Promise<void>;
  ask(root: AbsPath, request: WatchRequest): Promise<void>;
  asked(root: AbsPath): Promise<readonly WatchRequest[]>;
  done(root: AbsPath, request: WatchRequest): Promise<void>;
}

/** Each record under the hash of its root, so that any path makes a name. */
export function recordStore(stateDir: AbsPath): RecordStore {
  const folder = join(stateDir, 'watch');
  const fileOf = (root: AbsPath, ending: string) =>
    join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.${ending}`);
  const written = new Map<AbsPath, string>();
  return {
    async read(root) {
      const text = await textOf(fileOf(root, 'json'));
      return text === null ? undefined : parseRecord(text, root);
    },
    isThere: async root => (await textOf(fileOf(root, 'json'))) !== null,
    async write(record) {
      const text = recordText(record);
      if (written.get(record.root) === text) return;
      await put(folder, fileOf(record.root, 'json'), text);
      written.set(record.root, text);
    },
    ask: (root, request) => put(folder, fileOf(root, request), `${JSON.stringify({ v: 1, root })}\n`),
    async asked(root) {
      const found: WatchRequest[] = [];
      for (const request of REQUESTS) if ((await textOf(fileOf(root, request))) !== null) found.push(request);
      return found;
    },
    done: (root, request) => rm(fileOf(root, request), { force: true }),
  };
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw stateUnusable(path, 'read', error);
  }
}

async function put(folder: string, path: string, text: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, text, { mode: 0o600 });
  } catch (error) {
    throw stateUnusable(path, 'write', error);
  }
}
