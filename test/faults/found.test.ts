import { describe, expect, it } from 'vitest';
import { CELLS, exploreCell } from './explore/cells.js';

/** `only`: just the points below these steps, all of them. `deeper`, `refused`: what part of the disks left by a first cut, and of the refused calls, is tried. */
interface Found {
  readonly told: string;
  readonly cell: string;
  readonly only?: string;
  readonly deeper?: number;
  readonly refused?: number;
}
/** Losses that were found by exploring, each in the smallest story that shows it. */
const FOUND: readonly Found[] = [
  { told: 'a trash folder whose own name was not synced is out of reach after a power cut', cell: 'one-raw/own-trash/trash' },
  { told: 'so is our own trash folder, and the folders inside', cell: 'nested-folders/folder/trash' },
  { told: 'a name in trash comes back after the journal called its file restored', cell: 'one-raw/folder/undo' },
  { told: 'so does the note beside it', cell: 'one-raw/home-trash/undo' },
  { told: 'what lies in the place of a file that never left is another program’s', cell: 'name-taken-in-trash/own-trash/trash' },
  { told: 'the folder of a run that recovery took back is left', cell: 'own-sidecar/folder/trash' },
  { told: 'the note of a move that was refused comes back', cell: 'trash-on-another-mount/own-trash/trash' },
  { told: 'a file that was saved in the instant of the move', cell: 'saved-in-the-instant/folder/trash' },
  { told: 'a raw that changed since the plan, and the sidecar that it shares', cell: 'shared-sidecar-stays/own-trash/trash' },
  { told: 'a twin that is back', cell: 'twin-is-back/card/trash' },
  { told: 'a sidecar that will not go', cell: 'sidecar-will-not-go/card-trash/trash' },
  { told: 'other files at home, which stay', cell: 'another-file-at-home/card/undo' },
  { told: 'the note of a purged file comes back', cell: 'one-raw/home-trash/purge' },
  { told: 'a sidecar is purged though its raw has to stay', cell: 'name-taken-for-purge/folder/purge' },
  { told: 'a name in trash comes back after recovery called its file restored', cell: 'one-raw/own-trash/undo-recover', deeper: 0.04 },
  { told: 'a recovered run that is not durable when it is closed', cell: 'own-sidecar/own-trash/trash-recover', deeper: 0.05 },
  { told: 'a placeholder that recovery took away comes back', cell: 'one-raw/card/undo-recover-undo', deeper: 0.03 },
  {
    told: 'a file that is put back into a folder less durable than the removal of its trash',
    cell: 'own-sidecar/card/trash-recover',
    deeper: 0.05,
  },
  {
    told: 'the placeholder of a file that went to its second store, taken for another file',
    cell: 'name-taken-in-trash/card-trash/trash-recover',
    only: '55-dies/',
  },
  {
    told: 'a purged file comes back after recovery called it purged',
    cell: 'three-sidecars/ntfs/purge-undo',
    only: '20-dies/',
  },
  { told: 'a trash folder whose maker died before its name was durable', cell: 'one-raw/folder/trash-again', deeper: 0.03 },
  { told: 'a second store whose folder cannot be looked at', cell: 'trash-on-another-mount/own-trash/trash-refused', refused: 0.06 },
  { told: 'a file told to be in trash that is home', cell: 'saved-in-the-instant/mac/trash-refused', refused: 0.1 },
  {
    told: 'what was saved in the instant of a move and could not be put back comes home by undo',
    cell: 'saved-in-the-instant/own-trash/trash-refused',
    refused: 0.1,
  },
  { told: 'a placeholder whose making was refused and done', cell: 'one-raw/card/undo-refused', refused: 0.2 },
];

describe('found once, and never again', { timeout: 60_000 }, () => {
  it.each(FOUND)('$told ($cell)', async ({ cell, only, deeper = only === undefined ? 0 : 1, refused = 0 }) => {
    const found = CELLS.filter(({ id }) => id === cell);
    expect(found).toHaveLength(1);
    const amount = {
      seed: 1,
      counts: { ordered: 2, some: 3 },
      deeper: [deeper, deeper],
      share: { dies: 1, cut: 1 },
      refusals: refused,
      only: only === undefined ? '' : `${cell}/${only}`,
    };
    const deep = deeper > 0 && only === undefined ? { ...amount, share: { dies: 0.5, cut: 0.3 } } : amount;
    const wrong: string[] = [];
    let points = 0;
    for (const one of found) {
      await exploreCell(one, deep, (id, mistakes) => {
        points++;
        if (mistakes.length > 0) wrong.push(`${id}: ${mistakes.join('; ')}`);
        return wrong.length < 3;
      });
    }
    expect(wrong).toEqual([]);
    expect(points).toBeGreaterThan(50);
  });
});
