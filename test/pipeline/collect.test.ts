import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realCopy } from '../../src/collect/real-copy.js';
import { realFs } from '../../src/execute/real-fs.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Picks } from '../../src/model/picks.js';
import { type CollectDeps, collect } from '../../src/pipeline.js';
import { NO_PROGRESS } from '../../src/ports/progress.js';
import { PROJECT } from '../support/disk/bin.js';
import { removeTree } from '../support/remove-tree.js';

const SAMPLES = join(PROJECT, '../shared/samples');
const areSamplesHere = existsSync(SAMPLES);
if (!areSamplesHere) console.warn(`no samples in ${SAMPLES}: raws of real cameras are not collected`);

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-collect-')));
});
afterEach(() => removeTree(top));

const deps = (more: Partial<CollectDeps> = {}): CollectDeps => ({
  ...{ fs: realFs(), copier: realCopy(), machine: { space: async () => null }, newId: () => 'id', progress: NO_PROGRESS },
  ...{ signal: new AbortController().signal, ...more },
});
const request = (picks: Partial<Picks>, from: string) => ({
  picks: { files: [], folders: [], names: [], ...picks },
  ...{ from: [from], to: join(top, 'out'), ignore: [], link: false, dryRun: false, cwd: top },
});

describe.skipIf(!areSamplesHere)('raws of real cameras', () => {
  it.each([
    ['GoPro_HERO7-Black_GOPR8508.JPG', 'GoPro_HERO7-Black_GOPR8508.GPR'],
    ['GoPro_HERO7-Black_GOPR8513.JPG', 'GoPro_HERO7-Black_GOPR8513.GPR'],
  ])('%s, renamed, means %s among all', async (jpeg, raw) => {
    mkdirSync(join(top, 'picks'));
    copyFileSync(join(SAMPLES, jpeg), join(top, 'picks/best of all.jpg'));
    const result = await collect(request({ folders: [join(top, 'picks') as AbsPath] }, SAMPLES), deps());
    expect(result.raws.map(({ raw, state }) => [raw.path, state])).toEqual([[join(realpathSync(SAMPLES), raw), 'copied']]);
    expect(readFileSync(join(top, 'out', raw)).equals(readFileSync(join(SAMPLES, raw)))).toBe(true);
  });
});

describe('room', () => {
  beforeEach(() => {
    mkdirSync(join(top, 'shoot'));
    copyFileSync(join(PROJECT, 'package.json'), join(top, 'shoot/a.nef'));
  });
  const picked = () => request({ files: [join(top, 'shoot/a.nef') as AbsPath] }, join(top, 'shoot'));
  const withRoom = (bytesFree: number) => deps({ machine: { space: async () => ({ bytesFree, inodesFree: null }) } });

  it('is asked for before anything is written', async () => {
    await expect(collect(picked(), withRoom(10))).rejects.toMatchObject({
      code: 'REFUSED',
      says: { is: 'no-room', needed: expect.any(Number), free: 10 },
    });
    expect(existsSync(join(top, 'out'))).toBe(false);
  });

  it('is not needed for links, nor for what is there already', async () => {
    await collect({ ...picked(), link: true }, withRoom(10));
    expect(readdirSync(join(top, 'out'))).toEqual(['a.nef']);
    expect((await collect(picked(), withRoom(10))).raws[0]?.state).toBe('already-there');
  });
});
