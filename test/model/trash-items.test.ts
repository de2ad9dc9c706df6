import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { JOURNAL_VERSION, type JournalEntry, type JournalLine, type PlannedMove } from '../../src/model/journal.js';
import type { Receipt } from '../../src/model/receipt.js';
import { doubtfulRaws, takenRaws } from '../../src/model/trash-items.js';

const at = (path: string) => path as AbsPath;
const lines = (...entries: readonly JournalEntry[]): readonly JournalLine[] =>
  entries.map(entry => ({ v: JOURNAL_VERSION, writtenAt: '2026-11-24T10:15:12.000Z', ...entry }));

const stamp = { dev: 1n, ino: 2n, bytes: 3, mtimeNs: 4n, ctimeNs: 5n, mode: 6, nlink: 1 };
const move = (name: string): PlannedMove => ({ from: at(`/p/${name}`), to: at(`/p/.rawtwin/trash/r/${name}`), stamp });
const moves = [move('1.ARW'), move('1.xmp')];
const intent: JournalEntry = { type: 'intent', action: 'a1', store: 'folder', place: at('/p/.rawtwin/trash/r'), moves };
const whereTo = moves.map(({ from, to }) => ({ from, at: to }));
const receipt = (outcome: Receipt['outcome'], recovered?: true): JournalEntry => ({
  ...{ type: 'receipt', action: 'a1', raw: at('/p/1.ARW'), bytes: 3, outcome, to: outcome === 'trashed' ? whereTo : [] },
  ...(recovered && { recovered }),
});
const restored = (at: (typeof whereTo)[number] | undefined): JournalEntry => ({ type: 'restored', ...(at as (typeof whereTo)[number]) });
const end: JournalEntry = { type: 'end', interrupted: false };

describe('the raws of a run', () => {
  it.each<[string, readonly JournalEntry[], 'taken' | 'doubtful' | 'neither']>([
    ['went', [intent, receipt('trashed'), end], 'taken'],
    ['went, and the run was cut off right behind', [intent, receipt('trashed')], 'taken'],
    ['went, and the disk said later that it is at home', [intent, receipt('trashed'), receipt('skipped', true)], 'taken'],
    ['went, as recovery found', [intent, receipt('trashed', true)], 'taken'],
    ['went, and its sidecar came back', [intent, receipt('trashed'), restored(whereTo[1])], 'taken'],
    ['came back by undo', [intent, receipt('trashed'), end, restored(whereTo[0])], 'neither'],
    ['was purged', [intent, receipt('trashed'), end, { ...restored(whereTo[0]), type: 'purged' } as JournalEntry], 'neither'],
    ['was left', [intent, receipt('skipped'), end], 'neither'],
    ['was left, and the run was cut off later', [intent, receipt('skipped')], 'neither'],
    ['has an intent alone', [intent], 'doubtful'],
    ['has an intent alone, and recovery found it at home', [intent, receipt('skipped', true), { ...end, recovered: true }], 'doubtful'],
    ['was not reached when a person stopped the run', [intent, { ...end, interrupted: true }], 'neither'],
    ['has lost its intent', [receipt('trashed'), end], 'neither'],
  ])('that %s', (_, entries, said) => {
    const raw = [moves[0]];
    expect(takenRaws(lines(...entries))).toEqual(said === 'taken' ? raw : []);
    expect(doubtfulRaws(lines(...entries))).toEqual(said === 'doubtful' ? raw : []);
  });
});
