import { describe, expect, it } from 'vitest';
import type { WatchEvent, WatchEventKind } from '../../src/model/watch.js';
import { type LogView, loudness, watchLine, watchLogJson, watchWords } from '../../src/report/watch-log.js';
import { WORDS } from '../support/words.js';
import { at } from './plan-of.js';

/** A time of day in the reader's time zone. */
const on = (time: string, date = 17) => new Date(`2026-05-${date}T${time}`).toISOString();
const shot = (...numbers: number[]) => numbers.map(n => at(`/photos/2026-05-17/DSC${String(n).padStart(5, '0')}.ARW`));
const one = (n: number) => shot(n)[0] ?? at('/');
const folder = at('/photos/2026-05-17');
const root = at('/photos');
const ROOTS: Pick<LogView, 'words' | 'roots' | 'dryRun'> = { words: WORDS.en, roots: [root], dryRun: false };
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
type Untimed = WatchEvent extends infer E ? (E extends WatchEvent ? Omit<E, 'at'> : never) : never;

describe('what each event says', () => {
  const undo = 'rawtwin undo 20260517-143210-abcd';
  const run = '20260517-143210-abcd';
  const rows: [string, Untimed, string | null][] = [
    [
      'the start',
      { kind: 'started', roots: [root], also: [at('/jpegs')], graceMs: 600_000, dryRun: false },
      'watching /photos; JPEGs are looked for in /jpegs too; a RAW goes to trash 10 minutes after its JPEG was deleted',
    ],
    [
      'a dry run',
      { kind: 'started', roots: [root], also: [], graceMs: 600_000, dryRun: true },
      'watching /photos; dry run: it only tells, nothing is moved',
    ],
    ['a marker', { kind: 'marked', root, id: 'x' }, '/photos: .rawtwin/root was written, by which this folder is known again'],
    [
      'ready',
      { kind: 'ready', folders: 41, raws: 1_203, paired: 1_180, tookMs: 2_340 },
      'ready after 2.3 s: 1,203 RAWs in 41 folders, 1,180 with their JPEG',
    ],
    ['hearing', { kind: 'listening', mode: 'native' }, 'changes are noticed as they happen'],
    [
      'looking',
      { kind: 'listening', mode: 'polling', why: 'all folders lie on nfs4', everyMs: 10_000 },
      'folders are looked at every 10 s: all folders lie on nfs4',
    ],
    [
      'JPEGs gone',
      { kind: 'jpeg-missing', folder, raws: shot(1, 2, 7), until: on('14:32') },
      '2026-05-17: 3 JPEGs gone (DSC00001, DSC00002, DSC00007); their RAWs go to trash at 14:32 unless they come back',
    ],
    [
      'one JPEG gone, near midnight',
      { kind: 'jpeg-missing', folder, raws: shot(1), until: on('00:04', 18) },
      '2026-05-17: 1 JPEG gone (DSC00001); its RAW goes to trash on 2026-05-18 at 00:04 unless it comes back',
    ],
    [
      'a burst gone',
      { kind: 'jpeg-missing', folder, raws: shot(...range(101, 1_000)), until: on('14:32') },
      '2026-05-17: 900 JPEGs gone (DSC00101–DSC01000); their RAWs go to trash at 14:32 unless they come back',
    ],
    [
      'kept after all',
      { kind: 'kept-after-all', folder, raws: shot(1, 2), why: 'its twin, or a picture made from it, is still there' },
      '2026-05-17: 2 RAWs stay (DSC00001, DSC00002): its twin, or a picture made from it, is still there',
    ],
    [
      'a short grace',
      { kind: 'jpeg-missing', folder, raws: shot(1), until: on('14:23:30') },
      '2026-05-17: 1 JPEG gone (DSC00001); its RAW goes to trash at 14:23:30 unless it comes back',
    ],
    [
      'the start with a short grace',
      { kind: 'started', roots: [root], also: [], graceMs: 90_000, dryRun: false },
      'watching /photos; a RAW goes to trash 90 s after its JPEG was deleted',
    ],
    [
      'a grace renewed',
      { kind: 'grace-renewed', folder, raws: 3, until: on('14:40'), why: 'folder-changed' },
      '2026-05-17: work goes on in it; its 3 RAWs wait until 14:40',
    ],
    [
      'a grace renewed by a copy',
      { kind: 'grace-renewed', folder, raws: 1, until: on('14:40'), why: 'still-importing' },
      '2026-05-17: files are still being copied; its RAW waits until 14:40',
    ],
    [
      'trashed',
      { kind: 'trashed', run, folder, raws: shot(1, 2, 3), files: 4, bytes: 72_100_000 },
      `2026-05-17: 3 RAWs to trash (DSC00001–DSC00003; with sidecars 4 files), 72.1 MB; to take it back: ${undo}`,
    ],
    [
      'trashed alone',
      { kind: 'trashed', run, folder, raws: shot(1), files: 1, bytes: 24_000_000 },
      `2026-05-17: 1 RAW to trash (DSC00001), 24.0 MB; to take it back: ${undo}`,
    ],
    [
      'would trash',
      { kind: 'would-trash', folder, raws: shot(1), bytes: 24_000_000 },
      '2026-05-17: 1 RAW would go to trash now (DSC00001), 24.0 MB; dry run, nothing was moved',
    ],
    ['left', { kind: 'left', raw: one(4), why: 'its JPEG is back' }, '2026-05-17: DSC00004 was not moved: its JPEG is back'],
    [
      'a JPEG back too late',
      { kind: 'jpeg-back', raw: one(4), twin: at('/photos/2026-05-17/DSC00004.JPG'), run },
      `2026-05-17/DSC00004.JPG is back, and its RAW (DSC00004) is in trash; to have it back: ${undo}`,
    ],
    [
      'a pause',
      { kind: 'paused', root, reason: 'gone', message: { is: 'root-gone', path: root } },
      'PAUSED /photos: /photos is not there. Is its disk mounted? It goes on by itself when the folder is as it was.',
    ],
    ['well again', { kind: 'well-again', root }, '/photos is well again; all waiting times start anew'],
    ['accepted', { kind: 'accepted', root }, '/photos is accepted as it is; all waiting times start anew'],
    ['released', { kind: 'released', root, raws: 900 }, '/photos goes on: 900 RAWs may go to trash when they have waited'],
    ['a start says enough', { kind: 'new-epoch', why: 'started' }, null],
    ['a root back is told by its own line', { kind: 'new-epoch', why: 'root-back' }, null],
    ['an acceptance too', { kind: 'new-epoch', why: 'accepted' }, null],
    ['sleep', { kind: 'new-epoch', why: 'resumed' }, 'the computer slept, or the daemon was held; all waiting times start anew'],
    ['a clock', { kind: 'new-epoch', why: 'clock-jumped' }, 'the clock was set; all waiting times start anew'],
    ['another run', { kind: 'busy', message: '`rawtwin trash` works in /photos' }, 'waiting: `rawtwin trash` works in /photos'],
    [
      'a folder unread',
      { kind: 'unreadable', path: at('/photos/x'), code: 'EACCES' },
      'x could not be read: no permission to read it (EACCES); RAWs that it may concern stay',
    ],
    ['a run settled', { kind: 'settled', run, alarms: [] }, `run ${run} had been cut off and is settled now`],
    ['with an alarm', { kind: 'settled', run, alarms: ['look at a'] }, `run ${run} had been cut off and is settled now; look at a`],
    [
      'a day',
      { kind: 'summary', trashed: 12, bytes: 300_000_000, waiting: 3, learnt: 40 },
      'the last day: 12 RAWs to trash, 300 MB; 3 waiting; 40 new pairs learnt',
    ],
    ['a quiet day', { kind: 'summary', trashed: 0, bytes: 0, waiting: 0, learnt: 0 }, 'the last day: no RAW went to trash'],
    ['trouble', { kind: 'trouble', message: 'The state folder is full.' }, 'TROUBLE: The state folder is full.'],
    ['the end', { kind: 'stopped', why: 'asked to (SIGTERM)' }, 'stopped: asked to (SIGTERM)'],
  ];
  it.each(rows)('%s', (_title, event, words) => expect(watchWords({ at: on('14:22:05'), ...event } as WatchEvent, ROOTS)).toBe(words));

  it('every kind has a row', () => {
    const kinds: Record<WatchEventKind, true> = {
      ...{ started: true, marked: true, ready: true, listening: true, 'jpeg-missing': true, 'kept-after-all': true, 'grace-renewed': true },
      ...{ trashed: true, 'would-trash': true, left: true, 'jpeg-back': true, paused: true, 'well-again': true, accepted: true },
      ...{ released: true, 'new-epoch': true, busy: true, unreadable: true, settled: true, summary: true, trouble: true, stopped: true },
    };
    expect(new Set(rows.map(([, { kind }]) => kind))).toEqual(new Set(Object.keys(kinds)));
  });
});

