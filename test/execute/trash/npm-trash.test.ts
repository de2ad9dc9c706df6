import { describe, expect, it } from 'vitest';
import { binOf, npmTrash } from '../../../src/execute/trash/npm-trash.js';
import type { FsPort } from '../../../src/ports/fs.js';
import { english } from '../../support/said.js';
import { abs } from '../../support/trash-world.js';

const gone = () => Promise.reject(Object.assign(new Error('not there'), { code: 'ENOENT' }));
const missing = () => Promise.reject(Object.assign(new Error('no package'), { code: 'ERR_MODULE_NOT_FOUND' }));

/** As much of a Windows disk as the adapter looks at: files by path, each with a number. */
class Drive {
  readonly files = new Map<string, bigint>();
  readonly calls: (readonly [paths: readonly string[], options: object])[] = [];
  /** What the program of the package does with a file. */
  bin: 'keeps' | 'deletes' | 'refuses' = 'keeps';
  constructor(readonly folders: readonly string[]) {}

  readonly fs = {
    create: async (path: string) => void this.files.set(path, BigInt(this.files.size + 7)),
    look: async (path: string) => {
      const ino = this.files.get(path);
      if (ino === undefined && !this.folders.includes(path)) return gone();
      return { kind: ino === undefined ? 'folder' : 'file', uid: 0, stamp: { ino: ino ?? 1n } };
    },
    names: async (folder: string) => {
      const below = [...this.files.keys(), ...this.folders].filter(path => path.startsWith(`${folder}\\`));
      return [...new Set(below.map(path => path.slice(folder.length + 1).split('\\')[0] ?? ''))];
    },
  } as unknown as FsPort;

  readonly load = async () => ({
    default: async (paths: readonly string[], options: { readonly glob: false }) => {
      this.calls.push([paths, options]);
      if (this.bin === 'refuses') throw new Error('the program says no');
      for (const path of paths) {
        const ino = this.files.get(path);
        this.files.delete(path);
        if (this.bin === 'keeps' && ino !== undefined) this.files.set(`C:\\$Recycle.Bin\\S-1-5-21\\$R${ino}.txt`, ino);
      }
    },
  });
  on(platform: string) {
    return npmTrash({ platform, fs: this.fs, random: () => 0.5, load: this.load });
  }
}
const drive = () => new Drive(['C:\\$Recycle.Bin', 'C:\\$Recycle.Bin\\S-1-5-18', 'C:\\$Recycle.Bin\\S-1-5-21']);
const AT = abs('C:\\p\\.rawtwin\\trash\\r\\A.ARW');

describe('where the bin of a file is', () => {
  it.each([
    ['C:\\p\\A.ARW', 'C:\\$Recycle.Bin'],
    ['d:\\', 'd:\\$Recycle.Bin'],
    ['\\\\?\\C:\\p', 'C:\\$Recycle.Bin'],
    ['\\\\nas\\photos\\A.ARW', null],
    ['/p/A.ARW', null],
  ])('%s: %s', (path, bin) => expect(binOf(abs(path))).toBe(bin));
});

describe('the package trash', () => {
  it('gets whole paths, and takes no pattern in them for one', async () => {
    const disk = drive();
    await disk.on('darwin').hand([abs('/p/IMG_[1].ARW'), abs('/p/!x*.ARW')]);
    expect(disk.calls).toEqual([[['/p/IMG_[1].ARW', '/p/!x*.ARW'], { glob: false }]]);
  });

  it('is told to be missing, with the command that installs it', async () => {
    const trash = npmTrash({ platform: 'darwin', fs: drive().fs, random: () => 0, load: missing });
    expect(await trash.whyNot(abs('/p'))).toEqual({ is: 'trash-package-missing' });
    expect(await drive().on('darwin').whyNot(abs('/p'))).toBeNull();
  });

  it.each<{ folder: string; why: RegExp | null }>([
    { folder: 'C:\\p', why: null },
    { folder: 'E:\\card', why: /no Recycle Bin for E:.*delete files for good/ },
    { folder: '\\\\nas\\photos', why: /no Recycle Bin/ },
  ])('on Windows, for $folder: $why', async ({ folder, why }) => {
    const said = await drive().on('win32').whyNot(abs(folder));
    if (why === null) expect(said).toBeNull();
    else expect(said && english(said)).toMatch(why);
  });

  it('on a Mac nothing has to be proven', async () => expect(await drive().on('darwin').prove(abs('/p/A.ARW'))).toBeNull());

  it.each<{ bin: Drive['bin']; why: RegExp | null }>([
    { bin: 'keeps', why: null },
    { bin: 'deletes', why: /did not come to the Recycle Bin; Windows would delete files for good there/ },
    { bin: 'refuses', why: /could not be tried/ },
  ])('on Windows a file of ours goes first: a bin that $bin', async ({ bin, why }) => {
    const disk = drive();
    disk.bin = bin;
    const trash = disk.on('win32');
    const said = [await trash.prove(AT), await trash.prove(abs('C:\\p\\.rawtwin\\trash\\r\\B.ARW'))];
    for (const one of said) why === null ? expect(one).toBeNull() : expect(one && english(one)).toMatch(why);
    expect(disk.calls, 'once for a drive').toEqual([[['C:\\p\\.rawtwin\\trash\\r\\rawtwin-tries-the-bin-500000000.txt'], { glob: false }]]);
  });
});
