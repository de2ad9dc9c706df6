import { expect, it } from 'vitest';
import { workOfOn1 } from '../../../src/formats/sidecar/on1.js';
import type { WorkDone } from '../../../src/model/facts.js';
import { on1 } from './sidecar-text.js';

const edited = { edited: 'ON1' };
it.each<[string, string, WorkDone]>([
  ['catalogued', on1(), {}],
  ['keywords found by itself', on1({ ml_classes: { classifications: ['sea'] }, metadata: { Keywords: ['sea'], Orientation: 1 } }), {}],
  ['stars', on1({ metadata: { Rating: 3 } }), { rating: 3 }],
  ['no stars', on1({ metadata: { Rating: 0 } }), { rating: 0 }],
  ['anything more than cataloguing gives', on1({ stack: {} }), edited],
  ['metadata that nobody here knows', on1({ metadata: { Liked: true } }), edited],
  ['a second version', JSON.stringify({ photos: { a: { name: 'x' }, b: { name: 'x' } } }), edited],
  ['no photo', JSON.stringify({ photos: {} }), edited],
  ['a photo that is none', JSON.stringify({ photos: { a: 7 } }), edited],
  ['cut off', on1().slice(0, 40), edited],
  ['brackets without end', '['.repeat(100_000), edited],
  ['a key of every object', on1({ constructor: 1 }), edited],
])('%s', (_, text, work) => expect(workOfOn1(text, 'ON1')).toEqual(work));
