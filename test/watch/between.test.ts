import { describe, expect, it } from 'vitest';
import { liesBetween, spanOf } from '../../src/watch/between.js';

describe('liesBetween', () => {
  it.each<[string, string, readonly string[], boolean]>([
    ['between two', 'dsc2', ['dsc1', 'dsc3'], true],
    ['far between, in any order', 'dsc5', ['dsc9', 'dsc7', 'dsc1'], true],
    ['behind the last', 'dsc4', ['dsc1', 'dsc3'], false],
    ['before the first', 'dsc0', ['dsc1', 'dsc3'], false],
    ['itself is no neighbour', 'dsc3', ['dsc1', 'dsc3'], false],
    ['beside one alone', 'dsc2', ['dsc1'], false],
    ['nothing is known', 'dsc2', [], false],
    ['behind the last by its number, though its letters sort before', 'img10', ['img1', 'img9'], false],
    ['between by its number, though its letters sort behind', 'img9', ['img1', 'img10'], false],
    ['between both ways', 'img15', ['img10', 'img20'], true],
    ['the counter began anew: the last of the old numbers may be the last that came', 'dsc_9999', ['dsc_9998', 'dsc_0002'], false],
  ])('%s', (_, stem, known, isSo) => expect(liesBetween(stem, spanOf(known))).toBe(isSo));
});