describe('names', () => {
  const gone = (raws: readonly string[], view: Partial<LogView> = {}) =>
    watchWords({ at: on('14:22'), kind: 'jpeg-missing', folder, raws: raws.map(at), until: on('14:32') }, { ...ROOTS, ...view });
  it.each<[string, string[], string]>([
    ['out of order', ['/p/B.ARW', '/p/A.ARW'], '(A, B)'],
    ['a gap is no range', ['/p/D1.ARW', '/p/D2.ARW', '/p/D4.ARW'], '(D1, D2, D4)'],
    ['another prefix is no range', ['/p/A1.ARW', '/p/B2.ARW', '/p/C3.ARW'], '(A1, B2, C3)'],
    ['two formats of one shot', ['/p/A.ARW', '/p/A.DNG'], '(A.ARW, A.DNG)'],
    ['many', 'acegikmoq'.split('').map(c => `/p/${c}.ARW`), '(a, c, e, g, i and 4 more)'],
    ['a name that would play with the terminal', ['/p/a\u001b[31m\n.ARW'], '(a\\x1b[31m\\n)'],
    ['a name that is all ending', ['/p/.ARW'], '(.ARW)'],
  ])('%s', (_title, raws, words) => expect(gone(raws)).toContain(words));
  it('two roots: the folder is told with its root', () => {
    expect(gone(['/photos/2026-05-17/A.ARW'], { roots: [root, at('/card')] })).toMatch(/^photos\/2026-05-17: 1 JPEG/);
  });
  it('a dry run says that nothing will go', () => expect(gone(['/p/A.ARW'], { dryRun: true })).toContain('its RAW would go to trash'));
});

