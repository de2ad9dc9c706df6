import { describe, expect, it } from 'vitest';
import { protection } from '../../src/plan/protect.js';
import { at } from '../plan/small-world.js';
import { factsIn } from '../support/facts-in.js';
import {
  app1,
  ascii,
  box,
  bytesOf,
  camera,
  type Entries,
  joined,
  jpegHead,
  latin,
  long,
  numbers,
  tiffHead,
  xmpSegment,
} from '../support/tiff-head.js';
import { packet } from './xmp-text.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const tiff = (model: string, more: Entries) => (xmp: string) => tiffHead({ ...camera(model, model), ...more, 700: bytesOf(utf8(xmp)) });

/** A RAF: its JPEG begins at 148. */
function raf(xmp: string): Uint8Array {
  const jpeg = jpegHead(app1(tiffHead(camera('FUJIFILM', 'X-T5'))), xmpSegment(xmp));
  const head = joined(latin('FUJIFILMCCD-RAW 0201FF129502X-T5'), new Uint8Array(52));
  return joined(head, numbers(4, [148, jpeg.length], false), new Uint8Array(56), jpeg);
}
function cr3(xmp: string): Uint8Array {
  const canon = latin('\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48');
  const space = latin('\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac');
  return joined(
    box('ftyp', latin('crx \0\0\0\x01')),
    box('moov', box('uuid', canon, box('CMT1', tiffHead({ 271: ascii('Canon'), 272: ascii('Canon EOS R5') })))),
    box('uuid', space, utf8(xmp)),
    box('mdat', new Uint8Array(64)),
  );
}

/** Raws with a packet in each place where cameras and programs put it. */
const RAWS: readonly (readonly [format: string, build: (xmp: string) => Uint8Array])[] = [
  ['dng', tiff('Leica', { 50706: long(0x0401) })],
  ['nef', tiff('NIKON CORPORATION', { 330: long(8) })],
  ['arw', tiff('SONY', { 330: long(8) })],
  ['raf', raf],
  ['cr3', cr3],
];

describe.each(RAWS)('work in the packet of a .%s', (format, build) => {
  it.each<[string, string, readonly string[]]>([
    ['rating 0 and no edits', packet('xmp:Rating="0" crs:Exposure2012="0.00"'), []],
    ['a rejection', packet('xmp:Rating="-1" xmpDM:pick="-1"'), []],
    ['stars', packet('xmp:Rating="3"'), ['rated']],
    ['a label', packet('xmp:Label="Red"'), ['rated']],
    ['a pick', packet('xmpDM:pick="1"'), ['rated']],
    ['edits', packet('crs:Exposure2012="+0.35"'), ['edited']],
    ['a pick and edits', packet('digiKam:PickLabel="3" crs:Contrast2012="+5"'), ['rated', 'edited']],
  ])('%s', (_, xmp, kinds) => {
    const facts = factsIn(build(xmp), format);
    expect(facts.format).toBe(format);
    expect(protection(at(`/p/A.${format}`), facts, undefined, []).map(({ kind }) => kind)).toEqual(kinds);
  });
});
