import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Presence } from '../../src/review/presence.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What has come to pass by then. */
async function goneAfter(presence: Presence, milliseconds: number): Promise<boolean> {
  let isGone = false;
  void presence.gone().then(() => {
    isGone = true;
  });
  await vi.advanceTimersByTimeAsync(milliseconds);
  return isGone;
}

describe('who looks at the page', () => {
  it('before anybody came, nobody is gone', async () => expect(await goneAfter(new Presence(3000), 1e9)).toBe(false));

  it('a page that is closed is gone after a while', async () => {
    const presence = new Presence(3000);
    presence.join()();
    expect(await goneAfter(presence, 2999)).toBe(false);
    expect(await goneAfter(presence, 1)).toBe(true);
  });

  it('a page that is loaded again is not gone', async () => {
    const presence = new Presence(3000);
    presence.join()();
    await vi.advanceTimersByTimeAsync(2000);
    const leave = presence.join();
    expect(await goneAfter(presence, 1e9)).toBe(false);
    expect(presence.isLookedAt).toBe(true);
    leave();
    expect(await goneAfter(presence, 3000)).toBe(true);
  });

  it('of two pages the last counts', async () => {
    const presence = new Presence(3000);
    const [one, two] = [presence.join(), presence.join()];
    one();
    expect(await goneAfter(presence, 1e9)).toBe(false);
    two();
    expect(await goneAfter(presence, 3000)).toBe(true);
  });

  it('can go, come back and go again', async () => {
    const presence = new Presence(3000);
    presence.join()();
    expect(await goneAfter(presence, 3000)).toBe(true);
    const leave = presence.join();
    expect(await goneAfter(presence, 1e9)).toBe(false);
    leave();
    expect(await goneAfter(presence, 3000)).toBe(true);
  });
});
