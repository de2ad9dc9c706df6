import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realFs } from '../../src/execute/real-fs.js';
import { abs } from '../support/trash-world.js';

let top: string;
const at = (name: string) => abs(join(top, name));
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-pinned-')));
  for (const name of ['day', 'trash', 'precious']) mkdirSync(at(name));
  writeFileSync(at('precious/A.ARW'), 'precious');
  writeFileSync(at('day/A.ARW'), 'raw');
  // The folder is swapped for a link after it was looked at.
  renameSync(at('day'), at('aside'));
  symlinkSync(at('precious'), at('day'));
});
afterEach(() => rmSync(top, { recursive: true }));

describe.skipIf(process.platform !== 'linux')('a folder swapped for a link (skipped where the system cannot hold a folder)', () => {
  const { rename, link, unlink } = realFs();
  it.each([
    ['rename out of it', () => rename(at('day/A.ARW'), at('trash/A.ARW'))],
    ['rename into it', () => rename(at('aside/A.ARW'), at('day/B.ARW'))],
    ['link out of it', () => link(at('day/A.ARW'), at('trash/A.ARW'))],
    ['link into it', () => link(at('aside/A.ARW'), at('day/B.ARW'))],
    ['unlink in it', () => unlink(at('day/A.ARW'))],
  ])('%s is refused, and what it leads to is left alone', async (_, act) => {
    await expect(act()).rejects.toMatchObject({ code: 'ELOOP' });
    expect(readFileSync(at('precious/A.ARW'), 'utf8')).toBe('precious');
    expect(existsSync(at('precious/B.ARW')) || existsSync(at('trash/A.ARW'))).toBe(false);
  });

  it('names of all kinds pass in a folder that is itself', async () => {
    for (const name of ['new\nline.ARW', ' (deleted)', 'ü 写.ARW', '%s.ARW']) {
      writeFileSync(at(`aside/${name}`), name);
      await rename(at(`aside/${name}`), at(`trash/${name}`));
      expect(readFileSync(at(`trash/${name}`), 'utf8')).toBe(name);
    }
  });

  it('a folder swapped after it was held is not gone through any more', async () => {
    writeFileSync(at('aside/B.ARW'), 'raw');
    await rename(at('aside/A.ARW'), at('trash/A.ARW'));
    renameSync(at('aside'), at('away'));
    symlinkSync(at('precious'), at('aside'));
    await expect(rename(at('aside/A.ARW'), at('trash/B.ARW'))).rejects.toMatchObject({ code: 'ELOOP' });
    expect(readFileSync(at('precious/A.ARW'), 'utf8')).toBe('precious');
  });

  it('a folder made anew at its path is the one gone through', async () => {
    await rename(at('aside/A.ARW'), at('trash/A.ARW'));
    renameSync(at('aside'), at('away'));
    mkdirSync(at('aside'));
    await rename(at('trash/A.ARW'), at('aside/A.ARW'));
    expect(readFileSync(at('aside/A.ARW'), 'utf8')).toBe('raw');
  });

  it('no folder stays held: a disk can be unmounted', async () => {
    const heldHere = () => readdirSync('/proc/self/fd').filter(fd => linkOf(`/proc/self/fd/${fd}`).startsWith(top));
    await rename(at('aside/A.ARW'), at('trash/A.ARW'));
    expect(heldHere()).toHaveLength(2);
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(heldHere()).toEqual([]);
  });
});

/** The folder that lists the handles is one of them, and gone when it is asked. */
function linkOf(handle: string): string {
  try {
    return readlinkSync(handle);
  } catch {
    return '';
  }
}
