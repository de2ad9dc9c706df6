import { describe, expect, it } from 'vitest';
import type { JournalEntry, JournalLine, JournalRead } from '../../src/model/journal.js';
import { actionsNamed } from '../../src/undo/only.js';
import { planUndo } from '../../src/undo/plan-undo.js';
import { errorOf } from '../support/said.js';
import { abs, RUN } from '../support/trash-world.js';

const line = (entry: JournalEntry): JournalLine => ({ v: 1, writtenAt: '', ...entry });
const moved = (path: string) => ({ from: abs(`/p/${path}`), at: abs(`/t/${path}`) });
const trashed = (action: string, ...paths: readonly string[]) =>
  line({ type: 'receipt', action, raw: abs(`/p/${paths[0]}`), bytes: 1, outcome: 'trashed', to: paths.map(moved) });
const READ: JournalRead = {
  run: RUN,
  damaged: [],
  lines: [
    trashed('a', 'day 1/A.ARW', 'day 1/A.xmp'),
    trashed('b', 'day 1/B.ARW'),
    trashed('b2', 'day 2/B.ARW'),
    trashed('c', 'Café.ARW'.normalize('NFD')),
    trashed('home', 'H.ARW', 'H.xmp'),
    trashed('half', 'S.ARW', 'S.xmp'),
    trashed('gone', 'G.ARW'),
    line({ type: 'restored', ...moved('H.ARW') }),
    line({ type: 'restored', ...moved('H.xmp') }),
    line({ type: 'restored', ...moved('S.ARW') }),
    line({ type: 'purged', ...moved('G.ARW') }),
  ],
};
/** As typed in a folder. */
const chosen = (names: readonly string[], folder = '/elsewhere') =>
  actionsNamed(
    READ,
    names.map(name => ({ name, path: abs(name.startsWith('/') ? name : `${folder}/${name}`) })),
  );

describe('raws named for an undo', () => {
  it.each<[sentence: string, names: readonly string[], folder: string, actions: readonly string[]]>([
    ['a name alone', ['A.ARW'], '/elsewhere', ['a']],
    ['a whole path', ['/p/day 2/B.ARW'], '/elsewhere', ['b2']],
    ['the end of a path', ['day 1/B.ARW'], '/elsewhere', ['b']],
    ['the end of a path, begun with a dot', ['./day 1/B.ARW'], '/elsewhere', ['b']],
    ['a name that two raws have, typed in the folder of one', ['B.ARW'], '/p/day 1', ['b']],
    ['accents typed in another Unicode form', ['Café.ARW'.normalize('NFC')], '/elsewhere', ['c']],
    ['the same raw twice, and another', ['A.ARW', '/p/day 1/A.ARW', 'Café.ARW'], '/elsewhere', ['a', 'c']],
    ['a raw that is home, of which a sidecar is still in trash', ['S.ARW'], '/elsewhere', ['half']],
  ])('%s', (_, names, folder, actions) => expect([...chosen(names, folder)]).toEqual(actions));

  it.each<[sentence: string, name: string, why: RegExp]>([
    ['no raw of the run', 'Z.ARW', /Z\.ARW is nothing that run .* took.*undo .* --dry-run/],
    ['the end of a name, not at the border of a folder', 'RW', /RW is nothing that run/],
    ['no name at all', '', /is nothing that run/],
    ['a whole path that is no other than the end of one', '/A.ARW/', /is nothing that run/],
    ['a name that fits two', 'B.ARW', /fits 2 files of run .*: \/p\/day 1\/B\.ARW, \/p\/day 2\/B\.ARW\. Name its folder/],
    ['a sidecar', 'A.xmp', /A\.xmp went along with \/p\/day 1\/A\.ARW; name that/],
    ['a raw that came back', 'H.ARW', /H\.ARW is not in trash any more: it came back already/],
    ['a raw that was purged', 'G.ARW', /G\.ARW is not in trash any more: it was purged/],
  ])('%s is refused, though another name fits', async (_, name, why) => {
    const { code, message } = await errorOf(() => chosen(['A.ARW', name]));
    expect(code).toBe('USAGE');
    expect(message).toMatch(why);
    expect(message).toMatch(/Nothing was moved\.$/);
  });

  it('plans these alone, and counts the raws that stay', () => {
    const plan = planUndo(READ, new Map(), chosen(['A.ARW']));
    expect(plan.blocked.map(({ from }) => from)).toEqual(['/p/day 1/A.xmp', '/p/day 1/A.ARW']); // nobody looked: all that was asked for
    expect(plan).toMatchObject({ purged: [], unasked: 3 });
    expect(planUndo(READ, new Map())).toMatchObject({ unasked: 0, purged: [{ from: '/p/G.ARW' }] });
  });
});
