import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/model/receipt.js';
import { renderReceipts, renderUndo } from '../../src/report/receipts.js';
import { WORDS } from '../support/words.js';
import { actionOf, at, planOf, sidecarOf } from './plan-of.js';

const screen = { words: WORDS.en, columns: 80, colour: false };
const plan = planOf([1, 2, 3].map(i => actionOf(`/photos/${i}.ARW`, i === 1 ? { with: [sidecarOf('/photos/1.xmp', 500_000)] } : {})));
const trashed = (i: number, files: readonly string[]): Receipt => ({
  action: `a:/photos/${i}.ARW`,
  raw: at(`/photos/${i}.ARW`),
  bytes: 24_000_000,
  outcome: 'trashed',
  to: files.map(name => ({ from: at(`/photos/${name}`), at: at(`/home/Trash/files/${name}`) })),
});
const stayed = (i: number, outcome: 'skipped' | 'failed', why: string): Receipt => ({
  ...{ action: `a:/photos/${i}.ARW`, raw: at(`/photos/${i}.ARW`), bytes: 24_000_000, outcome, to: [], why },
});
const text = (receipts: readonly Receipt[], interrupted = false) =>
  [...renderReceipts({ run: 'r1', plan, receipts, interrupted }, screen)].join('');

describe('after trash', () => {
  it('tells what moved and where to, what stayed and why, and how to take it back', () => {
    expect(text([trashed(1, ['1.ARW', '1.xmp']), stayed(2, 'skipped', 'its JPEG is back'), stayed(3, 'failed', 'EIO')])).toBe(
      [
        'Moved 1 raw with 1 sidecar to trash: 24.5 MB.',
        '  in /home/Trash/files',
        '1 raw left where it is: its JPEG is back',
        '  2.ARW',
        '1 raw could not be moved: EIO',
        '  3.ARW',
        'To take it back: rawtwin undo r1',
        'The disk has its space back when the trash is emptied, or with rawtwin purge.',
        '',
      ].join('\n'),
    );
  });

  it('groups those that stayed by the reason, and counts what is not told', () => {
    const rows = Array.from({ length: 25 }, (_, i) => stayed(i, 'skipped', i < 24 ? 'changed' : 'gone'));
    const shown = text(rows);
    expect(shown).toContain('24 raws left where they are: changed\n');
    expect(shown).toContain('  and 4 more; --json names each\n');
    expect(shown).toContain('1 raw left where it is: gone\n');
    expect(shown).toMatch(/^Nothing was moved\.\n/);
    expect(shown).not.toContain('undo');
  });

  it.each([
    { sentence: 'interrupted before the first', receipts: [], first: 'Interrupted before anything was moved.' },
    { sentence: 'interrupted on the way', receipts: [trashed(2, ['2.ARW'])], first: 'Moved 1 raw to trash: 24.0 MB.' },
  ])('$sentence: says that the rest is where it was', ({ receipts, first }) => {
    const shown = text(receipts, true);
    expect(shown.split('\n')[0]).toBe(first);
    expect(shown).toContain('Interrupted: all that was not moved is where it was, and the journal is complete.\n');
  });

  it('names a few of many places', () => {
    const receipts = Array.from({ length: 7 }, (_, i) => ({ ...trashed(i, []), to: [{ from: at('/a'), at: at(`/t${i}/x`) }] }));
    expect(text(receipts)).toContain('  in /t4\n  and in 2 more places; --json names each\n');
  });

  it('shows hostile names and reasons escaped', () => {
    const shown = text([{ ...stayed(2, 'failed', 'a\x1b[2Jb'), raw: at('/photos/x\ny.ARW') }]);
    expect(shown).toContain('could not be moved: a\\x1b[2Jb\n  x\\ny.ARW\n');
  });
});

describe('after undo', () => {
  const moved = { from: at('/photos/1.ARW'), at: at('/t/1.ARW') };
  const blocked = [{ ...moved, why: 'another file stands in its place' }];
  const undo = (more: Partial<Parameters<typeof renderUndo>[0]>, preview?: boolean) =>
    [
      ...renderUndo(
        { run: 'r1', restored: [moved], blocked: [], purged: [], unasked: 0, interrupted: false, ...more },
        { ...screen, ...(preview ? { preview } : {}) },
      ),
    ].join('');

  it.each([
    { sentence: 'all came back', shown: undo({}), text: 'Put back 1 file of run r1.\n' },
    {
      sentence: 'some are blocked: by what, where they wait, what to do',
      shown: undo({ blocked }),
      text: [
        'Put back 1 file of run r1.',
        '1 file cannot come back now; nothing was overwritten:',
        '  /photos/1.ARW',
        '    another file stands in its place',
        '    its place in trash: /t/1.ARW',
        'Once that is settled, run again: rawtwin undo r1',
        '',
      ].join('\n'),
    },
    {
      sentence: 'interrupted',
      shown: undo({ interrupted: true }),
      text: 'Put back 1 file of run r1.\nInterrupted; the rest is still in trash. To go on: rawtwin undo r1\n',
    },
    {
      sentence: 'what an earlier purge deleted',
      shown: undo({ purged: [{ from: at('/photos/2\n.ARW'), at: at('/t/2.ARW') }] }),
      text: 'Put back 1 file of run r1.\n1 file of this run was deleted for good by an earlier purge:\n  /photos/2\\n.ARW\n',
    },
    { sentence: 'a look ahead', shown: undo({}, true), text: 'Would put back 1 file of run r1.\n  /photos/1.ARW\n' },
  ])('$sentence', ({ shown, text: expected }) => expect(shown).toBe(expected));
});
