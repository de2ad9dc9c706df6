import { describe, expect, it } from 'vitest';
import type { FsPort } from '../../src/ports/fs.js';
import { errno } from '../support/fake-fs.js';
import type { Calls, Fault } from '../support/faulty-fs.js';
import { settle, undo, worldOn } from '../support/trash-world.js';
import {
  begin,
  callsOf,
  expectAllComesBack,
  expectNothingLost,
  orAppError,
  processOn,
  ROOT,
  SETTINGS,
  type Story,
  trashStory,
} from './story.js';

const HOWS = ['stop-before', 'stop-after', 'stop-torn'] as const;
const everyStop = (calls: number): Fault[] => Array.from({ length: calls }, (_, at) => HOWS.map(how => ({ at, how }))).flat();

/** The process dies at every call in turn; what it left is settled and undone by others. */
describe.each(SETTINGS)('stopped anywhere: $name', { timeout: 300_000 }, setting => {
  it('while moving, nothing is lost and all comes back', async () => {
    const calls = await callsOf(setting, (story, calls) => trashStory(processOn(story.fs, 1, null, calls), story));
    expect(calls).toBeGreaterThan(40);
    for (const fault of everyStop(calls)) {
      const story = await begin(setting);
      await orAppError(trashStory(processOn(story.fs, 1, fault), story));
      await expectNothingLost(story);
      await expectAllComesBack(story, 2);
    }
  });

  it('while moving, with the power gone: what was not synced of the journal is lost too', async () => {
    const calls = await callsOf(setting, (story, calls) => trashStory(processOn(story.fs, 1, null, calls), story));
    for (const fault of everyStop(calls)) {
      for (const torn of [0, 30]) {
        const story = await begin(setting);
        await orAppError(trashStory(processOn(story.fs, 1, fault), story));
        story.fs.powerCut(torn);
        await expectAllComesBack(story, 2);
      }
    }
  });

  it('while undoing, nothing is lost and a second undo brings the rest', async () => {
    const calls = await callsOf(setting, async (story, calls) => {
      await trashStory(processOn(story.fs, 1), story);
      await undo(processOn(story.fs, 2, null, calls));
    });
    expect(calls).toBeGreaterThan(40);
    for (const fault of everyStop(calls)) {
      const story = await begin(setting);
      await trashStory(processOn(story.fs, 1), story);
      await orAppError(undo(processOn(story.fs, 2, fault)));
      await expectNothingLost(story);
      for (const one of await settle(processOn(story.fs, 3))) expect(one).toMatchObject({ state: 'settled', alarms: [] });
      await undo(processOn(story.fs, 3));
      await expectAllComesBack(story, 4);
    }
  });

  it('while recovering from a stop, a later recovery ends the same', async () => {
    const calls = await callsOf(setting, (story, calls) => trashStory(processOn(story.fs, 1, null, calls), story));
    for (let first = 0; first < calls; first += 3) {
      for (let second = 0; ; second += 2) {
        const story = await begin(setting);
        await orAppError(trashStory(processOn(story.fs, 1, { at: first, how: 'stop-after' }), story));
        const counted = { count: 0, log: [] };
        await orAppError(settle(processOn(story.fs, 2, { at: second, how: 'stop-after' }, counted)));
        await expectNothingLost(story);
        await expectAllComesBack(story, 3);
        if (counted.count <= second) break;
      }
    }
  });

  it('while putting back a raw whose sidecar would not go, with the power gone', async () => {
    const run = (story: Story, fault: Fault | null, calls?: Calls) => {
      const world = processOn(story.fs, 1, fault, calls);
      const refusing: FsPort = {
        ...world.fs,
        rename: async (from, to) => (/\.xmp$/.test(from) ? Promise.reject(errno('EACCES', from)) : world.fs.rename(from, to)),
      };
      return trashStory(worldOn(refusing, ROOT, '/state', { processes: world.deps.processes }), story);
    };
    const calls = await callsOf(setting, (story, calls) => run(story, null, calls));
    for (const fault of everyStop(calls)) {
      const story = await begin(setting);
      await orAppError(run(story, fault));
      await expectNothingLost(story);
      story.fs.powerCut();
      await expectAllComesBack(story, 2);
    }
  });
});
