import { describe, expect, it } from 'vitest';
import { factsIn, readInMemory } from '../support/facts-in.js';
import { app, app1, camera, joined, jpegHead, latin, numbers, tiffHead, xmpSegment } from '../support/tiff-head.js';

const exif = app1(tiffHead(camera('SONY', 'ILCE-7M4')));
const DIGEST = '0123456789ABCDEF0123456789ABCDEF';
const HEADER = latin('http://ns.adobe.com/xmp/extension/\0');
const XMP = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xmp="http://ns.adobe.com/xap/1.0/"';
const rdf = (attributes: string) => `<rdf:RDF ${XMP}><rdf:Description rdf:about="" ${attributes}/></rdf:RDF>`;
/** One APP1 segment of an extended packet. */
function piece(whole: Uint8Array, from: number, to: number, digest = DIGEST): Uint8Array {
  const payload = joined(HEADER, latin(digest), numbers(4, [whole.length, from], false), whole.slice(from, to));
  return joined(Uint8Array.of(0xff, 0xe1), numbers(2, [payload.length + 2], false), payload);
}
const packet = xmpSegment(rdf(`xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${DIGEST}"`));
const whole = new TextEncoder().encode(rdf('xmp:Label="\u00fcber" xmp:Rating="4"'));
const cut = whole.indexOf(0xbc); // in the middle of a letter

describe('XMP that one segment does not hold', () => {
  it.each<[string, readonly Uint8Array[], number | undefined]>([
    ['in one piece', [packet, piece(whole, 0, whole.length)], 4],
    ['in two', [packet, piece(whole, 0, cut), piece(whole, cut, whole.length)], 4],
    ['in two, the second first', [packet, piece(whole, cut, whole.length), piece(whole, 0, cut)], 4],
    ['left over from an older packet', [packet, piece(whole, 0, whole.length, DIGEST.toLowerCase())], undefined],
    ['without the packet that names it', [piece(whole, 0, whole.length)], undefined],
    ['shorter than its own header', [packet, piece(whole, 0, 0)], undefined],
  ])('%s', (_, segments, rating) => expect(factsIn(jpegHead(exif, ...segments), 'jpg').rating).toBe(rating));
  it('keeps a letter that two pieces share', () =>
    expect(factsIn(jpegHead(exif, packet, piece(whole, 0, cut), piece(whole, cut, whole.length)), 'jpg').label).toBe('\u00fcber'));
});

describe('what may stand before Exif', () => {
  const mpf = joined(Uint8Array.of(0xff, 0xe2), numbers(2, [30], false), latin('MPF\0'), new Uint8Array(24));
  it.each<[string, readonly Uint8Array[], number]>([
    ['nothing', [exif], 1],
    ['JFIF, an ICC profile and the list of a multi-picture file', [app(0, 14), app(2, 3000), mpf, exif], 1],
    ['XMP', [packet, exif], 1],
    ['a profile of 64 KB', [app(2, 65_500), exif], 2],
    ['two of them', [app(2, 65_000), app(2, 65_000), exif], 2],
  ])('%s', (_, segments, reads) => {
    const read = readInMemory(joined(jpegHead(...segments), new Uint8Array(200_000)), 'jpg');
    expect(read.facts.model).toBe('ILCE-7M4');
    expect(read.reads).toHaveLength(reads);
  });
});
