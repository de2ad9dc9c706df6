import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTaken } from '../../src/memory/taken.js';
import { AppError } from '../../src/model/errors.js';
import { noteOf, type Taken } from '../../src/model/taken.js';
import type { FsPort } from '../../src/ports/fs.js';
import { FakeFs } from '../support/fake-fs.js';
import { type Calls, faulty } from '../support/faulty-fs.js';
import { abs } from '../support/trash-world.js';
import { randomFrom } from './explore/chance.js';
import { after, lossesAt } from './explore/losses.js';

/** A run notes a file, or a file is seen to be back. */
interface Deed {
  readonly does: 'note' | 'back';
  readonly file: number;
}
const deed = fc.record({ does: fc.constantFrom('note' as const, 'note' as const, 'back' as const), file: fc.nat(2) });
const history = fc.record({ deeds: fc.array(deed, { minLength: 1, maxLength: 7 }), most: fc.integer({ min: 1, max: 3 }), seed: fc.nat() });

const on = (fs: FsPort, most?: number) =>
  fileTaken({ ...{ folder: abs('/state/taken'), fs, isMoving: async () => false }, ...(most ? { most } : {}) });

/** What the list must hold, and what it may: each deed that was told as done counts. */
class Expected {
  readonly must = new Map<string, Taken>();
  readonly may = new Set<string>();
  #at = 0;
  /** The deed in hand may have been done or not. */
  begin({ does, file }: Deed): readonly Taken[] {
    const path = abs(`/photos/${file}.JPG`);
    if (does === 'note') {
      const note: Taken = { path, half: 'jpeg', trashedAt: new Date(++this.#at).toISOString() };
      this.may.add(noteOf(note));
      return [note];
    }
    const back = [...this.must.values()].filter(one => one.path === path);
    for (const one of back) this.must.delete(noteOf(one));
    return back;
  }
  end({ does }: Deed, rows: readonly Taken[]): void {
    if (does === 'note') for (const one of rows) this.must.set(noteOf(one), one);
  }
  async mistakesOn(disk: FakeFs): Promise<string[]> {
    const held = new Set((await on(disk).recall('jpeg')).map(noteOf));
    return [
      ...[...this.must.keys()].filter(note => !held.has(note)).map(note => `${note} is forgotten`),
      ...[...held].filter(note => !this.may.has(note)).map(note => `${note} was never noted`),
    ];
  }
}

describe('the list of what was taken forgets nothing', { timeout: 120_000 }, () => {
  it('wherever its process dies or the power goes', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ deeds, most, seed }) => {
        const [disk, expected] = [new FakeFs(), new Expected()];
        await disk.makeFolders(abs('/state'), 0o700);
        disk.settle();
        for (const [n, one] of deeds.entries()) {
          const rows = expected.begin(one);
          const moments: FakeFs[] = [];
          disk.onStep = () => moments.push(disk.clone());
          await on(disk, most)[one.does](rows);
          for (const [m, moment] of moments.entries()) {
            for (const loss of lossesAt(moment, `${n}-${m}`, seed, { ordered: 1, some: 3 }))
              expect([loss.name, await expected.mistakesOn(after(moment, loss))]).toEqual([loss.name, []]);
          }
          expected.end(one, rows);
          expect(await expected.mistakesOn(disk)).toEqual([]);
        }
        const left = await on(disk).recall('jpeg');
        expect(left.map(noteOf).sort()).toEqual([...expected.must.keys()].sort());
      }),
      { numRuns: 120 },
    );
  });

  it('whichever call the disk refuses: a note that could not be made is told, and nothing else is lost', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom('fail', 'fail-on', 'fail-told'), async ({ deeds, most, seed }, how) => {
        const [disk, expected] = [new FakeFs(), new Expected()];
        await disk.makeFolders(abs('/state'), 0o700);
        for (const [n, one] of deeds.entries()) {
          const rows = expected.begin(one);
          const calls: Calls = { count: 0, log: [] };
          await on(faulty(disk.clone(), null, calls), most)[one.does](rows);
          const at = Math.floor(randomFrom(seed, n)() * (calls.count + 1));
          try {
            await on(faulty(disk, { at, how, code: 'EIO' }), most)[one.does](rows);
            expected.end(one, rows);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
          expect(await expected.mistakesOn(disk)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