describe('the line', () => {
  const event: WatchEvent = { at: on('14:22:05'), kind: 'trouble', message: 'x' };
  const view: LogView = { ...ROOTS, colour: false, time: true };
  it('has the time of the reader', () => expect(watchLine(event, view)).toBe('2026-05-17 14:22:05  TROUBLE: x\n'));
  it('has none where the journal notes it', () => expect(watchLine(event, { ...view, time: false })).toBe('TROUBLE: x\n'));
  it('is coloured on a terminal only', () => expect(watchLine(event, { ...view, colour: true })).toContain('\u001b[35m'));
  it('is none where nothing is to be said', () => expect(watchLine({ at: event.at, kind: 'new-epoch', why: 'started' }, view)).toBeNull());
  it('as JSON is the event in one line, whatever the name', () => {
    const odd: WatchEvent = { at: event.at, kind: 'trouble', message: 'a\nb\u2028' };
    expect(watchLogJson(odd).split('\n')).toHaveLength(2);
    expect(JSON.parse(watchLogJson(odd))).toEqual(odd);
  });
  it('a program is told a pause in English, with its code and the way to go on', () => {
    const pause = { at: '', kind: 'paused', root, reason: 'brake', message: { is: 'brake-count', going: 300, limit: 200 } } as const;
    expect(JSON.parse(watchLogJson(pause))).toEqual({
      ...pause,
      message: '300 raws would go, and the limit is 200.',
      code: 'brake-count',
      howToGoOn: 'Look with: rawtwin plan /photos --trust proven. If it is right: rawtwin watch --release /photos',
    });
    expect(JSON.parse(watchLogJson({ at: '', kind: 'settled', run: 'r', alarms: [{ is: 'disk-away', path: '/p/A.ARW' }] }))).toMatchObject({
      alarms: ['The disk of /p/A.ARW is not there.'],
    });
  });
  it.each<[WatchEvent, string]>([
    [event, 'bad'],
    [{ at: '', kind: 'settled', run: 'r', alarms: ['x'] }, 'bad'],
    [{ at: '', kind: 'settled', run: 'r', alarms: [] }, 'plain'],
    [{ at: '', kind: 'listening', mode: 'polling' }, 'note'],
    [{ at: '', kind: 'listening', mode: 'native' }, 'plain'],
  ])('%j is %s', (one, how) => expect(loudness(one)).toBe(how));
});

