import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import type { Said } from './exiftool-says.js';
import { EXPLAINED, whyOf } from './explained.js';
import type { Field } from './oracle.js';

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
