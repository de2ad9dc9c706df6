import { describe, expect, it } from 'vitest';
import { makeProgress } from '../../../src/cli/ui/progress.js';
import { Screen } from './screen.js';

describe('progress where nobody watches', () => {
  it.each([
    { sentence: 'no terminal', screen: new Screen({ isTTY: false }), enabled: true },
    { sentence: 'a terminal of no columns, on which ora writes without end', screen: new Screen({ columns: 0 }), enabled: true },
    { sentence: 'switched off', screen: new Screen(), enabled: false },
  ])('$sentence: counts are silent, notes are told with hostile signs escaped', ({ screen, enabled }) => {
    const progress = makeProgress({ enabled, stream: screen });
    progress.phase('scanning');
    progress.tick(1_000);
    progress.note('run r1 was cut off\x1b[2J');
    progress.stop();
    expect(screen.text).toBe('run r1 was cut off\\x1b[2J\n');
  });
});

describe('progress on a terminal', () => {
  it('tells phase and count, keeps notes, and is silent once stopped', async () => {
    const screen = new Screen();
    let now = 0;
    const progress = makeProgress({ enabled: true, stream: screen, now: () => now });
    progress.phase('scanning');
    await screen.shows('Scanning …');
    progress.tick(1_500);
    await screen.shows('Scanning … 1,500 files listed');
    progress.tick(1);
    now += 1_000;
    progress.tick(1);
    await screen.shows('Scanning … 1,502 files listed');
    progress.note('a line that stays');
    await screen.shows('a line that stays\n');
    await screen.shows('Scanning … 1,502 files listed');
    progress.phase('moving');
    await screen.shows('Moving to trash …');
    progress.stop();
    const { text } = screen;
    progress.tick(5);
    expect(screen.text).toBe(text);
  });

  it('does not begin to spin when it was stopped before it could start', async () => {
    const screen = new Screen();
    const progress = makeProgress({ enabled: true, stream: screen });
    progress.phase('scanning');
    progress.stop();
    await import('ora');
    await Promise.resolve();
    expect(screen.text).toBe('');
  });

  it('is quiet about a second of ticks: at most one change in 100 ms', async () => {
    const screen = new Screen();
    let now = 0;
    const progress = makeProgress({ enabled: true, stream: screen, now: () => now });
    progress.phase('reading');
    await screen.shows('Reading …');
    progress.tick(1);
    now = 99;
    progress.tick(1);
    progress.note('now');
    progress.stop();
    expect(screen.text).toContain('2 files opened');
  });
});
