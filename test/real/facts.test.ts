import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPictures } from '../tools/oracle/list-pictures.js';
import { versionOf } from './exiftool.js';
import { type Comparison, compare } from './oracle.js';

const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples');
const missing = [existsSync(SAMPLES) ? [] : ['the samples'], versionOf('exiftool') === undefined ? ['exiftool'] : []].flat();

describe.skipIf(missing.length > 0)(
  `facts of real files, compared with exiftool${missing.length > 0 ? ` (missing here: ${missing.join(', ')})` : ''}`,
  () => {
    let compared: Promise<Comparison> | undefined;
    const all = () => {
      compared ??= listPictures([SAMPLES], false).then(({ pictures }) => compare(pictures));
      return compared;
    };

    it('agree, or the difference is explained', async () => {
      const { disagreements } = await all();
      expect(disagreements.filter(({ why }) => why === undefined)).toEqual([]);
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
      expect(misnamed.map(([path]) => basename(path)).sort()).toEqual(['NIKON_D70s_Issue-247-1.nef', 'NIKON_D70s_Issue-247-2.nef']);
    }, 120_000);
  },
);
