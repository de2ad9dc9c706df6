import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenForReading } from '../../src/exif/file-head.js';
import { readFacts } from '../../src/exif/read-facts.js';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Result } from '../../src/model/result.js';
import { app, app1, ascii, bareNote, camera, jpegHead, latin, short, tiffHead } from '../support/tiff-head.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rawtwin-facts-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const cr2 = tiffHead(camera('Canon', 'Canon EOS 6D', bareNote({ 1: short(20, 0, 0, 4, 0, 0, 0, 0, 0, 7) })), {
  gap: latin('CR\x02\0\0\0\0\0'),
});
async function put(name: string, bytes: Uint8Array): Promise<AbsPath> {
  const path = join(dir, name) as AbsPath;
  await writeFile(path, bytes);
  return path;
}
const one = async (path: AbsPath, open?: OpenForReading): Promise<Result<Facts>> => {
  const read = await readFacts([path], open ? { open } : {});
  return read.get(path) as Result<Facts>;
};
const failure =
  (code: string): OpenForReading =>
  () =>
    Promise.reject(Object.assign(new Error(code), { code }));

describe('readFacts', () => {
  it('reads each file once, counts each, and answers by path', async () => {
    const raw = await put('IMG_1.CR2', cr2);
    const picture = await put('IMG_1.JPG', jpegHead(app1(tiffHead(camera('Canon', 'Canon EOS 6D')))));
    let read = 0;
    const facts = await readFacts([raw, picture, raw], { onRead: () => read++ });
    expect([...facts.keys()]).toEqual([raw, picture]);
    expect(read).toBe(2);
    expect(facts.get(raw)).toMatchObject({
      ok: true,
      value: { model: 'Canon EOS 6D', recorded: 'with-jpeg', takenAt: '2024-05-17T10:20:30' },
    });
  });
  it('takes the extension from the name alone, not from folders', async () => {
    await mkdir(join(dir, 'some.nef'));
    const path = await put('some.nef/IMG_2', cr2);
    expect(await one(path)).toMatchObject({ ok: true, value: { format: 'cr2', warnings: [] } });
  });
  it('fetches what lies behind the head', async () => {
    const path = await put('far.jpg', jpegHead(app(2, 65_000), app(2, 65_000), app1(tiffHead(camera('Canon', 'Canon EOS 6D')))));
    expect(await one(path)).toMatchObject({ ok: true, value: { model: 'Canon EOS 6D' } });
  });
  it('shows nothing in a file of what was read before it, also where the file breaks off', async () => {
    const exif = jpegHead(app1(tiffHead(camera('SONY', 'ILCE-7M4', undefined, {}, { 42033: ascii('0123') }))));
    const lengths = [exif.length, 0, 1, 12, 20, 60, 120, exif.length - 40];
    const paths = await Promise.all(lengths.map(length => put(`cut-${length}.jpg`, exif.slice(0, length))));
    const together = await readFacts(paths, { inFlight: 1 });
    for (const path of paths) expect(together.get(path)).toEqual(await one(path));
    expect(together.get(paths[0] as AbsPath)).toMatchObject({ value: { model: 'ILCE-7M4', bodySerial: '0123' } });
    expect(together.get(paths[3] as AbsPath)).not.toMatchObject({ value: { model: 'ILCE-7M4' } });
  });
  it('gives facts without a camera for files that hold none', async () => {
    for (const [name, bytes] of [
      ['empty.arw', new Uint8Array(0)],
      ['noise.cr3', latin('nothing to see here')],
    ] as const) {
      const result = await one(await put(name, bytes));
      expect(result).toMatchObject({ ok: true, value: { format: null, recorded: 'unknown', makerNote: false } });
      expect(result.ok && result.value.warnings.length).toBe(1);
    }
  });
  it('refuses a link, a folder and a pipe', async () => {
    const target = await put('target.cr2', cr2);
    const [link, folder, pipe] = ['link.cr2', 'folder.cr2', 'pipe.cr2'].map(name => join(dir, name) as AbsPath) as [
      AbsPath,
      AbsPath,
      AbsPath,
    ];
    await symlink(target, link);
    await mkdir(folder);
    execFileSync('mkfifo', [pipe]);
    for (const path of [link, folder, pipe]) {
      const result = await one(path);
      expect(result).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE', path } });
    }
  });
  it.each(['ENOENT', 'EACCES', 'EIO', 'EMFILE', 'ESTALE'])('makes %s a failed result that names path and errno', async code => {
    const path = join(dir, 'IMG_9.CR2') as AbsPath;
    const result = await one(path, failure(code));
    expect(result).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE', path } });
    expect(result.ok || result.error.message).toContain(code);
    expect(result.ok || result.error.message).toContain(path);
  });
  it('closes the file whatever happens', async () => {
    let closed = 0;
    const fails: OpenForReading = async () => ({
      size: 100_000,
      read: at => (at === 0 ? Promise.resolve(cr2.slice(0, 100)) : Promise.reject(Object.assign(new Error('gone'), { code: 'EIO' }))),
      close: async () => {
        closed += 1;
      },
    });
    const result = await one(join(dir, 'IMG_3.CR2') as AbsPath, fails);
    expect([result.ok, closed]).toEqual([false, 1]);
  });
  it('reads at most three times and 256 KiB, however much a file asks for', async () => {
    const reads: number[] = [];
    const segments = Array.from({ length: 20 }, () => app(2, 65_000));
    const file = jpegHead(...segments, app1(tiffHead(camera('Canon', 'x'))));
    const counted: OpenForReading = async () => ({
      size: file.length,
      read: async (at, length) => {
        const bytes = file.slice(at, at + length);
        reads.push(bytes.length);
        return bytes;
      },
      close: async () => undefined,
    });
    await one(join(dir, 'IMG_4.JPG') as AbsPath, counted);
    expect(reads.length).toBeLessThanOrEqual(3);
    expect(reads.reduce((sum, length) => sum + length)).toBeLessThanOrEqual(256 * 1024);
  });
  it('has no more files open than it may', async () => {
    let now = 0;
    let most = 0;
    const slow: OpenForReading = async () => {
      now += 1;
      most = Math.max(most, now);
      return {
        size: cr2.length,
        read: async at => cr2.slice(at),
        close: async () => {
          now -= 1;
        },
      };
    };
    const paths = Array.from({ length: 40 }, (_, i) => join(dir, `IMG_${i}.CR2`) as AbsPath);
    await readFacts(paths, { inFlight: 3, open: slow });
    expect([most, now]).toEqual([3, 0]);
  });
  it('rejects when it is aborted', async () => {
    const path = await put('IMG_5.CR2', cr2);
    await expect(readFacts([path], { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
