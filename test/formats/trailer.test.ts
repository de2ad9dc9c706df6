import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TAIL, workInTail } from '../../src/formats/trailer.js';
import type { WorkDone } from '../../src/model/facts.js';
import { joined, latin, numbers } from '../support/tiff-head.js';
import { canonTrailer, photoMechanicTrailer as softEdits } from './trailer-bytes.js';

const sensor = new Uint8Array(500).fill(0x5a);
it.each<[string, Uint8Array, WorkDone]>([
  ['nothing appended', sensor, {}],
  ["Canon's recipe", joined(sensor, canonTrailer()), { edited: 'Canon DPP' }],
  ['its name where the picture is', joined(canonTrailer(), sensor), {}],
  ['marks of Photo Mechanic, none set', joined(sensor, softEdits({ 215: 7, 216: 0, 221: 0, 222: 0, 223: 0 })), {}],
  ['tagged', joined(sensor, softEdits({ 221: 1 })), { picked: true }],
  ['a colour class and stars', joined(sensor, softEdits({ 222: 2, 223: 4 })), { label: 'colour class 2', rating: 4 }],
  ['trash', joined(sensor, softEdits({ 222: 8 })), {}],
  ['a crop', joined(sensor, softEdits({ 217: 100, 219: -1 })), { edited: 'Photo Mechanic' }],
  ['turned', joined(sensor, softEdits({ 216: 1 })), { edited: 'Photo Mechanic' }],
  ['both, one behind the other', joined(sensor, canonTrailer(), softEdits({ 221: 1 })), { edited: 'Canon DPP', picked: true }],
  ['a trailer that begins before what is at hand', joined(numbers(4, [TAIL * 2], false), latin('cbipcbbl')), { edited: 'Photo Mechanic' }],
  ['a mark and nothing else', latin('cbipcbbl'), { edited: 'Photo Mechanic' }],
  ['an empty file', new Uint8Array(0), {}],
])('%s', (_, tail, work) => expect(workInTail(tail)).toEqual(work));

it('survives any bytes', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(5000), (bytes, size) => {
      const work = workInTail(joined(bytes, numbers(4, [size], false), latin('cbipcbbl')));
      expect(work.rating === undefined || (work.rating >= 1 && work.rating <= 5)).toBe(true);
    }),
  ));
