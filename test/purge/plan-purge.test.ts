import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stamp } from '../../src/model/frame.js';
import type { JournalEntry, JournalLine, PlannedMove } from '../../src/model/journal.js';
import type { Look } from '../../src/ports/fs.js';
import { type Found, type PurgeRun, planPurge } from '../../src/purge/plan-purge.js';
import { english } from '../support/said.js';
import { abs, RUN } from '../support/trash-world.js';

const AT = '2026-11-24T10:15:12.000Z';
const DAY = 86_400_000;
const line = (entry: JournalEntry, writtenAt = AT): JournalLine => ({ v: 1, writtenAt, ...entry });
const stamp: Stamp = { dev: 1n, ino: 5n, bytes: 100, mtimeNs: 7n, ctimeNs: 8n, mode: 0o100644, nlink: 1 };
const move = (name: string): PlannedMove => ({ from: abs(`/photos/${name}`), to: abs(`/t/${name}`), stamp });
const [raw, xmp] = [move('A.ARW'), move('A.xmp')];
const begin = line({ type: 'begin', verb: 'trash', plan: 'p', to: 'folder', roots: [abs('/photos')], actions: 1 });
const intent = line({ type: 'intent', action: 'a', store: 'folder', place: abs('/t'), moves: [raw, xmp] });
const receipt = (writtenAt = AT) =>
  line(
    {
      ...{ type: 'receipt', action: 'a', raw: raw.from, bytes: 100, outcome: 'trashed' },
      to: [raw, xmp].map(({ from, to }) => ({ from, at: to })),
    },
    writtenAt,
  );
const end = line({ type: 'end', interrupted: false });
const whole = [begin, intent, receipt(), end];
const run = (lines: readonly JournalLine[] = whole, isOpen = false): PurgeRun => ({ read: { run: RUN, lines, damaged: [] }, isOpen });

const look = (more: Partial<Stamp> = {}, kind: Look['kind'] = 'file'): Look => ({ kind, uid: 1000, stamp: { ...stamp, ...more } });
const fine: Found = { inTrash: look({ ctimeNs: 99n }), atHome: null, isInStore: true, isStraight: true, identity: 'stable' };
const found = (of: Partial<Found> = {}, sidecar: Partial<Found> = {}) =>
  new Map([
    [raw.to, { ...fine, ...of }],
    [xmp.to, { ...fine, ...sidecar }],
  ]);
const later = (ms = 31 * DAY) => ({ now: new Date(Date.parse(AT) + ms), olderThanMs: 30 * DAY });

