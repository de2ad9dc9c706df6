import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyInto, linkInto, type PlaceDeps } from '../../src/collect/place-file.js';
import { realCopy } from '../../src/collect/real-copy.js';
import { realFs } from '../../src/execute/real-fs.js';
import { wayBack } from '../../src/execute/way-back.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { CopyPort } from '../../src/ports/copy.js';
import type { FsPort } from '../../src/ports/fs.js';
import { errno } from '../support/fake-fs.js';
import { type Calls, type Fault, faulty } from '../support/faulty-fs.js';
import { removeTree } from '../support/remove-tree.js';

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-place-')));
  mkdirSync(join(top, 'from'));
  writeFileSync(join(top, 'from/a.nef'), 'the bytes of a raw');
});
afterEach(() => removeTree(top));

const at = (...names: string[]) => join(top, ...names) as AbsPath;
const file = () => ({ from: at('from/a.nef'), at: at('out/a.nef') });
function depsWith(fs: FsPort, copier: CopyPort = realCopy(), signal = new AbortController().signal): PlaceDeps {
  return { fs, copier, wayBack: wayBack(fs), newId: () => 'id', signal };
}
const outNames = () => (existsSync(at('out')) ? readdirSync(at('out')).sort() : []);
const source = () => readFileSync(at('from/a.nef'), 'utf8');

/** No hard links there, as on FAT. */
const withoutLinks = (fs: FsPort): FsPort => ({ ...fs, link: async () => Promise.reject(errno('EPERM', 'link')) });

describe.each([
  { disk: 'with hard links', make: realFs },
  { disk: 'without hard links', make: () => withoutLinks(realFs()) },
])('a copy on a disk $disk', ({ make }) => {
  it('is whole and alone', async () => {
    expect(await copyInto(file(), depsWith(make()))).toMatchObject({ state: 'copied', bytes: 18 });
    expect([outNames(), readFileSync(at('out/a.nef'), 'utf8'), source()]).toEqual([['a.nef'], source(), 'the bytes of a raw']);
  });

  it('comes over nothing that took its place meanwhile', async () => {
    mkdirSync(at('out'));
    const copier: CopyPort = {
      ...realCopy(),
      copy: async (from, to, signal) => {
        writeFileSync(at('out/a.nef'), 'somebody else');
        return realCopy().copy(from, to, signal);
      },
    };
    expect(await copyInto(file(), depsWith(make(), copier))).toMatchObject({ state: 'refused' });
    expect([outNames(), readFileSync(at('out/a.nef'), 'utf8')]).toEqual([['a.nef'], 'somebody else']);
  });

  it('whatever call is refused, or is done and told as refused: the source is as it was, and its name leads to the whole file or to none', async () => {
    const calls: Calls = { count: 0, log: [] };
    await copyInto(file(), depsWith(faulty(make(), null, calls)));
    expect(calls.count).toBeGreaterThan(5);
    for (const how of ['fail', 'fail-told', 'fail-on'] as const)
      for (let n = 0; n < calls.count; n++) {
        removeTree(at('out'));
        const fault: Fault = { at: n, how, code: 'EIO' };
        const { state } = await copyInto(file(), depsWith(faulty(make(), fault)));
        expect(source()).toBe('the bytes of a raw');
        const there = existsSync(at('out/a.nef')) ? readFileSync(at('out/a.nef'), 'utf8') : null;
        const empty = how === 'fail-on' ? '' : null; // a disk that refuses all from there on keeps an empty placeholder
        expect([source(), null, empty]).toContain(there);
        if (state === 'copied') expect(there).toBe(source());
      }
  });
});

describe('what is read back', () => {
  it('is another than what was written: the copy goes again', async () => {
    const copier: CopyPort = { ...realCopy(), hash: async () => 'another' };
    expect(await copyInto(file(), depsWith(realFs(), copier))).toMatchObject({
      state: 'failed',
      why: { is: 'copy-differs' },
    });
    expect(outNames()).toEqual([]);
  });

  it('was changed at the source while it was read', async () => {
    const copier: CopyPort = {
      ...realCopy(),
      copy: async (from, to, signal) => {
        const hash = await realCopy().copy(from, to, signal);
        writeFileSync(from, 'other bytes of it.');
        return hash;
      },
    };
    expect(await copyInto(file(), depsWith(realFs(), copier))).toMatchObject({ state: 'failed', why: { is: 'changed-in-copy' } });
    expect(outNames()).toEqual([]);
  });
});

describe('an abort', () => {
  it.each(['copy', 'hash'] as const)('during %s leaves no draft', async when => {
    const control = new AbortController();
    const real = realCopy();
    const copier: CopyPort = {
      copy: async (from, to, signal) => {
        if (when === 'copy') control.abort();
        return real.copy(from, to, signal);
      },
      hash: async (path, signal) => {
        control.abort();
        return real.hash(path, signal);
      },
    };
    await expect(copyInto(file(), depsWith(realFs(), copier, control.signal))).rejects.toThrow();
    expect(outNames()).toEqual([]);
  });
});

describe('a link', () => {
  it('is the file itself', async () => {
    expect(await linkInto(file(), depsWith(realFs()))).toMatchObject({ state: 'linked' });
    expect(statSync(at('out/a.nef')).ino).toBe(statSync(at('from/a.nef')).ino);
  });

  it.each([
    ['EXDEV', 'failed', 'link-other-disk'],
    ['EPERM', 'failed', 'disk-forbids'],
    ['EEXIST', 'refused', 'name-taken-meanwhile'],
  ])('%s: %s', async (code, state, why) => {
    const fs: FsPort = { ...realFs(), link: async () => Promise.reject(errno(code, 'link')) };
    expect(await linkInto(file(), depsWith(fs))).toMatchObject({ state, why: { is: why } });
  });
});
