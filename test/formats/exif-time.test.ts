import { describe, expect, it } from 'vitest';
import { exifOffset, exifSubsec, exifTime } from '../../src/formats/exif-time.js';

describe('exifTime', () => {
  it.each<[string | undefined, string | undefined, string]>([
    ['2024:05:17 10:20:30', '2024-05-17T10:20:30', 'as Exif writes it'],
    ['2024-05-17 10:20:30', '2024-05-17T10:20:30', 'as some editors write it'],
    ['2024:05:17 10:20:30.123', '2024-05-17T10:20:30', 'with a fraction behind'],
    ['2024:02:29 00:00:00', '2024-02-29T00:00:00', 'a leap day'],
    ['2023:02:29 00:00:00', undefined, 'no leap day'],
    ['2023:13:01 00:00:00', undefined, 'month 13'],
    ['2023:01:01 24:00:00', undefined, 'hour 24'],
    ['2023:01:01 23:60:00', undefined, 'minute 60'],
    ['0000:00:00 00:00:00', undefined, 'a clock that was never set'],
    ['    :  :     :  :  ', undefined, 'blanks'],
    ['0001:01:01 00:00:00', undefined, 'before photography'],
    ['', undefined, 'nothing'],
    [undefined, undefined, 'absent'],
  ])('%j is %j: %s', (text, time) => expect(exifTime(text)).toBe(time));
});

describe('exifSubsec', () => {
  it.each<[string, string | undefined, string]>([
    ['00', '00', 'zeros stay as written'],
    ['4', '4', 'one digit'],
    ['921 ', '921', 'padding goes'],
    ['   ', undefined, 'blanks are none'],
    ['1a', undefined, 'no digits'],
    ['', undefined, 'nothing'],
  ])('%j is %j: %s', (text, digits) => expect(exifSubsec(text)).toBe(digits));
});

describe('exifOffset', () => {
  it.each<[string, string | undefined]>([
    ['+02:00', '+02:00'],
    ['-09:30', '-09:30'],
    ['+14:00', '+14:00'],
    ['+15:00', undefined],
    ['   :  ', undefined],
    ['Z', undefined],
  ])('%j is %j', (text, offset) => expect(exifOffset(text)).toBe(offset));
});
