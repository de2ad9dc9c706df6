import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForReading } from '../../src/exif/file-head.js';
import { mayHaveTrailer, readTrailer } from '../../src/exif/read-trailer.js';
import { type AbsPath, RAW_FORMATS, type RawFormat } from '../../src/model/frame.js';
import { canonTrailer, cr3Recipe, photoMechanicTrailer } from '../formats/trailer-bytes.js';
import { box, joined, latin, numbers } from '../support/tiff-head.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rawtwin-trailer-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));
async function put(name: string, content: Uint8Array): Promise<AbsPath> {
  const path = join(dir, name) as AbsPath;
  await writeFile(path, content);
  return path;
}

const cr2 = joined(latin('II*\0\x10\0\0\0CR\x02\0'), new Uint8Array(9000).fill(0x5a));
const ftyp = box('ftyp', latin('crx \0\0\0\x01crx isom'));
const cr3 = joined(ftyp, box('moov', new Uint8Array(40_000)), box('mdat', new Uint8Array(100_000)));
/** A box with a length of 64 bits. */
const wide = (kind: string, payload: Uint8Array) =>
  joined(numbers(4, [1], false), latin(kind), numbers(4, [0, payload.length + 16], false), payload);
const DPP = { ok: true, value: { edited: 'Canon DPP' } };
const NONE = { ok: true, value: {} };

describe('readTrailer', () => {
  it.each<[string, RawFormat, Uint8Array, unknown]>([
    ['a CR2 as the camera wrote it', 'cr2', cr2, NONE],
    ['a CR2 with a recipe', 'cr2', joined(cr2, canonTrailer()), DPP],
    ['a CRW with a recipe', 'crw', joined(cr2, canonTrailer()), DPP],
    ['a CR2 tagged in Photo Mechanic', 'cr2', joined(cr2, photoMechanicTrailer({ 221: 1 })), { ok: true, value: { picked: true } }],
    ['a CR3 as the camera wrote it', 'cr3', cr3, NONE],
    ['a CR3 with a recipe', 'cr3', joined(cr3, cr3Recipe()), DPP],
    ['a CR3 with a recipe and padding behind it', 'cr3', joined(cr3, cr3Recipe(), box('free', new Uint8Array(20))), DPP],
    ['a CR3 with a recipe behind a wide box', 'cr3', joined(ftyp, wide('mdat', new Uint8Array(70)), cr3Recipe()), DPP],
    ['a CR3 whose last box reaches to its end', 'cr3', joined(ftyp, numbers(4, [0], false), latin('mdat'), new Uint8Array(70)), NONE],
    ['a CR3 that is none', 'cr3', cr2, NONE],
    ['an empty CR3', 'cr3', new Uint8Array(0), NONE],
    ['an empty CR2', 'cr2', new Uint8Array(0), NONE],
  ])('%s', async (sentence, format, content, result) =>
    expect(await readTrailer(await put(`${sentence}.${format}`, content), format)).toEqual(result),
  );

  it.each<[string, Uint8Array]>([
    ['cut off in its pictures', cr3.slice(0, -50_000)],
    ['with a box of no length', joined(ftyp, numbers(4, [3], false), latin('mdat'), new Uint8Array(70))],
    ['with a box longer than any file', joined(ftyp, numbers(4, [1], false), latin('mdat'), numbers(4, [0xffffffff, 0xffffffff], false))],
  ])('fails on a CR3 %s, so that the raw is kept', async (sentence, content) => {
    const path = await put(`${sentence}.cr3`, content);
    expect(await readTrailer(path, 'cr3')).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE', path } });
  });
  it('fails on a disk that gives less than there is', async () => {
    const path = await put('short.cr2', cr2);
    const short: typeof openForReading = async file => {
      const opened = await openForReading(file);
      return {
        ...opened,
        size: opened.size,
        close: opened.close,
        read: async (at, length) => (await opened.read(at, length)).subarray(0, length - 1),
      };
    };
    expect(await readTrailer(path, 'cr2', short)).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE' } });
  });
  it('fails on a file that is not there', async () =>
    expect(await readTrailer(join(dir, 'gone.cr2') as AbsPath, 'cr2')).toMatchObject({ ok: false }));
  it('gives up on a CR3 with more boxes than any, and reads little of it', async () => {
    const asked: number[] = [];
    const path = await put('many.cr3', joined(ftyp, ...Array.from({ length: 300 }, () => box('free', new Uint8Array(8)))));
    const counting: typeof openForReading = async file => {
      const { size, close, read } = await openForReading(file);
      return { size, close, read: (at, length) => read(at, asked.push(length) && length) };
    };
    expect(await readTrailer(path, 'cr3', counting)).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE' } });
    expect(asked.reduce((sum, length) => sum + length, 0)).toBeLessThan(8192);
  });
  it('concerns the raws of Canon alone', () => expect(RAW_FORMATS.filter(mayHaveTrailer)).toEqual(['cr2', 'cr3', 'crw']));
});

const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples');
describe.skipIf(!existsSync(SAMPLES))('real files (skipped where the sample files are not at hand)', () => {
  it.each<[string, RawFormat, unknown]>([
    ['Canon_EOS-DIGITAL-REBEL_CanonRaw.crw', 'crw', DPP],
    ['Canon_PowerShot-G2_CRW_0304.CRW', 'crw', NONE],
    ['Canon_EOS-350D-DIGITAL_CanonRaw.cr2', 'cr2', NONE],
    ['Canon_EOS-5D_Canon_EOS-5D_real.CR2', 'cr2', NONE],
  ])('%s', async (name, format, result) => expect(await readTrailer(join(SAMPLES, name) as AbsPath, format)).toEqual(result));
});
