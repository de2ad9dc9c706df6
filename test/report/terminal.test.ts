import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { isText, textIn } from '../../src/report/terminal/part.js';
import { renderPlan } from '../../src/report/terminal.js';
import type { PlanView } from '../../src/report/view.js';
import { WORDS } from '../support/words.js';
import { actionOf, at, hostilePlan, keptOf, planOf, sidecarOf } from './plan-of.js';

const text = (plan: Plan, view: Partial<PlanView> = {}) =>
  [...textIn(renderPlan(plan, { words: WORDS.en, columns: 80, colour: false, all: false, verb: 'plan', ...view }))].join('');
const no = (i: number) => String(i).padStart(4, '0');
const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** Two folders: a wedding half culled and looked after, and a folder whose camera does not tell. */
const wedding = at('/photos/2026-05-01 wedding');
const walk = at('/photos/walk');
const culled = planOf(
  [
    actionOf(`${wedding}/DSC0002.ARW`, { with: [sidecarOf(`${wedding}/DSC0002.xmp`), sidecarOf(`${wedding}/DSC0002.ARW.pp3`)] }),
    actionOf(`${wedding}/DSC0004.ARW`, { nlink: 2 }),
    actionOf(`${wedding}/DSC0006.ARW`, {
      because: [{ kind: 'witnessed', as: at(`${wedding}/DSC0006.JPG`), seenAt: '2026-11-02T12:00:00.000Z' }],
    }),
    actionOf(`${walk}/_DSC0002.NEF`, {
      confidence: 'inferred',
      because: [{ kind: 'neighbours', before: at(`${walk}/_DSC0001.NEF`), after: at(`${walk}/_DSC0003.NEF`) }],
    }),
  ],
  [
    ...[1, 3, 5].map(i => keptOf(`${wedding}/DSC${no(i)}.ARW`, 'paired', [{ kind: 'same-stem', as: at(`${wedding}/DSC${no(i)}.JPG`) }])),
    keptOf(`${wedding}/DSC0007.ARW`, 'raw-only', [{ kind: 'camera-raw-only' }]),
    keptOf(`${wedding}/DSC0008.ARW`, 'protected', [
      { kind: 'rated', by: at(`${wedding}/DSC0008.xmp`), rating: 3 },
      { kind: 'camera-recorded', recorded: 'with-jpeg' },
    ]),
    ...[1, 3].map(i => keptOf(`${walk}/_DSC${no(i)}.NEF`, 'paired', [{ kind: 'same-stem', as: at(`${walk}/_DSC${no(i)}.JPG`) }])),
    keptOf(`${walk}/_DSC0004.NEF`, 'unsure', [{ kind: 'neighbours', before: at(`${walk}/_DSC0003.NEF`) }]),
    keptOf(`${walk}/_DSC0005.NEF`, 'unsure', [{ kind: 'exif-unreadable', why: 'it names no body or no time' }]),
  ],
);

