import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownStateFolder } from '../../src/config/own-state-folder.js';
import { errorOf } from '../support/said.js';

let top: string;
const uid = process.getuid?.();
const at = (name: string) => join(top, name);
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-state-')));
});
afterEach(() => rmSync(top, { recursive: true }));

describe('the state folder', () => {
  it('is its real path, also before it exists', () => {
    mkdirSync(at('disk'));
    symlinkSync(at('disk'), at('state'));
    expect(ownStateFolder(at('state'), uid)).toBe(at('disk'));
    expect(ownStateFolder(at('state/a/b'), uid)).toBe(at('disk/a/b'));
  });

  it('is told when something else stands in its way', async () => {
    symlinkSync(at('loop'), at('loop'));
    expect((await errorOf(() => ownStateFolder(at('loop/state'), uid))).message).toMatch(/cannot be reached \(ELOOP\)/);
  });

  it.skipIf(uid !== 0)(
    'must not be another user’s, nor lie in another user’s home (skipped unless root, who can make such folders)',
    async () => {
      mkdirSync(at('home'));
      chownSync(at('home'), 1234, 1234);
      expect((await errorOf(() => ownStateFolder(at('home'), 0))).message).toMatch(/belongs to another user \(uid 1234\)/);
      expect((await errorOf(() => ownStateFolder(at('home/.local/state'), 0))).message).toMatch(
        /would be made in .*home, which belongs to another user/,
      );
      expect(ownStateFolder(at('home/.local/state'), 1234)).toBe(at('home/.local/state'));
    },
  );

  it.skipIf(uid !== 0)('of root is no folder for another user, but may be made in one of root’s (skipped unless root)', async () => {
    mkdirSync(at('state'));
    expect((await errorOf(() => ownStateFolder(at('state'), 1234))).message).toMatch(/belongs to another user \(uid 0\)/);
    expect(ownStateFolder(at('state/mine'), 1234)).toBe(at('state/mine'));
  });
});
