import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openForReading } from '../../src/exif/file-head.js';
import { embeddedPreviews, MOST_PREVIEW_READS } from '../../src/exif/read-preview.js';
import { type AbsPath, RAW_FORMATS } from '../../src/model/frame.js';
import type { EmbeddedPreview, Preview } from '../../src/model/preview.js';
import { MEASURED } from '../docs/previews.js';
import { WRITTEN } from '../support/written-previews.js';
import { listPictures } from '../tools/oracle/list-pictures.js';
import { extractedFrom, opened } from './embedded.js';
import { versionOf } from './exiftool.js';

const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples');
const missing = [existsSync(SAMPLES) ? [] : ['the samples'], versionOf('exiftool') === undefined ? ['exiftool'] : []].flat();
const told = (what: string, without: readonly string[]) => `${what}${without.length > 0 ? ` (missing here: ${without.join(', ')})` : ''}`;

/** What is found in each sample, by exiftool's names of the pictures; or why none is. */
const FOUND: Readonly<Record<string, readonly [small: string, large: string]>> = {
  'Canon_EOS-5D_Canon_EOS-5D_real.CR2': ['ThumbnailImage', 'ThumbnailImage'],
  'Canon_PowerShot-G2_CRW_0304.CRW': ['ThumbnailImage', 'JpgFromRaw'],
  'Canon_PowerShot-G2_CRW_0305.CRW': ['ThumbnailImage', 'JpgFromRaw'],
  'Canon_PowerShot-G2_CRW_0313.CRW': ['ThumbnailImage', 'JpgFromRaw'],
  'Canon_PowerShot-S90_sample.cr2': ['ThumbnailImage', 'ThumbnailImage'],
  'FUJIFILM_FinePix-S5Pro_FujiFilm.raf': ['ThumbnailImage', 'ThumbnailImage'],
  'NIKON_D70s_Issue-247-1.nef': ['ThumbnailImage', 'PreviewImage'],
  'NIKON_D70s_Issue-247-2.nef': ['ThumbnailImage', 'PreviewImage'],
  'NIKON_D7100_evanoberholster-NEF.NEF': ['PreviewImage', 'JpgFromRaw'],
  'Panasonic_DMC-LX3_Panasonic.rw2': ['JpgFromRaw', 'JpgFromRaw'],
  'SIGMA_DP2_SigmaDP2.x3f': ['JpgFromRaw', 'JpgFromRaw'],
  'SONY_DSLR-A200_Sony_DSLR-A200_real.ARW': ['ThumbnailImage', 'PreviewImage'],
  'SONY_DSLR-A330_sample.arw': ['ThumbnailImage', 'ThumbnailImage'],
  'SONY_ILME-FX3_Sony_ILME-FX3_real.ARW': ['ThumbnailImage', 'PreviewImage'],
};
const DUMMY = 'text stands in the place of each picture';
const UNCOMPRESSED = 'its one thumbnail is no JPEG: it is not compressed';
/** Samples without a preview, and why. */
const NONE: Readonly<Record<string, { readonly why: 'absent' | 'unreadable'; readonly because: string }>> = {
  'Canon_EOS-350D-DIGITAL_CanonRaw.cr2': { why: 'unreadable', because: DUMMY },
  'Canon_EOS-350D-DIGITAL_DNG.dng': { why: 'unreadable', because: DUMMY },
  'Canon_EOS-DIGITAL-REBEL_CanonRaw.crw': { why: 'unreadable', because: DUMMY },
  'Canon_EOS-M50_CanonRaw.cr3': { why: 'unreadable', because: DUMMY },
  'KonicaMinolta_DiMAGE-A2_Minolta.mrw': { why: 'unreadable', because: DUMMY },
  'NIKON_D70_Nikon.nef': { why: 'unreadable', because: DUMMY },
  'Canon_PowerShot-SD450_sample.dng': { why: 'absent', because: UNCOMPRESSED },
  'Kodak_Digital-Science-DC50-Zoom-Camera_DC0010S.KDC': { why: 'absent', because: UNCOMPRESSED },
  'Kodak_Digital-Science-DC50-Zoom-Camera_DC0014L.KDC': { why: 'absent', because: UNCOMPRESSED },
  'GoPro_HERO7-Black_GOPR8508.GPR': { why: 'absent', because: 'it holds raw data alone' },
  'GoPro_HERO7-Black_GOPR8513.GPR': { why: 'absent', because: 'it holds raw data alone' },
  'Leaf_Credo-40_PhaseOne.iiq': { why: 'absent', because: 'its pictures were taken out' },
};
/** Pictures that exiftool extracts and that have more bytes than our large one, and why. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  'Canon_EOS-M50_CanonRaw.cr3 ThumbnailImage': DUMMY,
  'FUJIFILM_FinePix-S5Pro_FujiFilm.raf PreviewImage': 'it was made small: 8 x 8 pixels, fewer than its thumbnail has',
};

interface Answer {
  readonly preview: Preview;
  readonly reads: number;
}
/** Reads both sizes of each raw, and counts reads. */
async function answersOf(raws: readonly string[]): Promise<ReadonlyMap<string, { readonly small: Answer; readonly large: Answer }>> {
  const answers = new Map<string, { small: Answer; large: Answer }>();
  for (const raw of raws) {
    const ask = async (size: 'small' | 'large'): Promise<Answer> => {
      let reads = 0;
      const port = embeddedPreviews(async path => {
        const file = await openForReading(path);
        return {
          ...file,
          read(at, length) {
            reads += 1;
            return file.read(at, length);
          },
        };
      });
      const preview = await port.read(raw as AbsPath, size);
      return { preview, reads };
    };
    answers.set(raw, { small: await ask('small'), large: await ask('large') });
  }
  return answers;
}
const isRaw = (path: string): boolean => RAW_FORMATS.some(format => format === extname(path).slice(1).toLowerCase());

