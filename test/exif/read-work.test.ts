import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForReading } from '../../src/exif/file-head.js';
import { readWork } from '../../src/exif/read-work.js';
import type { AbsPath } from '../../src/model/frame.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rawtwin-work-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));
async function put(name: string, content: string | Uint8Array): Promise<AbsPath> {
  const path = join(dir, name) as AbsPath;
  await writeFile(path, content);
  return path;
}
const xmp = '<rdf:RDF xmlns:xmp="http://ns.adobe.com/xap/1.0/"><rdf:Description xmp:Rating="4" xmp:Label="Grün"/></rdf:RDF>';

describe('readWork', () => {
  it('reads an XMP sidecar', async () =>
    expect(await readWork(await put('a.xmp', xmp), 'xmp')).toEqual({ ok: true, value: { rating: 4, label: 'Grün' } }));
  it.each([
    ['utf16le', [0xff, 0xfe]],
    ['utf8', [0xef, 0xbb, 0xbf]],
  ] as const)('reads it in %s with a byte order mark', async (encoding, mark) => {
    const path = await put(`${encoding}.xmp`, Buffer.concat([Buffer.from(mark), Buffer.from(xmp, encoding)]));
    expect(await readWork(path, 'xmp')).toEqual({ ok: true, value: { rating: 4, label: 'Grün' } });
  });
  it.each(['utf16le', 'utf16be'])('reads it in %s without a mark', async encoding => {
    const bytes = Buffer.from(xmp, 'utf16le');
    const path = await put(`bare-${encoding}.xmp`, encoding === 'utf16be' ? bytes.swap16() : bytes);
    expect(await readWork(path, 'xmp')).toEqual({ ok: true, value: { rating: 4, label: 'Grün' } });
  });
  it('reads other programs by their own rules', async () =>
    expect(await readWork(await put('a.pp3', '[General]\nRank=2\n'), 'pp3')).toEqual({ ok: true, value: { rating: 2 } }));
  it.each([
    ['an empty file', ''],
    ['a torn one', xmp.slice(0, 60)],
    ['noise', '\0\x01\x02'],
  ])('fails on %s, so that the raw is kept', async (_, content) => {
    const path = await put('torn.xmp', content);
    expect(await readWork(path, 'xmp')).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE', path } });
  });
  it.each([
    ['pp3', `[General]\nRank=0\n${'\0'.repeat(500)}`],
    ['dop', '\0'.repeat(900)],
    ['cos', `<IMG><VAR><DL/>${'\0'.repeat(30)}</VAR></IMG>`],
    ['xmp', xmp.replace(' xmp:Rating="4"', '\0'.repeat(15))],
  ])('fails on a .%s with holes, as after a crash', async (format, content) => {
    const path = await put(`holes.${format}`, content);
    expect(await readWork(path, format)).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE', path } });
  });
  it('fails on a disk that gives less than there is', async () => {
    const path = await put('short.pp3', `[General]\nRank=0\n`);
    const short: typeof openForReading = async file => {
      const { size, close, read } = await openForReading(file);
      return { size, close, read: async (at, length) => (await read(at, length)).subarray(0, length - 7) };
    };
    expect(await readWork(path, 'pp3', short)).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE' } });
  });
  it('fails on a .nksc that is cut off', async () => {
    const path = await put('torn.nksc', xmp.slice(0, -20));
    expect(await readWork(path, 'nksc')).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE' } });
  });
  it('fails on a file larger than any sidecar', async () =>
    expect(await readWork(await put('big.xmp', new Uint8Array((4 << 20) + 1)), 'xmp')).toMatchObject({
      ok: false,
      error: { code: 'FILE_UNREADABLE' },
    }));
  it('fails on a file that is not there', async () => {
    const path = join(dir, 'gone.xmp') as AbsPath;
    const result = await readWork(path, 'xmp');
    expect(result.ok || result.error.message).toMatch(/ENOENT/);
  });
  it('does not open what speaks by its mere presence', async () => {
    const never = () => Promise.reject(new Error('opened'));
    expect(await readWork(join(dir, 'a.dr4') as AbsPath, 'dr4', never)).toEqual({ ok: true, value: { edited: 'Canon DPP' } });
    expect(await readWork(join(dir, 'a.thm') as AbsPath, 'thm', never)).toEqual({ ok: true, value: {} });
  });
});
