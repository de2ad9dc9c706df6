import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedName } from '../../../src/execute/trash/stored-name.js';

const RUN = '20261124-101512-k3f9';

describe('storedName', () => {
  it.each([
    ['keeps stem and extension readable', 'DSC1.ARW', `DSC1.${RUN}-7.ARW`],
    ['keeps the whole name of a sidecar', 'DSC1.ARW.xmp', `DSC1.ARW.${RUN}-7.xmp`],
    ['does without an extension', 'DSC1', `DSC1.${RUN}-7`],
    ['takes a hidden file for a stem', '.xmp', `.xmp.${RUN}-7`],
    ['takes an endless extension for a part of the stem', `a.${'x'.repeat(40)}`, `a.${'x'.repeat(40)}.${RUN}-7`],
  ])('%s: %s', (_, name, stored) => expect(storedName(name, RUN, 7)).toBe(stored));

  it('fits a name limit of 255 bytes with its note, cuts no character and is unique, whatever the name', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 255 }).filter(name => !/[/\0]/.test(name));
    fc.assert(
      fc.property(names, fc.nat(), fc.nat(), (name, a, b) => {
        const [one, two] = [storedName(name, RUN, a), storedName(name, RUN, b)];
        expect(Buffer.byteLength(`${one}.trashinfo`)).toBeLessThanOrEqual(255);
        expect(Buffer.from(one).toString()).toBe(one);
        expect(one === two).toBe(a === b);
      }),
    );
  });
});