it('the log of a whole day', () => {
  const run = '20260517-143210-abcd';
  const day: [string, Untimed][] = [
    ['08:00:00', { kind: 'started', roots: [root], also: [], graceMs: 600_000, dryRun: false }],
    ['08:00:00', { kind: 'marked', root, id: 'x' }],
    ['08:00:00', { kind: 'new-epoch', why: 'started' }],
    ['08:00:03', { kind: 'ready', folders: 41, raws: 1_203, paired: 1_180, tookMs: 2_340 }],
    ['08:00:03', { kind: 'listening', mode: 'native' }],
    ['14:22:05', { kind: 'jpeg-missing', folder, raws: shot(...range(1, 3), 9), until: on('14:32:05') }],
    ['14:29:41', { kind: 'grace-renewed', folder, raws: 4, until: on('14:39:41'), why: 'folder-changed' }],
    ['14:31:02', { kind: 'kept-after-all', folder, raws: shot(9), why: 'its twin, or a picture made from it, is still there' }],
    ['14:39:44', { kind: 'trashed', run, folder, raws: shot(1, 2, 3), files: 4, bytes: 72_100_000 }],
    ['15:10:00', { kind: 'jpeg-back', raw: one(2), twin: at('/photos/2026-05-17/DSC00002.JPG'), run }],
    ['17:45:12', { kind: 'new-epoch', why: 'resumed' }],
    [
      '18:02:30',
      {
        ...{ kind: 'paused', root, reason: 'brake' },
        message: '412 RAWs would go at once, more than the 200 allowed.',
      },
    ],
    ['18:05:00', { kind: 'released', root, raws: 412 }],
    ['23:59:59', { kind: 'summary', trashed: 415, bytes: 10_300_000_000, waiting: 0, learnt: 212 }],
  ];
  const lines = day.map(([time, event]) => watchLine({ at: on(time), ...event } as WatchEvent, { ...ROOTS, colour: false, time: true }));
  expect(`\n${lines.join('')}`).toMatchInlineSnapshot(`
    "
    2026-05-17 08:00:00  watching /photos; a RAW goes to trash 10 minutes after its JPEG was deleted
    2026-05-17 08:00:00  /photos: .rawtwin/root was written, by which this folder is known again
    2026-05-17 08:00:03  ready after 2.3 s: 1,203 RAWs in 41 folders, 1,180 with their JPEG
    2026-05-17 08:00:03  changes are noticed as they happen
    2026-05-17 14:22:05  2026-05-17: 4 JPEGs gone (DSC00001–DSC00003, DSC00009); their RAWs go to trash at 14:32 unless they come back
    2026-05-17 14:29:41  2026-05-17: work goes on in it; its 4 RAWs wait until 14:39
    2026-05-17 14:31:02  2026-05-17: 1 RAW stays (DSC00009): its twin, or a picture made from it, is still there
    2026-05-17 14:39:44  2026-05-17: 3 RAWs to trash (DSC00001–DSC00003; with sidecars 4 files), 72.1 MB; to take it back: rawtwin undo 20260517-143210-abcd
    2026-05-17 15:10:00  2026-05-17/DSC00002.JPG is back, and its RAW (DSC00002) is in trash; to have it back: rawtwin undo 20260517-143210-abcd
    2026-05-17 17:45:12  the computer slept, or the daemon was held; all waiting times start anew
    2026-05-17 18:02:30  PAUSED /photos: 412 RAWs would go at once, more than the 200 allowed. Look with: rawtwin plan /photos --trust proven. If it is right: rawtwin watch --release /photos
    2026-05-17 18:05:00  /photos goes on: 412 RAWs may go to trash when they have waited
    2026-05-17 23:59:59  the last day: 415 RAWs to trash, 10.3 GB; 212 new pairs learnt
    "
  `);
});
