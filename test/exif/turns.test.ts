import { describe, expect, it } from 'vitest';
import { Turns } from '../../src/exif/turns.js';

describe('turns', () => {
  it('a timer has its turn while work goes on that never waits by itself', async () => {
    const turns = new Turns();
    let isDue = false;
    let rounds = 0;
    setTimeout(() => {
      isDue = true;
    }, 1);
    const work = async () => {
      while (!isDue) {
        await turns.pass(performance.now());
        rounds += 1;
      }
    };
    await Promise.all([work(), work(), work()]);
    expect(rounds).toBeGreaterThan(3);
  });
  it('nobody waits when the last turn was a moment ago', async () => {
    const turns = new Turns();
    await turns.pass(performance.now());
    let isOver = false;
    setImmediate(() => {
      isOver = true;
    });
    await turns.pass(performance.now());
    expect(isOver).toBe(false);
  });
});
