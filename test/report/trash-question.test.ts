import { describe, expect, it } from 'vitest';
import { mostTaken, pickOf } from '../../src/report/trash-question.js';
import { abs } from '../support/trash-world.js';
import { WORDS } from '../support/words.js';
import { actionOf, planOf, sidecarOf } from './plan-of.js';

const folder = (name: string, orphans: number, raws: number) => ({ folder: abs(name), shown: name, orphans, raws, bytes: 0 });

describe('whether the number must be typed', () => {
  it.each([
    ['no folder', [], undefined],
    ['half of a folder', [folder('/a', 5, 10)], undefined],
    ['more than half of a folder', [folder('/a', 6, 10)], '/a'],
    ['one small folder as a whole among large ones', [folder('/a', 60, 100), folder('/b', 2, 2), folder('/c', 1, 100)], '/b'],
  ])('%s', (_, folders, worst) => expect(mostTaken(folders)?.folder).toBe(worst));
});

describe('what is picked from', () => {
  const plan = planOf([
    actionOf('/photos/a/1.ARW', { with: [sidecarOf('/photos/a/1.xmp')] }),
    actionOf('/photos/b/2\n.ARW', { confidence: 'stem', because: [{ kind: 'no-twins-here', searched: 3 }] }),
  ]);

  it('has every raw with its reason; what rests on names alone is not ticked', () => {
    const { raws } = pickOf(plan, plan.actions, WORDS.en);
    expect(raws.map(({ id, shown, along, bytes, confidence, isTicked }) => [id, shown, along, bytes, confidence, isTicked])).toEqual([
      ['a:/photos/a/1.ARW', '1.ARW', 'with .xmp', 24_001_000, 'proven', true],
      ['a:/photos/b/2\n.ARW', '2\\n.ARW', '', 24_000_000, 'by name', false],
    ]);
    expect(raws.map(({ why }) => why)).toEqual([
      'the camera wrote a JPEG with it, and that JPEG is gone',
      'there is no JPEG of its name; nothing proves that there was one',
    ]);
  });

  it('has their folders, told from the root', () =>
    expect(pickOf(plan, plan.actions, WORDS.en).folders.map(({ folder, shown, orphans }) => [folder, shown, orphans])).toEqual([
      ['/photos/a', 'a', 1],
      ['/photos/b', 'b', 1],
    ]));
});
