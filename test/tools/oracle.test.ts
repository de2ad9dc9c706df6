import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { CAMERAS, type CameraName } from '../../fixtures/heads/cameras.js';
import type { Form } from '../../fixtures/heads/shot.js';
import { versionOf } from '../real/exiftool.js';
import { oracle } from './oracle/run.js';

let top: string;
const at = (...parts: string[]): string => join(top, ...parts);
const head = (camera: CameraName, form: Form, serial = '3012345') =>
  buildHead({ camera, takenAt: '2024-05-17T10:00:03', serial, counter: 4711, recorded: 'with-jpeg' }, form);

/** Stands in for exiftool: it says the same of every file, exits 1 as exiftool does when one of many could not be read. */
const STAND_IN = `#!${process.execPath}
if (process.argv[2] === '-ver') console.log('99.1');
else {
  const tags = { 'File:FileType': 'CR2', 'IFD0:Make': 'Canon', 'IFD0:Model': 'Another', 'Canon:RecordMode': 6 };
  const files = require('node:fs').readFileSync(0, 'utf8').split('\\n');
  console.log(JSON.stringify(files.map(SourceFile => ({ SourceFile, ...tags })), null, 2));
  process.exitCode = 1;
}
`;

beforeAll(async () => {
  top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-oracle-'));
  for (const folder of ['agree', 'agree/deeper', 'differ', 'empty', 'odd']) await mkdir(at(folder));
  for (const camera of Object.keys(CAMERAS) as CameraName[]) {
    await writeFile(at('agree', `${camera}.${CAMERAS[camera].raw}`), head(camera, 'raw'));
    await writeFile(at('agree', `${camera}.JPG`), head(camera, 'jpeg'));
  }
  await writeFile(at('agree', 'notes.txt'), 'no picture');
  await writeFile(at('agree', 'canon.xmp'), 'no picture');
  await writeFile(at('agree', 'deeper', 'DSC1.NEF'), head('nikon', 'raw'));
  await symlink(at('agree'), at('agree', 'deeper', 'circle'));
  await writeFile(at('differ', '350D.CR2'), head('canon-350d', 'raw'));
  await writeFile(at('stand-in.cjs'), STAND_IN, { mode: 0o755 });
  await writeFile(at('odd', 'a\nb.JPG'), 'cannot be asked for');
  for (const name of ['a b.JPG', 'back\\slash.JPG', '#c.JPG', '-d.JPG', 'é.JPG', "q'uote.JPG"])
    await writeFile(at('odd', name), head('sony', 'jpeg'));
});
afterAll(() => rm(top, { recursive: true }));

describe('wrong usage: exit 2, and what to do', () => {
  it.each([
    ['no folder', () => [], /Name a folder[\s\S]*Usage: npm run oracle/],
    ['a folder that is not there', () => [at('none')], /none could not be listed \(ENOENT\)/],
    ['a file for a folder', () => [at('agree', 'notes.txt')], /notes\.txt could not be listed \(ENOTDIR\)/],
    ['a folder without a picture', () => [at('empty')], /No picture was found in .*empty; -r/],
    ['a flag that is none', () => ['--deep', at('agree')], /--deep[\s\S]*Usage/],
    ['no exiftool', () => ['--exiftool', at('none'), at('agree')], /none" here[\s\S]*apt-get install libimage-exiftool-perl/],
  ] as const)('%s', async (_, words, says) => {
    const said = await oracle(words());
    expect(said).toMatchObject({ status: 2, out: '' });
    expect(said.err).toMatch(says);
  });
  it('--help tells the flags and ends with 0', async () => {
    expect(await oracle(['--help'])).toMatchObject({ status: 0, out: expect.stringContaining('--recursive'), err: '' });
  });
});

describe('where they differ', () => {
  const ask = (...words: string[]) => oracle(['--exiftool', at('stand-in.cjs'), ...words, at('differ')]);
  it('a person sees a table per field, why it is so, and the sums; exit 1', async () => {
    const { status, out } = await ask();
    expect(out.split('\n')).toEqual([
      `Where rawtwin and exiftool differ, below ${at('differ')}`,
      '',
      'model',
      '  350D.CR2  rawtwin Canon EOS 350D DIGITAL  exiftool Another  UNEXPLAINED',
      '',
      'takenAt',
      '  350D.CR2  rawtwin 2024-05-17T10:00:03  exiftool ·  UNEXPLAINED',
      '',
      'orientation',
      '  350D.CR2  rawtwin 1  exiftool ·  UNEXPLAINED',
      '',
      'recorded',
      expect.stringMatching(/^ {2}350D\.CR2 {2}rawtwin unknown {2}exiftool raw-only {2}explained: bodies before the 30D/),
      '',
      'field         disagreements  explained  unexplained',
      'model         1              ·          1',
      'takenAt       1              ·          1',
      'orientation   1              ·          1',
      'recorded      1              1          ·',
      'all together  4              1          3',
      '',
      '1 picture compared with exiftool 99.1; 0 other files left out.',
      '4 disagreements: 1 explained, 3 unexplained.',
      expect.stringMatching(/^One read was enough for 100 % of them \(1 of 1\); the most was 1 read and \d+ bytes\.$/),
      '',
    ]);
    expect(status).toBe(1);
  });
  it('a program gets the same as one document', async () => {
    const { status, out } = await ask('--json');
    expect(JSON.parse(out)).toMatchObject({
      ...{ schema: 'rawtwin.oracle/1', exiftool: '99.1', files: 1, leftOut: 0, oneRead: 1, mostReads: 1, unexplained: 3 },
      disagreements: expect.arrayContaining([
        { file: at('differ', '350D.CR2'), field: 'model', ours: 'Canon EOS 350D DIGITAL', theirs: 'Another' },
      ]),
    });
    expect(status).toBe(1);
  });
});

const missing = versionOf('exiftool') === undefined;
describe.skipIf(missing)(`the oracle, end to end${missing ? ' (exiftool is missing here)' : ''}`, () => {
  it('agrees on heads of every body, and counts what it left out', async () => {
    const { status, out } = await oracle([at('agree')]);
    expect(out).toContain(`${2 * Object.keys(CAMERAS).length} pictures compared with exiftool`);
    expect(out).toContain('2 other files left out');
    expect(out).toMatch(/One read was enough for 100 % of them \(\d+ of \d+\); the most was 1 read and \d+ bytes/);
    expect(out).toMatch(/[1-9] explained, 0 unexplained/);
    expect(status).toBe(0);
  });
  it('looks into deeper folders when asked, never through links', async () => {
    const pictures = 2 * Object.keys(CAMERAS).length;
    expect((await oracle(['-r', at('agree')])).out).toContain(`${pictures + 1} pictures compared`);
    expect((await oracle([at('agree'), at('agree'), at('agree', 'deeper')])).out).toContain(`${pictures + 1} pictures compared`);
  });
  it('takes names of any kind, but for those of several lines', async () => {
    expect(await oracle([at('odd')])).toMatchObject({ status: 0, out: expect.stringContaining('6 pictures compared') });
  });
});
