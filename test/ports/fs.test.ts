import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { realFs } from '../../src/execute/real-fs.js';
import { errnoOf } from '../../src/model/errors.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { FsPort } from '../../src/ports/fs.js';
import { FakeFs } from '../support/fake-fs.js';

const text = (words: string): Uint8Array => Buffer.from(words);
const codeOf = async (act: Promise<unknown>): Promise<string> => act.then(() => 'none', errnoOf);

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function realWorld(): { fs: FsPort; top: string } {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-fs-')));
  made.push(top);
  return { fs: realFs(), top };
}
function fakeWorld(): { fs: FsPort; top: string } {
  return { fs: new FakeFs([{ at: '/w' }]), top: '/w' };
}

describe.each([
  ['the real disk', realWorld],
  ['the disk in memory', fakeWorld],
])('fs port on %s', (_, world) => {
  function place() {
    const { fs, top } = world();
    const at = (name: string) => join(top, name) as AbsPath;
    return { fs, at };
  }

  it('looks at files and folders, and says ENOENT for nothing', async () => {
    const { fs, at } = place();
    await fs.create(at('a'), text('abc'), 0o600);
    await fs.makeFolder(at('d'), 0o700);
    expect(await fs.look(at('a'))).toMatchObject({ kind: 'file', stamp: { bytes: 3, nlink: 1 } });
    expect((await fs.look(at('d'))).kind).toBe('folder');
    expect((await fs.look(at('a'))).stamp.mode & 0o777).toBe(0o600);
    expect(await codeOf(fs.look(at('b')))).toBe('ENOENT');
    expect(await codeOf(fs.look(at('a/b')))).toMatch(/ENOTDIR|ENOENT/);
  });

  it('lists all names, odd ones too, and refuses what is no folder', async () => {
    const { fs, at } = place();
    const names = ['new\nline', 'IMG_[1].CR2', 'ü', '100%#=\'".ARW', '.hidden'];
    for (const name of names) await fs.create(at(name), text(''), 0o600);
    expect((await fs.names(at(''))).sort()).toEqual([...names].sort());
    expect(await codeOf(fs.names(at('none')))).toBe('ENOENT');
    expect(await codeOf(fs.names(at('ü')))).toBe('ENOTDIR');
  });

  it('creates only where nothing stands', async () => {
    const { fs, at } = place();
    await fs.create(at('a'), text('one'), 0o600);
    expect(await codeOf(fs.create(at('a'), text('two'), 0o600))).toBe('EEXIST');
    expect(Buffer.from(await fs.read(at('a'))).toString()).toBe('one');
    expect(await codeOf(fs.create(at('no/a'), text(''), 0o600))).toBe('ENOENT');
    expect(await codeOf(fs.create(at('x'.repeat(256)), text(''), 0o600))).toBe('ENAMETOOLONG');
  });

  it('appends, syncs and closes', async () => {
    const { fs, at } = place();
    const handle = await fs.append(at('log'));
    await handle.write(text('one'));
    await handle.write(text(' two'));
    await handle.sync();
    await handle.close();
    const again = await fs.append(at('log'));
    await again.write(text(' three'));
    await again.close();
    expect(Buffer.from(await fs.read(at('log'))).toString()).toBe('one two three');
  });

  it('renames with inode, size and mtime kept, over a file too', async () => {
    const { fs, at } = place();
    await fs.create(at('a'), text('abc'), 0o640);
    await fs.create(at('b'), text('old'), 0o600);
    const before = await fs.look(at('a'));
    await fs.rename(at('a'), at('b'));
    const { ctimeNs: _, ...kept } = before.stamp;
    expect((await fs.look(at('b'))).stamp).toMatchObject(kept);
    expect(await codeOf(fs.look(at('a')))).toBe('ENOENT');
    expect(await codeOf(fs.rename(at('a'), at('c')))).toBe('ENOENT');
    expect(await codeOf(fs.rename(at('b'), at('none/c')))).toBe('ENOENT');
  });

  it('renames a folder with what is in it', async () => {
    const { fs, at } = place();
    await fs.makeFolders(at('d/e'), 0o755);
    await fs.create(at('d/e/a'), text('abc'), 0o600);
    await fs.rename(at('d'), at('f'));
    expect((await fs.look(at('f/e/a'))).stamp.bytes).toBe(3);
    expect(await codeOf(fs.look(at('d')))).toBe('ENOENT');
  });

  it('links never over anything: two names, one file', async () => {
    const { fs, at } = place();
    await fs.create(at('a'), text('abc'), 0o600);
    await fs.create(at('taken'), text('x'), 0o600);
    await fs.link(at('a'), at('b'));
    const [one, two] = [await fs.look(at('a')), await fs.look(at('b'))];
    expect(one.stamp.ino).toBe(two.stamp.ino);
    expect([one.stamp.nlink, two.stamp.nlink]).toEqual([2, 2]);
    expect(await codeOf(fs.link(at('a'), at('taken')))).toBe('EEXIST');
    expect(await codeOf(fs.link(at('none'), at('c')))).toBe('ENOENT');
    await fs.unlink(at('a'));
    expect((await fs.look(at('b'))).stamp.nlink).toBe(1);
    expect(await codeOf(fs.unlink(at('a')))).toBe('ENOENT');
  });

  it('makes and removes folders, one level or all, and only empty ones', async () => {
    const { fs, at } = place();
    await fs.makeFolders(at('d/e'), 0o755);
    await fs.makeFolders(at('d/e'), 0o755);
    expect(await codeOf(fs.makeFolder(at('d'), 0o755))).toBe('EEXIST');
    expect(await codeOf(fs.makeFolder(at('no/no'), 0o755))).toBe('ENOENT');
    expect(await codeOf(fs.removeFolder(at('d')))).toBe('ENOTEMPTY');
    await fs.removeFolder(at('d/e'));
    await fs.removeFolder(at('d'));
    expect(await codeOf(fs.removeFolder(at('d')))).toBe('ENOENT');
  });

  it('changes the times of a folder with what happens in it', async () => {
    const { fs, at } = place();
    await fs.makeFolder(at('d'), 0o755);
    const before = (await fs.look(at('d'))).stamp;
    await fs.create(at('d/a'), text(''), 0o600);
    const after = (await fs.look(at('d'))).stamp;
    expect(after.mtimeNs).toBeGreaterThanOrEqual(before.mtimeNs);
    expect(after.ino).toBe(before.ino);
  });

  it('tells the real path, the identity and syncs what is there', async () => {
    const { fs, at } = place();
    await fs.create(at('a'), text(''), 0o600);
    expect(await fs.realPath(at('a'))).toBe(at('a'));
    expect(await codeOf(fs.realPath(at('b')))).toBe('ENOENT');
    expect(['stable', 'weak']).toContain(await fs.identity(at('')));
    expect(await codeOf(fs.syncFile(at('a')))).toBe('none');
    expect(await codeOf(fs.syncFolder(at('')))).toBe('none');
    expect(await codeOf(fs.syncFile(at('b')))).toBe('ENOENT');
    expect(await codeOf(fs.syncFolder(at('b')))).toBe('ENOENT');
  });
});
