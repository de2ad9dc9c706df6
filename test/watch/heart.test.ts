import { expect, it } from 'vitest';
import { Heart } from '../../src/pipeline/watch/heart.js';

it('begins a new epoch when its process or its clocks did not run on, and at no other beat', () => {
  let now = { wallMs: 0, monoMs: 0, upMs: 0 };
  const said: (string | boolean)[] = [];
  const heart = new Heart(
    () => now,
    { newEpoch: why => said.push(why) },
    hasStopped => said.push(hasStopped),
  );
  const after = (wall: number, mono: number) => {
    now = { wallMs: now.wallMs + wall, monoMs: now.monoMs + mono, upMs: now.upMs + mono };
    heart.feel();
  };
  after(1_000, 1_000);
  after(60_000, 60_000);
  after(1_000, 1_000);
  after(-3_600_000, 1_000);
  after(1_000, 1_000);
  expect(said).toEqual([false, 'resumed', true, false, 'clock-jumped', true, false]);
});
