import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenForReading, openForReading } from '../../src/exif/file-head.js';
import { embeddedPreviews, MOST_PREVIEW_READS } from '../../src/exif/read-preview.js';
import type { AbsPath } from '../../src/model/frame.js';
import { ascii, below, long, tiffHead } from '../support/tiff-head.js';
import { LARGE, laidOut, SMALL, WRITTEN } from '../support/written-previews.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rawtwin-preview-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));
const at = (name: string): AbsPath => join(dir, name) as AbsPath;
async function put(name: string, bytes: Uint8Array): Promise<AbsPath> {
  await writeFile(at(name), bytes);
  return at(name);
}
const previews = embeddedPreviews();
const unreadable = { kind: 'none', why: 'unreadable' };

interface Spy {
  reads: number;
  open: number;
}
/** Opens the disk, counts, and lets the read after the next `sound` ones fail or fall short. */
const spied =
  (spy: Spy, sound = Number.POSITIVE_INFINITY, how: 'fails' | 'short' = 'fails'): OpenForReading =>
  async path => {
    const file = await openForReading(path);
    spy.open += 1;
    return {
      ...file,
      async read(from, length) {
        spy.reads += 1;
        if (spy.reads <= sound) return file.read(from, length);
        if (how === 'fails') throw Object.assign(new Error('EIO'), { code: 'EIO' });
        return file.read(from, length >> 1);
      },
      async close() {
        spy.open -= 1;
        await file.close();
      },
    };
  };
/** Its small picture lies behind the head, its large one far behind. */
const far = laidOut({
  ...{
    0: tiffHead({
      271: ascii('SONY'),
      330: below({ 513: long(900_000), 514: long(LARGE.length) }),
      513: long(90_000),
      514: long(SMALL.length),
    }),
  },
  ...{ 90000: SMALL, 900000: LARGE },
});

describe('embeddedPreviews', () => {
  it.each(WRITTEN)(
    'reads from the disk what lies in a file of $body, $extension',
    async ({ file, extension, small, large, orientation }) => {
      const path = await put(`${crypto.randomUUID()}.${extension.toUpperCase()}`, file);
      for (const [size, bytes] of [
        ['small', small],
        ['large', large],
      ] as const) {
        const preview = await previews.read(path, size);
        expect(preview).toMatchObject({ kind: 'jpeg', orientation });
        expect(preview.kind === 'jpeg' && Buffer.from(preview.jpeg).equals(bytes), size).toBe(true);
      }
    },
  );
  it('closes the file, whatever happens to it', async () => {
    const path = await put('far.ARW', far);
    for (const sound of [0, 1, 2, 3, 9]) {
      const spy = { reads: 0, open: 0 };
      await embeddedPreviews(spied(spy, sound)).read(path, 'large');
      expect(spy.open, `${sound} reads`).toBe(0);
    }
  });
  it('never throws for a file: one that is gone, a link, a pipe, a folder', async () => {
    await symlink(await put('real.ARW', far), at('link.ARW'));
    execFileSync('mkfifo', [at('pipe.ARW')]);
    for (const path of [at('gone.ARW'), at('link.ARW'), at('pipe.ARW'), dir as AbsPath]) {
      expect(await previews.read(path, 'small')).toEqual(unreadable);
    }
  });
  it.each([
    [0, 'fails', unreadable],
    [1, 'fails', unreadable],
    [0, 'short', unreadable],
    [1, 'short', unreadable],
    [2, 'fails', { kind: 'jpeg', width: 160 }],
  ] as const)('a disk that after %i reads %s', async (sound, how, expected) => {
    const path = await put('far.ARW', far);
    expect(await embeddedPreviews(spied({ reads: 0, open: 0 }, sound, how)).read(path, 'small')).toMatchObject(expected);
  });
  it('reads no more than it promises, even of a file that names a hundred pictures', async () => {
    const one = (n: number) => ({ 513: long(70_000 + 200_000 * n), 514: long(90_000 + n), 330: long(70_000 + 200_000 * n + 100_000) });
    const deep = laidOut({
      0: tiffHead({ 271: ascii('SONY'), ...one(0) }),
      ...Object.fromEntries(Array.from({ length: 40 }, (_, n) => [170_000 + 200_000 * n, tiffHead(one(n + 1)).slice(8)])),
    });
    const path = await put('deep.ARW', deep);
    for (const size of ['small', 'large'] as const) {
      const spy = { reads: 0, open: 0 };
      expect((await embeddedPreviews(spied(spy)).read(path, size)).kind).toBe('none');
      expect(spy.reads).toBe(MOST_PREVIEW_READS[size]);
    }
  });
  it('rejects when aborted, before and while it reads, and closes the file', async () => {
    const path = await put('far.ARW', far);
    const spy = { reads: 0, open: 0 };
    const open = spied(spy);
    await expect(embeddedPreviews(open).read(path, 'small', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(spy.reads).toBe(0);
    const stop = new AbortController();
    const stopping: OpenForReading = async opened => {
      const file = await open(opened);
      return {
        ...file,
        async read(from, length) {
          stop.abort(new Error('enough'));
          return file.read(from, length);
        },
      };
    };
    await expect(embeddedPreviews(stopping).read(path, 'large', stop.signal)).rejects.toThrow('enough');
    expect(spy).toEqual({ reads: 1, open: 0 });
  });
});
