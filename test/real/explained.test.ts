import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import type { Said } from './exiftool-says.js';
import { EXPLAINED, whyOf } from './explained.js';
import type { Field } from './fields.js';

const facts = (known: Partial<Facts>): Facts => ({
  ...{ format: 'cr2', recorded: 'unknown', makerNote: true, rendition: false, warnings: [] },
  ...known,
});
interface Row {
  readonly sentence: string;
  readonly field: Field;
  readonly ours: Partial<Facts>;
  readonly theirs: Said;
  /** A part of the reason; absent: it stays unexplained. */
  readonly why?: string;
}
const EOS = (model: string): Partial<Facts> => ({ model: `Canon EOS${model}`, recorded: 'unknown' });
const ROWS: readonly Row[] = [
  {
    sentence: 'a 350D under its American name',
    field: 'recorded',
    ours: EOS(' DIGITAL REBEL XT'),
    theirs: { recorded: 'raw-only' },
    why: '30D',
  },
  { sentence: 'a 1D Mark II N', field: 'recorded', ours: EOS('-1D Mark II N'), theirs: { recorded: 'raw-only' }, why: '30D' },
  { sentence: 'a 5D of 2005', field: 'recorded', ours: EOS(' 5D'), theirs: { recorded: 'raw-only' }, why: '30D' },
  { sentence: 'a 5D Mark III is no 5D', field: 'recorded', ours: EOS(' 5D Mark III'), theirs: { recorded: 'raw-only' } },
  { sentence: 'a 1D Mark III is no 1D', field: 'recorded', ours: EOS('-1D Mark III'), theirs: { recorded: 'raw-only' } },
  {
    sentence: 'an old body that we believe after all',
    field: 'recorded',
    ours: { ...EOS(' 5D'), recorded: 'with-jpeg' },
    theirs: { recorded: 'raw-only' },
  },
  { sentence: 'a converted DNG', field: 'recorded', ours: { format: 'dng' }, theirs: { recorded: 'with-jpeg' }, why: 'converted' },
  { sentence: 'a raw that is no DNG', field: 'recorded', ours: { format: 'arw' }, theirs: { recorded: 'with-jpeg' } },
  { sentence: 'a raw of a JPEG-only shot', field: 'recorded', ours: { format: 'arw' }, theirs: { recorded: 'jpeg-only' }, why: 'disagree' },
  { sentence: 'a JPEG of a JPEG-only shot', field: 'recorded', ours: { format: 'jpeg' }, theirs: { recorded: 'jpeg-only' } },
  {
    sentence: 'a leading zero',
    field: 'bodySerial',
    ours: { bodySerial: '0560018150' },
    theirs: { bodySerial: '560018150' },
    why: 'zeros',
  },
  { sentence: 'another number', field: 'bodySerial', ours: { bodySerial: '0560018150' }, theirs: { bodySerial: '560018151' } },
  { sentence: 'NO= before it', field: 'bodySerial', ours: { bodySerial: '20025585' }, theirs: { bodySerial: 'NO= 20025585' }, why: 'NO=' },
  { sentence: 'NO= before another', field: 'bodySerial', ours: { bodySerial: '20025586' }, theirs: { bodySerial: 'NO= 20025585' } },
  { sentence: 'a byte behind a NUL', field: 'bodySerial', ours: { bodySerial: 'F350807' }, theirs: { bodySerial: 'F350807^' }, why: 'NUL' },
  { sentence: 'none at all', field: 'bodySerial', ours: {}, theirs: { bodySerial: 'F350807^' } },
  { sentence: 'the count of a DSLR-A330', field: 'counter', ours: { model: 'DSLR-A330' }, theirs: { counter: '78' }, why: 'DSLR-A' },
  { sentence: 'the count of an ILCE', field: 'counter', ours: { model: 'ILCE-7M3' }, theirs: { counter: '78' } },
  { sentence: 'a count of 0', field: 'counter', ours: {}, theirs: { counter: '0' }, why: 'do not count' },
  { sentence: 'a count of 0 where we have another', field: 'counter', ours: { counter: 7 }, theirs: { counter: '0' } },
  { sentence: 'a number in CameraInfo', field: 'counter', ours: { make: 'Canon' }, theirs: { counter: '1000438' }, why: 'CameraInfo' },
  { sentence: 'another number than ours', field: 'counter', ours: { make: 'Canon', counter: 1 }, theirs: { counter: '1000438' } },
  { sentence: 'zeros', field: 'bodySerial', ours: {}, theirs: { bodySerial: '00000000' }, why: 'no number' },
  { sentence: 'a number with zeros', field: 'bodySerial', ours: {}, theirs: { bodySerial: '0000100' } },
  { sentence: "Canon's board", field: 'bodySerial', ours: { make: 'Canon' }, theirs: { bodySerial: 'GD0031234' }, why: 'circuit board' },
  { sentence: "Canon's body", field: 'bodySerial', ours: { make: 'Canon' }, theirs: { bodySerial: '560018150' } },
  { sentence: 'a Kodak', field: 'bodySerial', ours: { make: 'EASTMAN KODAK COMPANY' }, theirs: { bodySerial: 'C713 1' }, why: 'Kodak' },
  { sentence: 'a Nikon', field: 'bodySerial', ours: { make: 'NIKON' }, theirs: { bodySerial: '7302381' } },
  { sentence: 'a note that a program moved', field: 'counter', ours: { rendition: true }, theirs: { counter: '12' }, why: 'moved' },
  { sentence: 'a wrong value in one', field: 'counter', ours: { rendition: true, counter: 13 }, theirs: { counter: '12' } },
  { sentence: 'an orientation of 0', field: 'orientation', ours: {}, theirs: { orientation: '0' }, why: '1 to 8' },
  { sentence: 'an orientation of 6', field: 'orientation', ours: {}, theirs: { orientation: '6' } },
  { sentence: 'blanks', field: 'offset', ours: {}, theirs: { offset: ':' }, why: 'blanks' },
  { sentence: 'an offset', field: 'offset', ours: {}, theirs: { offset: '+02:00' } },
  {
    sentence: 'a name that says another format',
    field: 'recorded',
    ours: { format: 'jpeg', warnings: ['the bytes are JPEG, though the name says NEF'] },
    theirs: { recorded: 'jpeg-only' },
    why: 'the name says',
  },
  {
    sentence: 'a camera that contradicts itself',
    field: 'recorded',
    ours: { format: 'arw', warnings: ["the camera's fields disagree on what was recorded (raw-only, with-jpeg)"] },
    theirs: { recorded: 'raw-only' },
    why: 'fields disagree',
  },
  { sentence: 'a torn file', field: 'make', ours: { make: 'Canon' }, theirs: { refused: 'JPEG format error' }, why: 'torn' },
  { sentence: 'a torn file of which exiftool has more', field: 'make', ours: {}, theirs: { refused: 'JPEG format error', make: 'Canon' } },
];

describe('a difference from exiftool', () => {
  it.each(ROWS)('$field, $sentence: $why', ({ field, ours, theirs, why }) => {
    const told = whyOf(field, { file: 'x', facts: facts(ours), said: theirs });
    if (why === undefined) expect(told).toBeUndefined();
    else expect(told).toContain(why);
  });
  it('has a row here for each explanation', () => {
    const shown = ROWS.map(({ field, ours, theirs }) => whyOf(field, { file: 'x', facts: facts(ours), said: theirs }));
    expect(EXPLAINED.filter(({ why }) => !shown.includes(why))).toEqual([]);
  });
});
