import { describe, expect, it } from 'vitest';
import { type LockDeps, takeLock } from '../../src/execute/lock.js';
import { takeTurn } from '../../src/execute/take-turn.js';
import { FakeFs } from '../support/fake-fs.js';
import { abs, processesNamed } from '../support/trash-world.js';

const wish = (verb: string) => ({ roots: [abs('/photos')], verb, run: null });
function depsOn(fs: FakeFs, pid: number, pause: (milliseconds: number) => Promise<void> = async () => undefined): LockDeps {
  const clock = { now: () => new Date('2026-11-25T10:15:12Z') };
  return { fs, stateDir: abs('/state'), processes: processesNamed(pid, [1, 2]), clock, random: () => 0.5 / pid, pause };
}

describe('a turn at the folders', () => {
  it('waits until the daemon has done its moves, and says so once', async () => {
    const fs = new FakeFs();
    const daemons = await takeLock(wish('watch'), depsOn(fs, 1));
    let told = 0;
    let pauses = 0;
    const pause = async (milliseconds: number) => {
      if (milliseconds === 250 && ++pauses === 3) await daemons.release();
    };
    await takeTurn(wish('trash'), { ...depsOn(fs, 2, pause), onWait: () => told++ });
    expect([told, pauses]).toEqual([1, 3]);
  });
  it('waits half a minute at most', async () => {
    const fs = new FakeFs();
    await takeLock(wish('watch'), depsOn(fs, 1));
    let waited = 0;
    const pause = async (milliseconds: number) => {
      if (milliseconds === 250) waited += milliseconds;
    };
    await expect(takeTurn(wish('undo'), depsOn(fs, 2, pause))).rejects.toMatchObject({ code: 'RUN_LOCKED' });
    expect(waited).toBe(30_000);
  });
  it.each([
    ['another person’s run is not waited for', 'trash', 'trash'],
    ['a daemon waits for nobody', 'watch', 'watch'],
  ])('%s', async (_, held, wanted) => {
    const fs = new FakeFs();
    await takeLock(wish(held), depsOn(fs, 1));
    const pause = async (milliseconds: number) => expect(milliseconds).toBeLessThan(250);
    await expect(takeTurn(wish(wanted), depsOn(fs, 2, pause))).rejects.toMatchObject({ code: 'RUN_LOCKED' });
  });
  it('the lock of a watcher is no rival to a run', async () => {
    const fs = new FakeFs();
    await takeLock(wish('watch'), { ...depsOn(fs, 1), locks: 'watchers' });
    await takeLock(wish('trash'), depsOn(fs, 2));
    await expect(takeLock(wish('watch'), { ...depsOn(fs, 2), locks: 'watchers' })).rejects.toMatchObject({
      code: 'RUN_LOCKED',
      verb: 'watch',
    });
  });
});
