import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../../src/model/facts.js';
import { factsIn } from '../../support/facts-in.js';
import { app1, bareNote, bytesOf, camera, type Entries, jpegHead, latin, long, short, tiffHead } from '../../support/tiff-head.js';

const settings = (mode: number, quality = 4) => short(20, 0, 0, quality, 0, 0, 0, 0, 0, mode);
const cr2 = (note: Entries, model = 'Canon EOS R5') => tiffHead(camera('Canon', model, bareNote(note)), { gap: latin('CR\x02\0\0\0\0\0') });
const factsFrom = (note: Entries, model?: string) => factsIn(cr2(note, model), 'cr2');

describe('what a Canon raw says was recorded', () => {
  it.each<[number, string, Recorded]>([
    [6, 'Canon EOS 5D Mark IV', 'raw-only'],
    [7, 'Canon EOS 5D Mark IV', 'with-jpeg'],
    [12, 'Canon EOS R5', 'raw-only'],
    [13, 'Canon EOS R5', 'with-jpeg'],
    [15, 'Canon EOS R5', 'with-heif'],
    [2, 'Canon PowerShot G2', 'unknown'],
    [0xffff, 'Canon EOS R5', 'unknown'],
    [99, 'Canon EOS R5', 'unknown'],
    [6, 'Canon EOS 350D DIGITAL', 'unknown'],
    [7, 'Canon EOS DIGITAL REBEL XT', 'unknown'],
    [6, 'Canon EOS 20D', 'unknown'],
    [6, 'Canon EOS 5D', 'unknown'],
    [6, 'Canon EOS-1D Mark II N', 'unknown'],
    [6, 'Canon EOS-1Ds Mark II', 'unknown'],
    [6, 'Canon EOS-1D Mark III', 'raw-only'],
    [6, 'Canon EOS 5D Mark II', 'raw-only'],
    [1, 'Canon EOS R5', 'unknown'],
  ])('RecordMode %i of %s: %s', (mode, model, recorded) => expect(factsFrom({ 1: settings(mode) }, model).recorded).toBe(recorded));

  it('says JPEG only in a JPEG', () => {
    const facts = factsIn(jpegHead(app1(tiffHead(camera('Canon', 'Canon EOS 500D', bareNote({ 1: settings(1, 3) }))))), 'jpg');
    expect(facts).toMatchObject({ recorded: 'jpeg-only', makerNote: true, rendition: false });
  });
  it('expects no JPEG of a frame of a multiple exposure', () => {
    expect(factsFrom({ 1: settings(13), 16417: long(16, 1, 0, 3) })).toMatchObject({
      ...{ recorded: 'with-jpeg', composite: true },
      warnings: [expect.stringMatching(/multiple exposure/)],
    });
    expect(factsFrom({ 1: settings(13), 16417: long(16, 0, 0, 0) })).toMatchObject({ recorded: 'with-jpeg', warnings: [] });
  });
  it('is unknown in a raw whose quality is that of a JPEG', () => {
    const facts = factsFrom({ 1: settings(7, 3) });
    expect(facts.recorded).toBe('unknown');
    expect(facts.warnings).toHaveLength(1);
  });
});

describe('the other facts of a Canon maker note', () => {
  it('reads file number, unique id and serial number', () => {
    const id = Uint8Array.from({ length: 16 }, (_, i) => i);
    expect(factsFrom({ 8: long(1_000_042), 12: long(560018150), 40: bytesOf(id, 1) })).toMatchObject({
      counter: 1_000_042,
      bodySerial: '560018150',
      shotId: '000102030405060708090a0b0c0d0e0f',
    });
  });
  it('takes zeros for nothing', () => {
    const facts = factsFrom({ 8: long(0), 12: long(0), 40: bytesOf(new Uint8Array(16), 1) });
    expect([facts.counter, facts.bodySerial, facts.shotId]).toEqual([undefined, undefined, undefined]);
  });
  const packedLike20D = (folder: number, file: number) => (folder << 6) | ((file & 0xff) << 16) | (file >> 8);
  const packedLike30D = (folder: number, file: number) => ((folder & 0x3f) << 10) | (file >> 4) | ((file & 0xf) << 20);
  it.each([
    ['Canon EOS 350D DIGITAL', packedLike20D(100, 24), 1_000_024],
    ['Canon EOS DIGITAL REBEL XT', packedLike20D(393, 9376), 3_939_376],
    ['Canon EOS 30D', packedLike30D(101, 1234), 1_011_234],
    ['Canon EOS 40D', packedLike30D(101, 1234), undefined],
  ])('unpacks the file number of %s', (model, packed, counter) =>
    expect(factsFrom({ 147: short(12, packed & 0xffff, packed >>> 16, 0, 0, 0) }, model).counter).toBe(counter),
  );
});
