import { describe, expect, it } from 'vitest';
import { type LockDeps, liveLocks, takeLock } from '../../src/execute/lock.js';
import type { AbsPath } from '../../src/model/frame.js';
import { FakeFs } from '../support/fake-fs.js';
import { errorOf } from '../support/said.js';
import { abs, processesNamed } from '../support/trash-world.js';

let seed = 0.1;
const random = () => {
  seed = (seed * 9301 + 0.49297) % 1;
  return seed;
};
function depsOn(fs: FakeFs, pid: number, alive: readonly number[] = [1, 2, 3]): LockDeps {
  const clock = { now: () => new Date('2026-11-24T10:15:12Z') };
  return { fs, stateDir: abs('/state'), processes: processesNamed(pid, alive), clock, random, pause: async () => undefined };
}
const wish = (...roots: string[]) => ({ roots: roots as AbsPath[], verb: 'trash', run: null });

describe('takeLock', () => {
  it.each([
    ['the same root', '/photos', '/photos', true],
    ['a root inside', '/photos', '/photos/2026', true],
    ['a root around', '/photos/2026', '/photos', true],
    ['the whole disk', '/', '/photos', true],
    ['a root beside', '/photos/a', '/photos/b', false],
    ['a root whose name only begins so', '/photos/a', '/photos/ab', false],
  ])('%s: %s then %s', async (_, first, second, isRefused) => {
    const fs = new FakeFs();
    await takeLock(wish(first), depsOn(fs, 1));
    const taken = takeLock(wish('/elsewhere', second), depsOn(fs, 2)).then(
      () => 'taken',
      error => error.code,
    );
    expect(await taken).toBe(isRefused ? 'RUN_LOCKED' : 'taken');
  });

  it('names the holder, since when, and its lock', async () => {
    const fs = new FakeFs();
    await takeLock(wish('/photos'), depsOn(fs, 1));
    expect((await errorOf(takeLock(wish('/photos'), depsOn(fs, 2)))).message).toMatch(
      /\/photos is held by `rawtwin trash` \(process 1 on h, since 2026-11-24T10:15:12\.000Z\).*\/state\/locks\/1-/,
    );
  });

  it('is free again after release, and release may be called twice', async () => {
    const fs = new FakeFs();
    const lock = await takeLock(wish('/photos'), depsOn(fs, 1));
    await lock.release();
    await lock.release();
    await takeLock(wish('/photos'), depsOn(fs, 2));
    expect(await fs.names(abs('/state/locks'))).toHaveLength(1);
  });

  it('ignores the lock of a dead process and takes it away', async () => {
    const fs = new FakeFs();
    await takeLock(wish('/photos'), depsOn(fs, 1));
    await takeLock(wish('/photos'), depsOn(fs, 2, [2]));
    expect((await liveLocks(depsOn(fs, 2, [2]))).map(({ record }) => record?.holder.pid)).toEqual([2]);
    expect(await fs.names(abs('/state/locks'))).toHaveLength(1);
  });

  it('heeds the lock of a version that wrote less', async () => {
    const fs = new FakeFs();
    await fs.makeFolders(abs('/state/locks'), 0o700);
    const holder = { pid: 1, started: '1', boot: 'b', host: 'h', space: 's' };
    const old = { holder, roots: ['/photos'], verb: 'trash', run: null, since: '' };
    await fs.create(abs('/state/locks/1-x.json'), Buffer.from(JSON.stringify(old)), 0o600);
    await expect(takeLock(wish('/photos/2026'), depsOn(fs, 2))).rejects.toMatchObject({ code: 'RUN_LOCKED' });
    await takeLock(wish('/elsewhere'), depsOn(fs, 2));
  });

  it('holds a lock that cannot be read to be live, and says which file it is', async () => {
    const fs = new FakeFs();
    await fs.makeFolders(abs('/state/locks'), 0o700);
    await fs.create(abs('/state/locks/x.json'), Buffer.from('{"holder":'), 0o600);
    expect((await errorOf(takeLock(wish('/photos'), depsOn(fs, 2)))).message).toMatch(/\/state\/locks\/x\.json cannot be read/);
  });

  it('leaves no lock of its own behind when refused', async () => {
    const fs = new FakeFs();
    await takeLock(wish('/photos'), depsOn(fs, 1));
    await takeLock(wish('/photos'), depsOn(fs, 2)).catch(() => null);
    expect(await fs.names(abs('/state/locks'))).toHaveLength(1);
  });

  it('says that the state folder cannot be used', async () => {
    const fs = new FakeFs();
    await fs.create(abs('/state'), Buffer.from('a file'), 0o600);
    await expect(takeLock(wish('/photos'), depsOn(fs, 1))).rejects.toMatchObject({ code: 'STATE_UNUSABLE', path: '/state/locks' });
  });

  it('of many takers at once never lets in two', async () => {
    for (let round = 0; round < 30; round++) {
      const fs = new FakeFs();
      let inside = 0;
      let worst = 0;
      const one = async (pid: number) => {
        const pause = async () => {
          for (let i = Math.floor(random() * 40); i > 0; i--) await Promise.resolve();
        };
        const lock = await takeLock(wish('/photos'), { ...depsOn(fs, pid), pause }).catch(() => null);
        if (!lock) return;
        worst = Math.max(worst, ++inside);
        await pause();
        inside--;
        await lock.release();
      };
      await Promise.all([1, 2, 3].map(one));
      expect(worst).toBeLessThanOrEqual(1);
      expect(await fs.names(abs('/state/locks'))).toEqual([]);
    }
  });
});
