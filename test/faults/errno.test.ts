import { describe, expect, it } from 'vitest';
import { undo } from '../support/trash-world.js';
import {
  begin,
  callsOf,
  expectAllComesBack,
  expectNothingLost,
  expectReceiptsTrue,
  orAppError,
  processOn,
  SETTINGS,
  trashStory,
} from './story.js';

const CODES = ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EXDEV'] as const;

/** One call in turn is refused, the process lives on. */
describe.each(SETTINGS)('every call refused once: $name', { timeout: 300_000 }, setting => {
  it.each(CODES)('%s while moving: receipts tell the truth, nothing is lost, all comes back', async code => {
    const calls = await callsOf(setting, (story, calls) => trashStory(processOn(story.fs, 1, null, calls), story));
    let throughs = 0;
    for (let at = 0; at < calls; at++) {
      const story = await begin(setting);
      const receipts = await orAppError(trashStory(processOn(story.fs, 1, { at, how: 'fail', code }), story));
      if (receipts) throughs++;
      await expectReceiptsTrue(story, receipts ?? []);
      await expectNothingLost(story);
      await expectAllComesBack(story, 2);
    }
    expect(throughs).toBeGreaterThan(10);
  });

  it.each(CODES)('%s while undoing: what is blocked is told, and comes with the next undo', async code => {
    const calls = await callsOf(setting, async (story, calls) => {
      await trashStory(processOn(story.fs, 1), story);
      await undo(processOn(story.fs, 2, null, calls));
    });
    for (let at = 0; at < calls; at++) {
      const story = await begin(setting);
      await trashStory(processOn(story.fs, 1), story);
      const steps = await orAppError(undo(processOn(story.fs, 2, { at, how: 'fail', code })));
      const now = await expectNothingLost(story);
      for (const { outcome, from } of steps ?? []) if (outcome === 'restored') expect(now.has(from)).toBe(true);
      await expectAllComesBack(story, 3, 'in part');
    }
  });
});
