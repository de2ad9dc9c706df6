import { describe, expect, it } from 'vitest';
import type { ShotState, WatchedRoot, WatchStatus } from '../../src/model/watch.js';
import { renderWatchStatus, type StatusOf, watchStatusJson } from '../../src/report/watch-status.js';
import { WORDS } from '../support/words.js';
import { at } from './plan-of.js';

const on = (time: string, date = 17) => new Date(`2026-05-${date}T${time}`).toISOString();
const NONE: Record<ShotState, number> = {
  ...{ importing: 0, paired: 0, 'jpeg-missing': 0, orphan: 0, trashed: 0, 'raw-only': 0, unsure: 0 },
};
const well: WatchedRoot = { path: at('/photos'), paused: null, counts: { ...NONE, paired: 1_180, 'raw-only': 20 }, waiting: [] };
const status = (more: Partial<WatchStatus> = {}): WatchStatus => ({
  ...{
    schema: 'rawtwin.watch/1',
    pid: 4242,
    startedAt: on('08:00', 16),
    writtenAt: on('14:20'),
    graceMs: 600_000,
    dryRun: false,
    also: [],
  },
  ...{ listening: { mode: 'native' }, roots: [well], lastScan: { at: on('14:20'), tookMs: 2_340, folders: 41 }, nextScanAt: on('14:35') },
  ...more,
});
const text = (what: Partial<StatusOf>, colour = false) =>
  `\n${[...renderWatchStatus({ status: status(), isRunning: true, now: on('14:22'), ...what }, { words: WORDS.en, columns: 80, colour })].join('')}`;

describe('watch status', () => {
  it('all is well', () =>
    expect(text({})).toMatchInlineSnapshot(`
      "
      rawtwin watch is running (process 4242), started on 2026-05-16 at 08:00.
      A RAW goes to trash 10 minutes after its JPEG was deleted.
      Changes are noticed as they happen.
      Last whole scan: at 14:20, 41 folders in 2.3 s; the next at 14:35 or sooner.

      /photos
        RAWs: 1,180 with their JPEG, 20 shot without one.
      "
    `));

  it('what waits is told by folder and time, what is held up with the way to go on', () => {
    const brake = {
      ...({ reason: 'brake', since: on('13:10') } as const),
      message: '412 RAWs would go at once, more than the 200 allowed.',
    };
    const raw = (name: string, until: string) => ({ raw: at(`/photos/${name}`), since: on('14:20'), until });
    const roots: WatchedRoot[] = [
      {
        ...well,
        counts: { ...NONE, paired: 1_170, importing: 2, 'jpeg-missing': 205, trashed: 12, unsure: 1 },
        waiting: [
          ...[1, 2, 3].map(n => raw(`2026-05-17/DSC${n}.ARW`, on(`14:30:0${n}`))),
          raw('2026-05-18/DSC1.ARW', on('14:30:04')),
          raw('2026-05-17/DSC9.ARW', on('00:04', 18)),
        ],
      },
      {
        path: at('/card'),
        paused: brake,
        counts: { ...NONE, 'jpeg-missing': 1 },
        waiting: [{ ...raw('x', on('14:30')), raw: at('/card/A.CR3') }],
      },
    ];
    expect(text({ status: status({ roots, also: [at('/jpegs')] }) })).toMatchInlineSnapshot(`
      "
      rawtwin watch is running (process 4242), started on 2026-05-16 at 08:00.
      A RAW goes to trash 10 minutes after its JPEG was deleted.
      JPEGs are looked for in /jpegs too.
      Changes are noticed as they happen.
      Last whole scan: at 14:20, 41 folders in 2.3 s; the next at 14:35 or sooner.

      /photos
        RAWs: 1,170 with their JPEG, 1 unsure, so kept, 2 still being copied, 205
        whose JPEG is gone, waiting, 12 trashed lately.
        2026-05-17: DSC1–DSC3 to trash at 14:30
        2026-05-18: DSC1 to trash at 14:30
        2026-05-17: DSC9 to trash on 2026-05-18 at 00:04
        and 200 more waiting

      /card
        PAUSED since 13:10: 412 RAWs would go at once, more than the 200 allowed.
        Look with: rawtwin plan /card --trust proven. If it is right: rawtwin watch --release /card
        RAWs: 1 whose JPEG is gone, waiting.
        card/: A to trash at 14:30, were it not paused
      "
    `);
  });

  it('before the first scan, by the clock, dry', () => {
    const listening = { mode: 'polling', why: 'all folders lie on nfs4' } as const;
    const early = status({ lastScan: null, nextScanAt: null, dryRun: true, listening, roots: [{ ...well, counts: NONE }] });
    expect(text({ status: early })).toMatchInlineSnapshot(`
      "
      rawtwin watch is running (process 4242), started on 2026-05-16 at 08:00.
      Dry run: nothing is moved.
      Folders are looked at by the clock: all folders lie on nfs4.
      The first whole scan is not done yet.

      /photos
        No RAWs yet.
      "
    `);
  });

  it.each<[string, Partial<StatusOf>, RegExp]>([
    ['no daemon', { status: null, isRunning: false }, /^\nNo rawtwin watch is running\.\nStart it with/],
    ['one that died', { isRunning: false }, /^\nNo rawtwin watch is running; the last one ended without a word\.\n/],
    ['one that is just starting', { status: null }, /^\nrawtwin watch is running and has not told anything yet\.\n$/],
  ])('%s', (_title, what, expected) => expect(text(what)).toMatch(expected));

  it('names cannot play with the terminal', () => {
    const odd = status({ roots: [{ ...well, path: at('/ph\u001b[2Jotos') }], also: [at('/j\u202epegs')] });
    for (const sign of ['\u001b', '\u202e']) expect(text({ status: odd })).not.toContain(sign);
  });

  it('as JSON: what the daemons wrote, or that none runs', () => {
    expect(JSON.parse(watchStatusJson([status()]))).toEqual([status()]);
    expect(JSON.parse(watchStatusJson([]))).toEqual([]);
  });
  it('has what is held up in English, with its code and the way to go on; a sentence of an older daemon as it is', () => {
    const pausedBy = (message: NonNullable<WatchedRoot['paused']>['message']) =>
      JSON.parse(watchStatusJson([status({ roots: [{ ...well, paused: { reason: 'gone', since: on('13:10'), message } }] })]))[0].roots[0]
        .paused;
    expect(pausedBy({ is: 'root-gone', path: '/photos' })).toEqual({
      ...{ reason: 'gone', since: on('13:10'), message: '/photos is not there. Is its disk mounted?', code: 'root-gone' },
      howToGoOn: 'It goes on by itself when the folder is as it was.',
    });
    expect(pausedBy('away')).toMatchObject({ message: 'away', howToGoOn: expect.any(String) });
    expect(pausedBy('away')).not.toHaveProperty('code');
  });
});
