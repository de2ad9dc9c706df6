import { describe, expect, it } from 'vitest';
import type { Stamp } from '../../src/model/frame.js';
import { isSameContent, isSameFile, isSecondName, isUntouched } from '../../src/model/same-stamp.js';

const SECOND = 1_000_000_000n;
const was: Stamp = { dev: 1n, ino: 2n, bytes: 3, mtimeNs: 100n * SECOND, ctimeNs: 100n * SECOND, mode: 0o100644, nlink: 1 };
const now = (more: Partial<Stamp>): Stamp => ({ ...was, ...more });

describe('stamps', () => {
  it.each<[string, Partial<Stamp>, readonly boolean[]]>([
    ['nothing changed', {}, [true, true, true, true, true, true]],
    ['another size', { bytes: 4 }, [false, false, false, false, false, false]],
    ['written again with size and time kept: the ctime tells', { ctimeNs: 101n * SECOND }, [false, true, true, true, true, true]],
    ['another inode: another file, or FAT after a remount', { ino: 9n }, [false, true, false, true, true, true]],
    ['another device number: the disk was plugged in again', { dev: 9n }, [false, true, false, true, true, true]],
    ['the time one nanosecond off', { mtimeNs: 100n * SECOND + 1n }, [false, true, false, true, false, true]],
    ['the time two seconds off, as FAT rounds', { mtimeNs: 98n * SECOND }, [false, true, false, true, false, true]],
    ['the time three seconds off', { mtimeNs: 103n * SECOND }, [false, false, false, false, false, false]],
    ['the time two hours off: FAT in another zone', { mtimeNs: 7300n * SECOND }, [false, false, false, false, false, true]],
    ['the time twenty minutes off', { mtimeNs: 1300n * SECOND }, [false, false, false, false, false, false]],
    ['the time thirty hours off', { mtimeNs: 108_100n * SECOND }, [false, false, false, false, false, false]],
  ])('%s', (_, more, expected) => {
    const asked = [isUntouched, isSameFile, isSameContent].flatMap(ask => [ask(was, now(more), 'stable'), ask(was, now(more), 'weak')]);
    expect(asked).toEqual(expected);
  });

  it.each<[string, Partial<Stamp>, boolean]>([
    ['two names of one inode', { nlink: 2 }, true],
    ['one link each: the numbers agree by chance', { nlink: 1 }, false],
    ['another inode', { nlink: 2, ino: 9n }, false],
    ['another device', { nlink: 2, dev: 9n }, false],
  ])('second name: %s', (_, more, expected) => expect(isSecondName(now({ nlink: 2 }), now(more))).toBe(expected));
});