describe.skipIf(missing.length > 0)(told('embedded previews of real raws, compared with exiftool', missing), () => {
  const read = async () => {
    const raws = (await listPictures([SAMPLES], false)).pictures.filter(isRaw);
    const [answers, extracted] = await Promise.all([answersOf(raws), extractedFrom(raws)]);
    return raws.map(raw => ({
      ...{ name: basename(raw), theirs: extracted.get(raw) ?? [] },
      ...(answers.get(raw) as { small: Answer; large: Answer }),
    }));
  };
  let known: ReturnType<typeof read> | undefined;
  const all = () => {
    known ??= read();
    return known;
  };

  it('14 of 26 have one, and it is byte for byte the picture that exiftool extracts', async () => {
    const found = (await all()).flatMap(({ name, small, large, theirs }) => {
      const named = ({ preview }: Answer) =>
        preview.kind === 'jpeg' ? (theirs.find(({ bytes }) => bytes.equals(preview.jpeg))?.name ?? 'unknown to exiftool') : undefined;
      const pair = [named(small), named(large)];
      return pair.every(one => one === undefined) ? [] : [[name, pair]];
    });
    expect(Object.fromEntries(found)).toEqual(FOUND);
    expect([found.length, (await all()).length]).toEqual([14, 26]);
  }, 120_000);
  it('the others have none, for a reason', async () => {
    const without = (await all()).flatMap(({ name, small: { preview }, large }) =>
      preview.kind === 'none' ? [[name, preview.why, large.preview]] : [],
    );
    const expected = Object.entries(NONE).map(([name, { why }]) => [name, why, { kind: 'none', why }]);
    expect(without.sort()).toEqual(expected.sort());
  }, 120_000);
  it('no picture that exiftool extracts is larger, but for what is explained', async () => {
    const passed = (await all()).flatMap(({ name, theirs, large: { preview } }) => {
      const length = preview.kind === 'jpeg' ? preview.jpeg.length : 0;
      return theirs.filter(({ bytes }) => bytes.length > length).map(picture => `${name} ${picture.name}`);
    });
    expect(passed.sort()).toEqual(
      Object.keys(PASSED_OVER)
        .filter(name => !name.includes('x3f'))
        .sort(),
    );
  }, 120_000);
  it('each of them opens, in the size that is told', async () => {
    const previews = (await all())
      .flatMap(({ small, large }) => [small.preview, large.preview])
      .flatMap(one => (one.kind === 'jpeg' ? [one] : []));
    expect(await opened(previews.map(({ jpeg }) => jpeg))).toEqual(previews.map(({ width, height }) => `JPEG ${width}x${height}`));
  }, 120_000);
  it('small ones are as large as docs/previews.md says', async () => {
    const isWhole = ({ width, height }: EmbeddedPreview) => width > 8 && height > 8;
    const groups = new Map<string, { readonly bytes: number; readonly reads: number }[]>();
    for (const { name, small } of await all()) {
      const { preview, reads } = small;
      if (preview.kind === 'none' || !isWhole(preview) || name.startsWith('NIKON_D70s_')) continue;
      const raws = extname(name).slice(1).toLowerCase();
      groups.set(raws, [...(groups.get(raws) ?? []), { bytes: preview.jpeg.length, reads }]);
    }
    const measured = [...groups].map(([raws, all]) => {
      const sorted = all.map(({ bytes }) => bytes).sort((a, b) => a - b);
      return {
        raws,
        samples: all.length,
        bytes: ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2,
        reads: Math.max(...all.map(({ reads }) => reads)),
      };
    });
    expect(measured.sort((a, b) => (a.raws < b.raws ? -1 : 1))).toEqual(MEASURED);
  }, 120_000);
  it('a small one costs at most two reads, none more than is promised', async () => {
    const costs = await all();
    expect(Math.max(...costs.map(({ small }) => small.reads))).toBe(2);
    expect(Math.max(...costs.map(({ large }) => large.reads))).toBeLessThanOrEqual(MOST_PREVIEW_READS.large);
  }, 120_000);
});

const withoutExiftool = missing.filter(name => name === 'exiftool');
/** Written files of which exiftool does not extract the same bytes, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'Leaf, mos': 'exiftool turns line ends in Leaf packets into blanks',
};
describe.skipIf(withoutExiftool.length > 0)(told('previews of written raws', withoutExiftool), () => {
  it('are where exiftool looks for them, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rawtwin-written-'));
    try {
      const paths = WRITTEN.map(({ extension }, i) => join(folder, `${i}.${extension}`));
      await Promise.all(WRITTEN.map(({ file }, i) => writeFile(paths[i] as string, file)));
      const extracted = await extractedFrom(paths);
      const unknown = WRITTEN.flatMap(({ body, extension, small, large }, i) => {
        const theirs = extracted.get(paths[i] as string) ?? [];
        return [small, large].every(ours => theirs.some(({ bytes }) => bytes.equals(ours))) ? [] : [`${body}, ${extension}`];
      });
      expect(unknown).toEqual(Object.keys(OTHERWISE));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