describe('the plan at a terminal', () => {
  it('80 columns: kept in one figure, long reasons wrapped', () => {
    expect(`\n${text(culled)}`).toMatchInlineSnapshot(`
      "
      Searched /photos
      Found 13 raws, 5 JPEGs and HEIFs, 2 folders

                                        orphans ────────
      folder              raws  paired  proven  inferred  kept  to trash
      2026-05-01 wedding     8       3       3         ·     2   72.0 MB
      walk                   5       2       ·         1     2   24.0 MB
      all together          13       5       3         1     4   96.0 MB

      2026-05-01 wedding  3 raws with 2 sidecars, 72.0 MB
        proven: the camera wrote a JPEG with it, and that JPEG is gone
          DSC0002.ARW   24.0 MB  with .xmp, .ARW.pp3
          DSC0004.ARW   24.0 MB  hard-linked elsewhere, too
        proven: an earlier scan saw it with a twin, and that twin is gone
          DSC0006.ARW   24.0 MB  seen with DSC0006.JPG on 2026-11-02

      walk  1 raw, 24.0 MB
        inferred: the shots just before and after it were taken with a JPEG; the JPEG
        of this one is gone
          _DSC0002.NEF   24.0 MB  between _DSC0001.NEF and _DSC0003.NEF

      Kept without a twin: 4 raws
        1  raw-only: the camera wrote no JPEG with it
           → Nothing to do: they were shot so. --include raw-only trashes them too.
        2  unsure: nothing proves that a JPEG was deleted
             1: not between two shots known to be taken with a JPEG: the camera may
                have been on RAW-only
             1: what stands in it, or in a sidecar, could not be made out
           → A scan before culling would have made these provable: rawtwin remembers
             the twins it saw.
        1  protected: JPEG gone or rejected, but rated, picked, edited or locked
             1: is rated, picked or labelled
           → Somebody chose these. --include protected trashes them too.

      4 of 13 raws would go to trash with 2 sidecars: 96.0 MB. Nothing moved yet.
      Next: rawtwin trash /photos
            (asks first; rawtwin undo brings all of it back)
      "
    `);
  });

  it('200 columns: every reason has its own figure', () => {
    expect(`\n${text(culled, { columns: 200 })}`).toMatchInlineSnapshot(`
      "
      Searched /photos
      Found 13 raws, 5 JPEGs and HEIFs, 2 folders

                                        orphans ────────  kept ──────────────────────
      folder              raws  paired  proven  inferred  raw-only  unsure  protected  to trash
      2026-05-01 wedding     8       3       3         ·         1       ·          1   72.0 MB
      walk                   5       2       ·         1         ·       2          ·   24.0 MB
      all together          13       5       3         1         1       2          1   96.0 MB

      2026-05-01 wedding  3 raws with 2 sidecars, 72.0 MB
        proven: the camera wrote a JPEG with it, and that JPEG is gone
          DSC0002.ARW   24.0 MB  with .xmp, .ARW.pp3
          DSC0004.ARW   24.0 MB  hard-linked elsewhere, too
        proven: an earlier scan saw it with a twin, and that twin is gone
          DSC0006.ARW   24.0 MB  seen with DSC0006.JPG on 2026-11-02

      walk  1 raw, 24.0 MB
        inferred: the shots just before and after it were taken with a JPEG; the JPEG of this one is gone
          _DSC0002.NEF   24.0 MB  between _DSC0001.NEF and _DSC0003.NEF

      Kept without a twin: 4 raws
        1  raw-only: the camera wrote no JPEG with it
           → Nothing to do: they were shot so. --include raw-only trashes them too.
        2  unsure: nothing proves that a JPEG was deleted
             1: not between two shots known to be taken with a JPEG: the camera may have been on RAW-only
             1: what stands in it, or in a sidecar, could not be made out
           → A scan before culling would have made these provable: rawtwin remembers the twins it saw.
        1  protected: JPEG gone or rejected, but rated, picked, edited or locked
             1: is rated, picked or labelled
           → Somebody chose these. --include protected trashes them too.

      4 of 13 raws would go to trash with 2 sidecars: 96.0 MB. Nothing moved yet.
      Next: rawtwin trash /photos
            (asks first; rawtwin undo brings all of it back)
      "
    `);
  });

  it('--all: each kept raw with its reason', () => {
    const all = text(culled, { all: true });
    expect(all.slice(all.indexOf('Kept'))).toMatchInlineSnapshot(`
      "Kept: 9 raws, 4 without a twin
        5  paired: its twin, or a picture made from it, is still there
             2026-05-01 wedding
               DSC0001.ARW  DSC0001.JPG
               DSC0003.ARW  DSC0003.JPG
               DSC0005.ARW  DSC0005.JPG
             walk
               _DSC0001.NEF  _DSC0001.JPG
               _DSC0003.NEF  _DSC0003.JPG
        1  raw-only: the camera wrote no JPEG with it
           → Nothing to do: they were shot so. --include raw-only trashes them too.
             2026-05-01 wedding
               DSC0007.ARW
        2  unsure: nothing proves that a JPEG was deleted
             1: not between two shots known to be taken with a JPEG: the camera may
                have been on RAW-only
             1: what stands in it, or in a sidecar, could not be made out
           → A scan before culling would have made these provable: rawtwin remembers
             the twins it saw.
             walk
               _DSC0004.NEF  not between two shots known to be taken with a JPEG: the
                 camera may have been on RAW-only: the last one known is _DSC0003.NEF
               _DSC0005.NEF  what stands in it, or in a sidecar, could not be made
                 out: it names no body or no time
        1  protected: JPEG gone or rejected, but rated, picked, edited or locked
             1: is rated, picked or labelled
           → Somebody chose these. --include protected trashes them too.
             2026-05-01 wedding
               DSC0008.ARW  is rated, picked or labelled: 3 stars in DSC0008.xmp; the
                 camera wrote a JPEG with it, and that JPEG is gone

      4 of 13 raws would go to trash with 2 sidecars: 96.0 MB. Nothing moved yet.
      Next: rawtwin trash /photos
            (asks first; rawtwin undo brings all of it back)
      "
    `);
  });

  it('for trash there is no next command: the question follows', () => {
    const shown = text(culled, { verb: 'trash' });
    expect(shown).toMatch(/4 of 13 raws would go to trash with 2 sidecars: 96\.0 MB\.\n$/);
    expect(shown).not.toMatch(/Next|Nothing moved/);
  });
});

