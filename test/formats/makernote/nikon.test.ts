import { describe, expect, it } from 'vitest';
import { factsIn } from '../../support/facts-in.js';
import {
  app1,
  ascii,
  bareNote,
  bytesOf,
  camera,
  type Entries,
  headedNote,
  joined,
  jpegHead,
  latin,
  long,
  numbers,
  placed,
  short,
  tiffHead,
} from '../../support/tiff-head.js';

/** A note of type 3: a name, a version, and a TIFF of its own. */
const note = (entries: Entries, little = true) => placed(() => joined(latin('Nikon\0\x02\x11\0\0'), tiffHead(entries, { little })));
const nef = (entries: Entries, little = true) =>
  tiffHead({ ...camera('NIKON CORPORATION', 'NIKON D7100', note(entries, little)), 330: long(8) });
const factsFrom = (entries: Entries, little?: boolean) => factsIn(nef(entries, little), 'nef');
const fileInfo = (folder: number, file: number, little: boolean) => bytesOf(joined(latin('0100'), numbers(2, [1, folder, file], little)));

describe('a Nikon maker note', () => {
  it.each([true, false])('gives serial number and shutter count (little-endian: %s)', little =>
    expect(factsFrom({ 29: ascii('7302381'), 167: long(205) }, little)).toMatchObject({
      bodySerial: '7302381',
      counter: 205,
      makerNote: true,
    }),
  );
  it('has no counter where the body does not count', () => expect(factsFrom({ 167: long(4294965247) }).counter).toBeUndefined());
  it('never tells what was recorded', () => expect(factsFrom({ 4: ascii('RAW    ') }).recorded).toBe('unknown'));
  it.each([
    [1, true],
    [0, undefined],
  ])('a frame of a multiple exposure (mode %i): %s', (mode, composite) => {
    const info = bytesOf(joined(latin('0100'), numbers(4, [mode, 3, 0], true)));
    expect(factsFrom({ 176: info })).toMatchObject({ recorded: 'unknown' });
    expect(factsFrom({ 176: info }).composite).toBe(composite);
  });
  it.each([true, false])('tries both byte orders for the file number (little-endian: %s)', little =>
    expect(factsFrom({ 184: fileInfo(101, 182, little) }).fileNumber).toBe(182),
  );
  it('has no file number where no order makes sense', () => expect(factsFrom({ 184: fileInfo(0, 182, true) }).fileNumber).toBeUndefined());
  it('takes a file processed in the camera for a rendition', () => {
    const processed = (step: number) =>
      jpegHead(app1(tiffHead(camera('NIKON CORPORATION', 'NIKON D7100', note({ 158: short(step, 0, 0, 0, 0, 0, 0, 0, 0, 0) })))));
    expect(factsIn(processed(19), 'jpg').rendition).toBe(true);
    expect(factsIn(processed(0), 'jpg').rendition).toBe(false);
  });
  it('reads the old serial number', () => expect(factsFrom({ 160: ascii('NO= 20025585') }).bodySerial).toBe('20025585'));
  it('reads a note without header (D1) and with the header of compacts', () => {
    const bare = tiffHead({ ...camera('NIKON CORPORATION', 'NIKON D1', bareNote({ 167: long(7) })), 330: long(8) });
    const old = jpegHead(app1(tiffHead(camera('NIKON', 'E775', headedNote(latin('Nikon\0\x01\0'), { 167: long(8) }, false)))));
    expect([factsIn(bare, 'nef').counter, factsIn(old, 'jpg').counter]).toEqual([7, 8]);
  });
  it.each<[string, Entries, string | undefined]>([
    ['NikonCaptureData', { 3585: bytesOf(new Uint8Array(40)) }, 'Nikon Capture'],
    ['NikonCaptureVersion', { 3593: ascii('Capture NX 2.4.7 W') }, 'Capture NX 2.4.7 W'],
    ['NikonCaptureOffsets', { 3598: bytesOf(joined(latin('0100'), new Uint8Array(8))) }, 'Nikon Capture'],
    ['NikonCaptureEditVersions', { 3603: bytesOf(new Uint8Array(40)) }, 'Nikon Capture'],
    ['an empty one', { 3585: bytesOf(new Uint8Array(0)) }, undefined],
    [
      "the camera's own of that range",
      { 3584: bytesOf(latin('PrintIM')), 3613: bytesOf(latin('ICC1')), 3618: short(14, 0, 0, 0) },
      undefined,
    ],
  ])('edits of its own programs, by tags that no camera writes: %s', (_, entries, program) =>
    expect(factsFrom(entries).edited).toBe(program),
  );
  it('tells of edits in a raw alone', () => {
    const entries = { 3593: ascii('Capture NX 2.4.7 W') };
    expect(factsIn(jpegHead(app1(tiffHead(camera('NIKON CORPORATION', 'NIKON D7100', note(entries))))), 'jpg').edited).toBeUndefined();
  });
});
