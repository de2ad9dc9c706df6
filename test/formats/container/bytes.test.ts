import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bytes } from '../../../src/formats/container/bytes.js';

describe('Bytes', () => {
  it('never gives what is not at hand, and never throws', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.double(), fc.integer({ min: -10, max: 1 << 30 }), (data, at, length) => {
        const bytes = new Bytes(data, 1 << 20);
        const inside = Number.isInteger(at) && at >= 0 && length >= 0 && at + length <= data.length;
        expect(bytes.has(at, length)).toBe(inside);
        expect(bytes.slice(at, length)?.length).toBe(inside ? length : undefined);
        for (const read of [bytes.u8(at), bytes.u16(at, true), bytes.i16(at, false), bytes.u32(at, true), bytes.u64(at)]) {
          expect(read === undefined || Number.isSafeInteger(read)).toBe(true);
        }
        expect(bytes.text(at, Math.abs(length)).length).toBeLessThanOrEqual(data.length);
      }),
    ));
  it('reads from a part that was added later', () => {
    const bytes = new Bytes(Uint8Array.of(1, 2), 1000);
    bytes.add(Uint8Array.of(0x34, 0x12), 500);
    expect([bytes.u16(500, true), bytes.u16(500, false), bytes.u8(499)]).toEqual([0x1234, 0x3412, undefined]);
  });
  it('remembers the lowest place that was asked for and is in the file', () => {
    const bytes = new Bytes(Uint8Array.of(1), 1000);
    bytes.u8(700);
    bytes.u8(300);
    bytes.u8(2000);
    expect([bytes.takeMissed(), bytes.takeMissed()]).toEqual([300, undefined]);
  });
});