describe('what is never hidden', () => {
  const many = planOf(range(100).map(i => actionOf(`/photos/${i % 5}/${no(i)}.ARW`)));
  it('says how many orphans are not told, by folder and in all', () => {
    const shown = planOf([
      ...range(25).map(i => actionOf(`/photos/a/${no(i)}.ARW`)),
      ...range(60).map(i => actionOf(`/photos/b${i}/x.ARW`)),
    ]);
    expect(text(shown)).toContain('and 5 more in this folder: --all shows them');
    expect(text(shown)).toContain('And 20 more orphans in other folders: --all shows them');
    expect(text(shown)).toContain('and 21 more folders: --all shows them');
    expect(text(many).match(/\.ARW/g)).toHaveLength(60);
    expect(text(many, { all: true }).match(/\.ARW/g)).toHaveLength(100);
  });

  it('unreadable folders, links and unknown formats are told, and counted when there are many', () => {
    const shown = text(
      planOf([], [keptOf('/photos/x.ARW', 'unlisted', [{ kind: 'unlisted', path: at('/photos/private'), code: 'EACCES' }])], {
        unreadable: range(25).map(i => ({ path: at(`/photos/private${i}`), code: 'EACCES', hides: true })),
        notes: [
          { kind: 'symlink', path: at('/photos/latest') },
          { kind: 'unknown-raw', path: at('/photos/x.bay') },
        ],
      }),
    );
    expect(shown).toContain('Could not be read: 25 places; raws whose twin may be in there are kept');
    expect(shown).toContain('  private1  no permission to read it (EACCES)');
    expect(shown).toContain('  and 5 more: --all shows them');
    expect(shown).toContain('1 symbolic link not followed, and never moved\n  latest');
    expect(shown).toContain('1 file of a RAW format unknown to rawtwin, left alone\n  x.bay');
  });

  it('a refusal is the last word, with how to go on instead of a next command', () => {
    const refusals = [{ guard: 'max-trash', message: '9 of 10 raws would go.', howToGoOn: 'Run again with --max-trash 9.' }] as const;
    const shown = text({ ...culled, refusals });
    expect(shown).toMatch(/`rawtwin trash` would refuse this: 9 of 10 raws would go\.\n {2}To go on: Run again with --max-trash 9\.\n$/);
    expect(shown).not.toContain('Next:');
  });
});

describe('when nothing is orphaned', () => {
  const paired = keptOf('/photos/x.ARW', 'paired', [{ kind: 'same-stem', as: at('/photos/x.JPG') }]);
  it.each([
    { sentence: 'no files', plan: planOf([]), says: 'Nothing to trash: there are no RAW files here.' },
    {
      sentence: 'JPEGs alone',
      plan: planOf([], [], { totals: { ...planOf([]).totals, rendered: 7 } }),
      says: 'Nothing to trash: there are no RAW files here, only 7 JPEGs and HEIFs.',
    },
    { sentence: 'one pair', plan: planOf([], [paired]), says: 'Nothing to trash: the one raw has its twin.' },
    { sentence: 'all paired', plan: planOf([], [paired, paired]), says: 'Nothing to trash: all 2 raws have their twin.' },
    {
      sentence: 'some kept for another reason',
      plan: planOf([], [paired, keptOf('/photos/y.ARW', 'raw-only', [{ kind: 'camera-raw-only' }])]),
      says: 'Nothing to trash: no raw here is shown to have lost its JPEG. 1 raw has its\ntwin, 1 is kept for the reasons above.',
    },
  ])('$sentence', ({ plan, says }) => expect(text(plan)).toContain(`\n${says}\n`));
});

describe('laws of the terminal report', () => {
  it('colour=false writes no escape sequence; colour=true only bold, red, green, magenta and their ends', () => {
    expect(text(culled)).not.toContain('\x1b');
    const coloured = text({ ...culled, unreadable: [{ path: at('/photos/p'), code: 'EIO', hides: true }] }, { colour: true });
    const codes = coloured
      .split('\x1b[')
      .slice(1)
      .map(rest => Number.parseInt(rest, 10));
    expect([...new Set(codes)].sort((a, b) => a - b)).toEqual([1, 22, 31, 32, 35, 39]);
  });

  it('colours change nothing but colours', () => {
    expect(stripVTControlCharacters(text(culled, { colour: true }))).toBe(text(culled));
  });

  it('hostile names move no cursor, and no shortened line is wider than the screen', () => {
    fc.assert(
      fc.property(hostilePlan, fc.constantFrom(80, 120, 200), fc.boolean(), (plan, columns, all) => {
        for (const chunk of textIn(renderPlan(plan, { words: WORDS.en, columns, colour: false, all, verb: 'plan' }))) {
          expect(chunk.endsWith('\n')).toBe(true);
          expect(chunk.slice(0, -1).replace(/[\u200c\u200d]/g, '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([80, 100, 200])('%i columns are kept for names and folders of every length', columns => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 6 }), lengths => {
        const plan = planOf(
          lengths.map((n, i) => actionOf(`/photos/${'夏'.repeat(n)}${i}/${'n'.repeat(n)}.ARW`, { with: [sidecarOf('/photos/z.xmp')] })),
        );
        for (const line of text(plan, { columns }).split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the places of pictures', () => {
  it('stand below the line of each orphan, in its order, and nowhere else', () => {
    const parts = [...renderPlan(culled, { words: WORDS.en, columns: 80, colour: false, all: true, verb: 'plan' })];
    const places = parts.flatMap((part, i) => (isText(part) ? [] : [[part.pictureOf, parts[i - 1]] as const]));
    expect(places.map(([raw]) => raw)).toEqual(culled.actions.map(({ raw }) => raw.path));
    for (const [raw, line] of places) expect(line).toContain(` ${raw.split('/').at(-1)} `);
  });
});
