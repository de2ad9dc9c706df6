import { describe, expect, it } from 'vitest';
import type { Stamp } from '../../src/model/frame.js';
import type { JournalEntry, JournalLine, PlannedMove } from '../../src/model/journal.js';
import type { Look } from '../../src/ports/fs.js';
import { planUndo, type Standing } from '../../src/undo/plan-undo.js';
import { english } from '../support/said.js';
import { abs, RUN } from '../support/trash-world.js';

const stamp = (more: Partial<Stamp> = {}): Stamp => ({
  ...{ dev: 1n, ino: 9n, bytes: 10, mtimeNs: 1_000_000_000_000n, ctimeNs: 5n, mode: 0o100644, nlink: 1 },
  ...more,
});
const file = (more: Partial<Stamp> = {}): Look => ({ kind: 'file', uid: 1, stamp: stamp(more) });
const move = (name: string): PlannedMove => ({ from: abs(`/p/${name}`), to: abs(`/t/${name}`), stamp: stamp() });
const line = (entry: JournalEntry): JournalLine => ({ v: 1, writtenAt: '', ...entry });
const [raw, xmp] = [move('A.ARW'), move('A.xmp')];
const begin = line({ type: 'begin', verb: 'trash', plan: 'p', to: 'auto', roots: [abs('/p')], actions: 1 });
const intent = line({ type: 'intent', action: 'a', store: 'folder', place: abs('/t'), moves: [raw, xmp] });
const moved = [raw, xmp].map(({ from, to }) => ({ from, at: to }));
const receipt = line({ type: 'receipt', action: 'a', raw: raw.from, bytes: 10, outcome: 'trashed', to: moved });
const HERE: Standing = { inTrash: file(), atHome: null, parent: 'there', identity: 'stable' };

function planned(rawIs: Partial<Standing>, lines = [begin, intent, receipt], xmpIs: Partial<Standing> = {}) {
  const standing = new Map([
    [raw.to, { ...HERE, ...rawIs }],
    [xmp.to, { ...HERE, ...xmpIs }],
  ]);
  const plan = planUndo({ run: RUN, lines, damaged: [] }, standing);
  const name = ({ from }: { readonly from: string }) => from.slice(3);
  return {
    restores: plan.restores.map(name),
    already: plan.already.map(name),
    blocked: Object.fromEntries(plan.blocked.map(one => [name(one), english(one.why)])),
  };
}

describe('planUndo', () => {
  it('brings back sidecars before their raw', () => expect(planned({}).restores).toEqual(['A.xmp', 'A.ARW']));

  it.each<[string, Partial<Standing>, RegExp]>([
    ['a file stands in its place', { atHome: file({ ino: 3n }) }, /another file stands in its place/],
    ['the same bytes in another file stand there', { atHome: file({ ino: 3n, nlink: 2 }) }, /another file stands/],
    ['a folder stands there', { atHome: { ...file(), kind: 'folder' } }, /another file stands/],
    ['its place cannot be looked at', { atHome: { code: 'EACCES' } }, /old place cannot be looked at \(EACCES\)/],
    ['its place in trash cannot be looked at', { inTrash: { code: 'EIO' } }, /in trash cannot be looked at \(EIO\)/],
    ['the trash was emptied', { inTrash: null }, /no longer in trash/],
    ['the trash was emptied and another file stands home', { inTrash: null, atHome: file({ bytes: 11 }) }, /no longer in trash/],
    ['a link lies in trash', { inTrash: { ...file(), kind: 'link' } }, /no regular file/],
    ['it has another size', { inTrash: file({ bytes: 11 }) }, /changed in trash/],
    ['it has another time', { inTrash: file({ mtimeNs: 1_000_000_000_001n }) }, /changed in trash/],
    ['on FAT it is three seconds off', { inTrash: file({ mtimeNs: 1_003_000_000_000n }), identity: 'weak' }, /changed in trash/],
    ['its folder is a link now', { parent: 'elsewhere' }, /a link or a file stands where its folder was/],
  ])('blocked when %s, and its sidecar stays with it', (_, rawIs, why) => {
    const { restores, blocked } = planned(rawIs);
    expect(restores).toEqual([]);
    expect(blocked['A.ARW']).toMatch(why);
    expect(blocked['A.xmp']).toBe('/p/A.ARW, beside which it belongs, cannot come back');
  });

  it.each<[string, Partial<Standing>]>([
    ['its folder is gone: that is made again', { parent: 'missing' }],
    ['the disk has another number since', { inTrash: file({ dev: 7n, ino: 70n }) }],
    ['FAT rounded its time', { inTrash: file({ mtimeNs: 1_001_500_000_000n }), identity: 'weak' }],
    ['FAT shifted its time with the zone', { inTrash: file({ mtimeNs: 1_000_000_000_000n + 7_200_000_000_000n }), identity: 'weak' }],
    ['an earlier undo got as far as its second name', { inTrash: file({ nlink: 2 }), atHome: file({ nlink: 2 }) }],
  ])('comes back though %s', (_, rawIs) => expect(planned(rawIs).restores).toEqual(['A.xmp', 'A.ARW']));

  it('what went to trash by mistake, another file than planned, comes home too', () => {
    const failed = line({ type: 'receipt', action: 'a', raw: raw.from, bytes: 10, outcome: 'failed', to: moved });
    expect(planned({ inTrash: file({ bytes: 11 }) }, [begin, intent, failed]).restores).toEqual(['A.xmp', 'A.ARW']);
  });

  it('a sidecar in the way is told, the raw comes back without it', () => {
    const { restores, blocked } = planned({}, undefined, { atHome: file({ ino: 3n }) });
    expect(restores).toEqual(['A.ARW']);
    expect(blocked['A.xmp']).toMatch(/another file stands/);
  });

  it('what is home again by other hands is told as such', () => {
    expect(planned({ inTrash: null, atHome: file({ ino: 4n }) })).toMatchObject({ already: ['A.ARW'], restores: ['A.xmp'], blocked: {} });
  });

  it('what came back before is left out', () => {
    const lines = [begin, intent, receipt, line({ type: 'restored', from: raw.from, at: raw.to })];
    expect(planned({ inTrash: null }, lines)).toEqual({ restores: ['A.xmp'], already: [], blocked: {} });
  });

  it('with the receipt lost, the disk says what moved', () => {
    expect(planned({}, [begin, intent]).restores).toEqual(['A.xmp', 'A.ARW']);
    expect(planned({ inTrash: null }, [begin, intent], { inTrash: null })).toEqual({ restores: [], already: [], blocked: {} });
  });

  it('with the intent lost, nothing can be compared, and nothing needs to: the place in trash is its own', () => {
    expect(planned({ inTrash: file({ bytes: 99 }) }, [begin, receipt]).restores).toEqual(['A.xmp', 'A.ARW']);
  });

  it('names the roots for the lock', () => {
    expect(planUndo({ run: RUN, lines: [begin], damaged: [] }, new Map())).toMatchObject({ run: RUN, roots: ['/p'], restores: [] });
  });
});
