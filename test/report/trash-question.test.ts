import { describe, expect, it } from 'vitest';
import { mostTaken } from '../../src/report/trash-question.js';
import { abs } from '../support/trash-world.js';

const folder = (name: string, orphans: number, raws: number) => ({ folder: abs(name), shown: name, orphans, raws, bytes: 0 });

describe('whether the number must be typed', () => {
  it.each([
    ['no folder', [], undefined],
    ['half of a folder', [folder('/a', 5, 10)], undefined],
    ['more than half of a folder', [folder('/a', 6, 10)], '/a'],
    ['one small folder as a whole among large ones', [folder('/a', 60, 100), folder('/b', 2, 2), folder('/c', 1, 100)], '/b'],
  ])('%s', (_, folders, worst) => expect(mostTaken(folders)?.folder).toBe(worst));
});