describe('what may be deleted for good', () => {
  it.each<[string, Partial<Found>]>([
    ['a file that is just as it was trashed', {}],
    ['one whose disk has another number since it was plugged in again', { inTrash: look({ dev: 9n }) }],
    ['one in whose old place another file stands: that is not touched', { atHome: look({ ino: 6n, nlink: 1 }) }],
    ['one with a second name elsewhere: only its name in trash goes', { inTrash: look({ nlink: 2 }) }],
    ['one on a card that rounds times', { inTrash: look({ ino: 77n, mtimeNs: 1_999_999_999n }), identity: 'weak' }],
  ])('%s', (_, of) => {
    const plan = planPurge([run()], found(of), later());
    expect(plan.deletes.map(({ item }) => item.at)).toEqual([raw.to, xmp.to]);
    expect([plan.refused, plan.gone, plan.young]).toEqual([[], [], []]);
  });

  it.each<[string, RegExp, Partial<Found>]>([
    ['it grew', /has changed/, { inTrash: look({ bytes: 101 }) }],
    ['it was written to', /has changed/, { inTrash: look({ mtimeNs: 8n }) }],
    ['another file of the same size and time lies in its place', /not the file that was trashed/, { inTrash: look({ ino: 6n }) }],
    ['a link lies in its place', /no regular file/, { inTrash: look({}, 'link') }],
    ['a folder lies in its place', /no regular file/, { inTrash: look({}, 'folder') }],
    ['a link leads to its place', /a link leads/, { isStraight: false }],
    ['the journal names a place that is no trash of ours', /puts nothing/, { isInStore: false }],
    ['it cannot be looked at', /EIO/, { inTrash: { code: 'EIO' } }],
    ['its old place cannot be looked at', /old place.*EACCES/, { atHome: { code: 'EACCES' } }],
    ['it is home under a second name', /same file/, { inTrash: look({ nlink: 2 }), atHome: look({ nlink: 2 }) }],
    ['its place in trash is a second way to its old place', /same file/, { atHome: look() }],
    ['on a card, it was written to', /has changed/, { inTrash: look({ mtimeNs: 3_000_000_000n }), identity: 'weak' }],
  ])('is refused, sidecar and all, when %s', (_, why, of) => {
    const plan = planPurge([run()], found(of), later());
    expect(plan.deletes).toEqual([]);
    expect(plan.refused.map(({ item }) => item.at)).toEqual([raw.to, xmp.to]);
    expect(english(plan.refused[0]?.why ?? '')).toMatch(why);
    expect(english(plan.refused[1]?.why ?? '')).toMatch(/stays with \/t\/A\.ARW/);
  });

  it('keeps a raw whose sidecar was written to in trash', () => {
    const plan = planPurge([run()], found({}, { inTrash: look({ bytes: 1 }) }), later());
    expect(plan.deletes).toEqual([]);
    expect(plan.refused.map(({ why }) => english(why))).toEqual([
      expect.stringMatching(/stays with \/t\/A\.xmp/),
      expect.stringMatching(/changed/),
    ]);
  });

  it.each<[string, RegExp, PurgeRun]>([
    ['its run is not settled', /cut off/, run(whole, true)],
    ['nothing says that its run ended', /came to its end/, run(whole.slice(0, 3))],
    ['the line that describes it is damaged', /damaged/, run([begin, receipt(), end])],
  ])('is refused when %s', (_, why, of) => {
    const plan = planPurge([of], found(), later());
    expect(plan.deletes).toEqual([]);
    expect(english(plan.refused[0]?.why ?? '')).toMatch(why);
  });

  it.each<[string, readonly JournalLine[]]>([
    ['what only an intent speaks of', [begin, intent, end]],
    ['what was put back', [...whole, ...[raw, xmp].map(({ from, to }) => line({ type: 'restored', from, at: to }))]],
    ['what was purged', [...whole, ...[raw, xmp].map(({ from, to }) => line({ type: 'purged', from, at: to }))]],
  ])('%s is not looked for', (_, lines) => {
    expect(planPurge([run(lines)], found(), later())).toEqual({ deletes: [], refused: [], gone: [], young: [] });
  });

  it('what is no longer in trash is told as gone, and holds nothing back', () => {
    const plan = planPurge([run()], found({}, { inTrash: null }), later());
    expect([plan.deletes, plan.gone].map(list => list.map(({ item }) => item.at))).toEqual([[raw.to], [xmp.to]]);
  });
});

describe('age', () => {
  it.each([
    ['a moment short of the age', 30 * DAY - 1, false],
    ['just the age', 30 * DAY, true],
    ['a clock that went back', -5, false],
  ])('%s', (_, ms, isOld) => {
    const plan = planPurge([run()], found(), later(ms));
    expect([plan.deletes.length, plan.young.length]).toEqual(isOld ? [2, 0] : [0, 2]);
  });

  it('without an age asked for, a run of the future is still too young', () => {
    expect(planPurge([run()], found(), { ...later(-1), olderThanMs: 0 }).deletes).toEqual([]);
    expect(planPurge([run()], found(), { ...later(0), olderThanMs: 0 }).deletes).toHaveLength(2);
  });

  it('counts from the last file that went, not from the first line', () => {
    const slow = run([begin, intent, receipt('2026-11-26T10:15:12.000Z'), end]);
    expect(planPurge([slow], found(), later(31 * DAY)).young).toHaveLength(2);
    expect(planPurge([slow], found(), later(32 * DAY)).deletes).toHaveLength(2);
  });

  it('a greater age never deletes more', () => {
    fc.assert(
      fc.property(fc.nat(40 * DAY), fc.nat(40 * DAY), fc.nat(40 * DAY), (passed, a, b) => {
        const now = new Date(Date.parse(AT) + passed);
        const deletes = (olderThanMs: number) => planPurge([run()], found(), { now, olderThanMs }).deletes.length;
        expect(deletes(Math.max(a, b))).toBeLessThanOrEqual(deletes(Math.min(a, b)));
      }),
    );
  });
});
