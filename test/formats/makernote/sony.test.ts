import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../../src/model/facts.js';
import { factsIn } from '../../support/facts-in.js';
import {
  app1,
  bareNote,
  bytesOf,
  camera,
  type Entries,
  headedNote,
  jpegHead,
  latin,
  long,
  short,
  tiffHead,
} from '../../support/tiff-head.js';

/** Sony's substitution, written from its description: the third power modulo 249 for 2 to 247. */
const encipher = (plain: number): number => (plain >= 2 && plain <= 247 ? plain ** 3 % 249 : plain);
const block = (length: number, first: number, at: Readonly<Record<number, number>>) =>
  bytesOf(Uint8Array.from({ length }, (_, i) => (i === 0 ? first : encipher(at[i] ?? 0))));

const arw = (note: Entries, model = 'ILCE-7M4') => tiffHead(camera('SONY', model, bareNote(note)));
const factsFrom = (note: Entries, model?: string) => factsIn(arw(note, model), 'arw');

describe('what a Sony raw says was recorded', () => {
  it.each<[string, Entries, string, Recorded]>([
    ['0x0102 RAW', { 258: long(0) }, 'DSLR-A330', 'raw-only'],
    ['0x0102 compressed RAW', { 258: long(7) }, 'DSLR-A330', 'raw-only'],
    ['0x0102 RAW + JPEG', { 258: long(6) }, 'DSLR-A330', 'with-jpeg'],
    ['0x0102 compressed RAW + JPEG', { 258: long(8) }, 'ILCE-7M3', 'with-jpeg'],
    ['a panorama', { 258: long(0xffffffff) }, 'NEX-7', 'unknown'],
    ['no field at all (DSLR-A100)', { 260: long(1) }, 'DSLR-A100', 'unknown'],
    ['0x202e alone: RAW and none', { 8238: short(1, 0) }, 'ILCE-7M4', 'raw-only'],
    ['0x202e alone: RAW and Fine', { 8238: short(1, 2) }, 'ILCE-7M4', 'with-jpeg'],
    ['the body of 2025 with 0x202e 4', { 258: long(6), 8238: short(4, 2) }, 'ILCE-7M5', 'with-jpeg'],
    ['an HEIF switch that is on', { 258: long(6), 8238: short(1, 2), 8249: short(1) }, 'ILCE-1', 'with-heif'],
    ['an HEIF switch that is off', { 258: long(6), 8249: short(0) }, 'ILCE-1', 'with-jpeg'],
    ['Quality2 of newer bodies: RAW + HEIF', { 258: long(6), 37888: block(64, 0x31, { 42: 6 }) }, 'ILCE-1', 'with-heif'],
    ['Quality2 of newer bodies: RAW + JPEG', { 258: long(6), 37888: block(64, 0x31, { 42: 3 }) }, 'ILCE-7M4', 'with-jpeg'],
    ['Quality2 of newer bodies: RAW', { 258: long(0), 37888: block(64, 0x31, { 42: 2 }) }, 'ILCE-7M4', 'raw-only'],
    ['Quality2 of older bodies: RAW + JPEG', { 258: long(6), 37888: block(64, 0x26, { 42: 2 }) }, 'ILCE-7M3', 'with-jpeg'],
    ['Quality2 of older bodies, variant a', { 37888: block(64, 0x0a, { 41: 1 }) }, 'SLT-A57', 'raw-only'],
    ['Quality2 of older bodies, variant b', { 37888: block(64, 0x0c, { 37: 2 }) }, 'SLT-A58', 'with-jpeg'],
    ['a variant that nobody has described', { 37888: block(64, 0xd0, { 37: 2 }) }, 'DSC-H90', 'unknown'],
  ])('%s', (_, note, model, recorded) => expect(factsFrom(note, model).recorded).toBe(recorded));

  it('is unknown where its fields disagree, and says so', () => {
    const facts = factsFrom({ 258: long(6), 8238: short(1, 0) });
    expect(facts.recorded).toBe('unknown');
    expect(facts.warnings.join()).toMatch(/disagree/);
  });
  it('is unknown where a raw claims to be JPEG only', () => expect(factsFrom({ 258: long(2) }).recorded).toBe('unknown'));
});

describe('the other facts of a Sony maker note', () => {
  const count = (at: number, value: number) => Object.fromEntries([0, 1, 2].map(i => [at + i, (value >> (8 * i)) & 0xff]));
  it.each([
    ['SLT-A57', 0x32, 0xf0, 5],
    ['ILCE-7', 0x32, 0x7c, 4],
    ['ILCE-7M3', 0x3a, 0x88, 6],
    ['ILME-FX3', 0x3a, 0x88, 6],
    ['ILCE-1', 0x3a, 0x8a, 6],
  ])('0x9050 of %s: shutter count and inner serial', (model, countAt, serialAt, length) => {
    const serial = Object.fromEntries(Array.from({ length }, (_, i) => [serialAt + i, 0x11 * (i + 1)]));
    const facts = factsFrom({ 36944: block(944, 0, { ...count(countAt, 0x012345), ...serial }) }, model);
    expect(facts.counter).toBe(0x012345);
    expect(facts.bodySerial).toBe('112233445566'.slice(0, 2 * length));
  });
  it('knows no place for the counter of a compact', () =>
    expect(factsFrom({ 36944: block(944, 0, count(0x32, 77)) }, 'DSC-RX100M3').counter).toBeUndefined());
  it('reads sequence number and rating', () =>
    expect(factsFrom({ 45130: short(3), 8194: long(4) })).toMatchObject({ sequence: 3, rating: 4 }));
  it('reads the note of a JPEG behind its header', () => {
    const note = headedNote(latin('SONY DSC \0\0\0'), { 258: long(6), 45130: short(2), 36944: block(944, 0, count(0x3a, 9)) }, false);
    const facts = factsIn(jpegHead(app1(tiffHead(camera('SONY', 'ILCE-7M4', note)))), 'jpg');
    expect(facts).toMatchObject({ recorded: 'with-jpeg', sequence: 2, counter: 9, makerNote: true, rendition: false });
  });
  it.each([
    [[1, 0, 0, 0, 1, 4], true],
    [[0, 0, 0, 0, 0, 0], undefined],
  ])('a frame of a pixel shift (%j): %s, and the camera is quoted as it says', (info, composite) => {
    const facts = factsFrom({ 258: long(6), 8239: bytesOf(Uint8Array.from(info)) });
    expect([facts.composite, facts.recorded]).toEqual([composite, 'with-jpeg']);
  });
  it('takes a JPEG whose camera says raw-only for a rendition', () => {
    const note = headedNote(latin('SONY DSC \0\0\0'), { 258: long(0) }, false);
    expect(factsIn(jpegHead(app1(tiffHead(camera('SONY', 'ILCE-7M4', note)))), 'jpg').rendition).toBe(true);
  });
});
