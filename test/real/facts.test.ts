import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Comparison, compare, type Field, hasExiftool, report } from './oracle.js';

const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples');
const missing = [existsSync(SAMPLES) ? [] : ['the samples'], hasExiftool() ? [] : ['exiftool']].flat();

/** Where we differ from exiftool, on purpose. */
const EXPLAINED: readonly (readonly [file: RegExp, field: Field, why: string])[] = [
  [/EOS-350D.*\.(cr2|dng)$/, 'recorded', 'bodies before the 30D write RecordMode 6 whatever they record; a converted DNG never tells'],
  [/EOS-5D_.*\.CR2$/, 'recorded', 'a body of 2005: RecordMode is not trusted before the 30D'],
  [/REBEL-XT.*9376\.JPG$/, 'recorded', 'the 350D under its American name'],
  [/REBEL_CanonRaw\.crw$/, 'bodySerial', 'ten digits as the body shows them; -n drops the leading zero'],
  [/NIKON_D70/, 'bodySerial', 'the number alone, without the "NO= " that these bodies write before it'],
  [/K10D/, 'recorded', 'exiftool has no field of this name for Pentax; RawAndJpgRecording of this body says RAW+JPEG'],
  [/LX3.*\.rw2$/, 'bodySerial', 'up to the first NUL; exiftool drops the NUL and keeps the byte behind it'],
  [/A330/, 'counter', 'a counter of the bodies of 2009 in a block that no other body has; they are told apart by time and name'],
];
const whyOf = (file: string, field: string) => EXPLAINED.find(([name, of]) => name.test(file) && of === field)?.[2];

describe.skipIf(missing.length > 0)(
  `facts of real files, compared with exiftool${missing.length > 0 ? ` (missing here: ${missing.join(', ')})` : ''}`,
  () => {
    let compared: Promise<Comparison> | undefined;
    const all = () => {
      compared ??= compare(SAMPLES);
      return compared;
    };

    it('agree, or the difference is explained', async () => {
      const { disagreements } = await all();
      expect(disagreements.filter(({ file, field }) => whyOf(file, field) === undefined)).toEqual([]);
    }, 120_000);
    it('has no explanation for a difference that is no more', async () => {
      const { disagreements } = await all();
      expect(EXPLAINED.filter(([name, of]) => !disagreements.some(({ file, field }) => name.test(file) && field === of))).toEqual([]);
    }, 120_000);
    it('reads all of them, 95 % with one read, none with more than three and 256 KiB', async () => {
      const { files, oneRead, mostReads, mostBytes } = await all();
      expect(files).toBeGreaterThanOrEqual(80);
      expect(oneRead / files).toBeGreaterThanOrEqual(0.95);
      expect(mostReads).toBeLessThanOrEqual(3);
      expect(mostBytes).toBeLessThanOrEqual(256 * 1024);
    }, 120_000);
    it('knows the format of each, and warns where the name says another', async () => {
      const { facts } = await all();
      expect([...facts].filter(([, { format }]) => format === null)).toEqual([]);
      const misnamed = [...facts].filter(([, { warnings }]) => warnings.some(warning => warning.includes('though the name')));
      expect(misnamed.map(([name]) => name).sort()).toEqual(['NIKON_D70s_Issue-247-1.nef', 'NIKON_D70s_Issue-247-2.nef']);
    }, 120_000);
    it(
      'tells its findings to a person in one line',
      async () => expect(report(await all())).toMatch(/\d+ files, \d+ disagreements; one read sufficed for [\d.]+ %/),
      120_000,
    );
  },
);
