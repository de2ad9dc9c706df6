import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/model/errors.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Scan } from '../../src/model/scan.js';
import { ListingCache } from '../../src/scan/listing-cache.js';
import { listingOf } from '../../src/scan/listing-of.js';
import { type ScanRequest, scan } from '../../src/scan/scan.js';

let top: string;
beforeEach(async () => {
  top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-scan-'));
});
afterEach(() => rm(top, { recursive: true }));

async function lay(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(top, path)), { recursive: true });
    await writeFile(join(top, path), path);
  }
}
const look = (more: Partial<ScanRequest> = {}): Promise<Scan> =>
  scan({ folders: [top], also: [], ignore: [], cwd: top, ...more }, { signal: new AbortController().signal, onFolder: () => undefined });
const below = (path: string) => path.slice(top.length + 1);
const filesOf = ({ folders }: Scan) => folders.flatMap(({ files }) => files.map(({ path }) => below(path))).sort();

describe('what is listed', () => {
  it('leaves out hidden and system folders, every trash, and hidden files', async () => {
    const skipped = [
      '.hidden/1.ARW',
      '.rawtwin/trash/r/1.ARW',
      '.Trash-1000/files/1.ARW',
      '$RECYCLE.BIN/1.ARW',
      'lost+found/1.ARW',
      '@eaDir/1.JPG',
      '._1.JPG',
    ];
    await lay('1.ARW', 'a/2.JPG', ...skipped);
    expect(filesOf(await look())).toEqual(['1.ARW', 'a/2.JPG']);
  });

  it('takes a placeholder of a cloud for the picture it stands for, and never for a raw', async () => {
    await lay('1.ARW', '.1.JPG.icloud', '.2.ARW.icloud', '.3.tif.icloud', '.notes.txt.icloud', '.4.crm.icloud');
    const found = await look();
    expect(filesOf(found)).toEqual(['1.ARW', '1.JPG', '3.tif']);
    expect(found.folders[0]?.files.filter(file => 'linked' in file && file.linked)).toHaveLength(2);
    expect(found.notes).toEqual([]);
    expect(listingOf(join(top, '1.ARW') as AbsPath, ['1.ARW', '.1.JPG.icloud']).files.map(({ name }) => name)).toEqual(['1.ARW', '1.JPG']);
  });

  it.each([
    ['rsync', '.1.JPG.aB3dE9'],
    ['Syncthing', '.syncthing.1.JPG.tmp'],
    ['Syncthing on Windows', '~syncthing~1.JPG.tmp'],
    ['Unison', '.unison.1.JPG.0123456789abcdef.unison.tmp'],
    ['rclone', '1.JPG.0a1b2c3d.partial'],
    ['KDE', '1.JPG.part'],
    ['WinSCP', '1.JPG.filepart'],
    ['Chrome', '1.JPG.crdownload'],
    ['an editor that saves beside the name', '.1.JPG.tmp'],
  ])('takes what is still being copied for the picture that it will be: %s', async (_, name) => {
    await lay('1.ARW', name);
    const found = await look();
    expect(filesOf(found)).toEqual(['1.ARW', '1.JPG']);
    expect(found.folders[0]?.files[1]).toMatchObject({ kind: 'rendered', linked: true });
  });

  it('lists a picture once though a part of it lies beside it, and takes no other hidden or left-over file for one', async () => {
    await lay('1.JPG', '1.JPG.part', '.1.JPG.aB3dE9', '._2.JPG', '.3.JPG', '4.JPG_original', '5.JPG.json', '.thumbnails');
    expect(filesOf(await look())).toEqual(['1.JPG', '4.JPG_original', '5.JPG.json']);
  });

  it('lists only what its listings do not hold, and remembers it for the next time', async () => {
    await lay('a/1.ARW', 'b/2.ARW');
    const listings = new ListingCache();
    const again = () =>
      scan(
        { folders: [top], also: [], ignore: [], cwd: top },
        { signal: new AbortController().signal, onFolder: () => undefined, listings },
      );
    await again();
    await lay('a/3.ARW', 'b/4.ARW');
    expect(filesOf(await again())).toEqual(['a/1.ARW', 'b/2.ARW']);
    listings.forget([join(top, 'a') as AbsPath]);
    expect(filesOf(await again())).toEqual(['a/1.ARW', 'a/3.ARW', 'b/2.ARW']);
    listings.clear();
    expect(filesOf(await again())).toHaveLength(4);
  });

  it('keeps names as the disk has them: newline, signs of patterns, decomposed letters, 255 bytes', async () => {
    const names = ['new\nline.ARW', '[1] {a,b} *?.ARW', 'Cafe\u0301.ARW', 'Caf\u00e9.ARW', `${'x'.repeat(251)}.ARW`].sort();
    await lay(...names);
    expect(filesOf(await look())).toEqual(names);
    expect((await look()).unreadable).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('tells names whose bytes are no UTF-8 and leaves them alone', async () => {
    await lay('1.ARW');
    for (const name of ['bad\xff.ARW', 'bad\xff.JPG'])
      await writeFile(Buffer.concat([Buffer.from(`${top}/`), Buffer.from(name, 'latin1')]), '');
    const found = await look();
    expect(filesOf(found)).toEqual(['1.ARW']);
    expect(found.unreadable).toMatchObject([
      { path: join(top, 'bad\\xff.ARW'), code: 'EILSEQ', hides: false },
      { path: join(top, 'bad\\xff.JPG'), code: 'EILSEQ', hides: true },
    ]);
  });

  it('neither follows nor acts on links: a linked JPEG speaks by its name, a linked raw is told', async () => {
    await lay('real/1.ARW', 'real/1.JPG');
    await mkdir(join(top, 'p'));
    await symlink(join(top, 'real/1.ARW'), join(top, 'p/1.ARW'));
    await symlink(join(top, 'real/1.JPG'), join(top, 'p/1.JPG'));
    await symlink(join(top, 'real'), join(top, 'p/loop'));
    const found = await look({ folders: ['p'] });
    expect(found.folders.flatMap(({ files }) => files)).toMatchObject([{ name: '1.JPG', linked: true }]);
    expect(found.notes).toContainEqual({ kind: 'symlink', path: join(top, 'p/1.ARW') });
  });

  it('tells a raw of a kind that is not handled', async () => {
    await lay('clip.r3d');
    expect((await look()).notes).toEqual([{ kind: 'unknown-raw', path: join(top, 'clip.r3d') }]);
  });
});

describe('which folders', () => {
  it('counts overlapping folders and the same folder given twice once', async () => {
    await lay('a/1.ARW', 'b/2.ARW');
    const found = await look({ folders: ['.', 'a', top, 'a/../a'] });
    expect(found.roots).toEqual([top]);
    expect(filesOf(found)).toEqual(['a/1.ARW', 'b/2.ARW']);
    expect(found.fileCount).toEqual(new Map([[top, 2]]));
  });

  it('an also-folder inside the root is searched only, and listed once', async () => {
    await lay('1.ARW', 'jpegs/1.JPG', 'jpegs/deep/2.ARW');
    const found = await look({ also: ['jpegs'] });
    expect(filesOf(found)).toEqual(['1.ARW', 'jpegs/1.JPG', 'jpegs/deep/2.ARW']);
    expect(found.folders.map(({ path, searchOnly }) => [below(path), searchOnly])).toEqual([
      ['', false],
      ['jpegs', true],
      ['jpegs/deep', true],
    ]);
  });

  it('a root inside an also-folder is acted on; the same folder as both is not', async () => {
    await lay('1.JPG', 'raw/1.ARW');
    const inside = await look({ folders: ['raw'], also: ['.'] });
    expect(inside.folders.filter(({ searchOnly }) => !searchOnly).map(({ path }) => below(path))).toEqual(['raw']);
    expect((await look({ also: ['.'] })).folders.every(({ searchOnly }) => searchOnly)).toBe(true);
  });

  it('does not take a folder whose name begins alike for one inside', async () => {
    await lay('a/1.ARW', 'ab/2.ARW');
    expect((await look({ folders: ['a', 'ab'] })).roots).toEqual([join(top, 'a'), join(top, 'ab')]);
  });

  it('ignore patterns leave out files and whole folders', async () => {
    await lay('1.ARW', 'out/2.ARW', 'a/out/3.ARW', 'a/4.tmp.ARW');
    expect(filesOf(await look({ ignore: ['**/out', '**/*.tmp.*'] }))).toEqual(['1.ARW']);
  });

  it.each([
    ['nowhere', 'NOT_FOUND'],
    ['1.ARW', 'NOT_A_FOLDER'],
    ['1.ARW/x', 'NOT_FOUND'],
    ['2026-*', 'NOT_FOUND'],
  ])('%s is refused: %s, and the path is named', async (folder, code) => {
    await lay('1.ARW');
    const error = await look({ folders: [folder] }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, path: join(top, folder) });
    expect((error as AppError).message).toContain(join(top, folder));
  });
});

const asNobody = process.platform === 'linux' && process.getuid?.() === 0;
describe.runIf(asNobody || process.getuid?.() !== 0)('a folder that may not be read', () => {
  it('is told with its errno and hides what it holds; the others are listed', async () => {
    await lay('1.ARW', 'closed/1.JPG');
    await chmod(top, 0o755);
    await chmod(join(top, 'closed'), 0);
    if (asNobody) {
      execFileSync('chown', ['-R', '65534', top]);
      process.seteuid?.(65534);
    }
    try {
      const found = await look();
      expect(filesOf(found)).toEqual(['1.ARW']);
      expect(found.unreadable).toEqual([{ path: join(top, 'closed'), code: 'EACCES', hides: true }]);
    } finally {
      if (asNobody) process.seteuid?.(0);
      await chmod(join(top, 'closed'), 0o755);
    }
  });
});
