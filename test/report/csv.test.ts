import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { planCsv } from '../../src/report/csv.js';
import { WORDS } from '../support/words.js';
import { actionOf, at, hostilePlan, keptOf, planOf, sidecarOf } from './plan-of.js';

/** RFC 4180 by the letter: quotes, doubled quotes, CRLF between records. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    rows.at(-1)?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === '\r\n') rows.push([]);
    if (cells.lastIndex === text.length) break;
  }
  return rows.slice(0, -1);
}
const rowsOf = (plan: Plan, options: { readonly all: boolean }) => read([...planCsv(plan, { words: WORDS.en, ...options })].join(''));

describe('plan --csv', () => {
  const plan = planOf(
    [
      actionOf('/photos/a,"b"/=1+1.ARW', {
        bytes: 7,
        with: [sidecarOf('/photos/a,"b"/=1+1.xmp'), sidecarOf('/photos/a,"b"/=1+1.ARW.pp3')],
        because: [
          { kind: 'witnessed', as: at('/photos/a,"b"/=1+1.JPG'), seenAt: '2026-11-02T12:00:00.000Z' },
          { kind: 'camera-recorded', recorded: 'with-jpeg' },
        ],
      }),
    ],
    [keptOf('/photos/x.ARW', 'paired', [{ kind: 'same-stem', as: at('/photos/x.JPG') }]), keptOf('/photos/y.ARW', 'unsure')],
  );

  it('has a header and a row per orphan', () => {
    expect(rowsOf(plan, { all: false })).toEqual([
      ['path', 'folder', 'name', 'format', 'bytes', 'confidence', 'evidence', 'reason', 'sidecars'],
      [
        ...['/photos/a,"b"/=1+1.ARW', '/photos/a,"b"', "'=1+1.ARW", 'arw', '7', 'proven', 'witnessed camera-recorded'],
        'an earlier scan saw it with a twin, and that twin is gone: seen with =1+1.JPG on 2026-11-02; the camera wrote a JPEG with it, and that JPEG is gone',
        '/photos/a,"b"/=1+1.xmp | /photos/a,"b"/=1+1.ARW.pp3',
      ],
    ]);
  });

  it('has the kept raws too with --all, and a verdict for each row', () => {
    const rows = rowsOf(plan, { all: true });
    expect(rows.map(row => [row[0], row[3]])).toEqual([
      ['verdict', 'name'],
      ['orphan', "'=1+1.ARW"],
      ['paired', 'x.ARW'],
      ['kept', 'y.ARW'],
    ]);
    expect(rows[2]?.[8]).toBe('paired: has a twin of the same name: x.JPG');
    expect(rows[3]?.[8]).toBe('unsure: nothing proves that a JPEG was deleted');
  });

  it.each(['=x', '+x', '-x', '@x', '\tx', '\rx', '\nx', '＝x', '＋x', '－x', '＠x'])(
    'a name that begins like the formula %j is no formula, and its path ends with it',
    name => {
      const [, row] = rowsOf(planOf([actionOf(`/photos/${name}`)]), { all: false });
      expect(row?.[2]).toBe(`'${name}`);
      expect(row?.[0]?.endsWith(name)).toBe(true);
    },
  );

  it('gives every row the same number of cells, no cell a formula, and each path back as it was', () => {
    fc.assert(
      fc.property(hostilePlan, fc.boolean(), (hostile, all) => {
        const [head, ...rows] = rowsOf(hostile, { all });
        const told = [...hostile.actions, ...(all ? hostile.kept : [])];
        expect(head).toHaveLength(all ? 10 : 9);
        expect(rows.map(row => row.length)).toEqual(told.map(() => head?.length));
        expect(rows.map(row => row[all ? 1 : 0])).toEqual(told.map(({ raw }) => raw.path));
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});
