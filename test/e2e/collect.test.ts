import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import type { Shot } from '../../fixtures/heads/shot.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import type { CollectResult } from '../../src/model/collect.js';
import { faults } from '../support/schemas.js';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
});
afterEach(() => world.end());

/** A shot of its own for each minute. */
const shotAt = (minute: number, more: Partial<Shot> = {}): Shot => ({
  ...{ camera: 'nikon', takenAt: `2024-05-17T10:${String(minute).padStart(2, '0')}:00`, subsec: '12', serial: '4711' },
  ...{ counter: minute, recorded: 'with-jpeg' },
  ...more,
});
function put(name: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(world.at(name)), { recursive: true });
  world.put(name, bytes);
}
const raw = (name: string, shot: Shot) => put(name, buildHead(shot, 'raw'));
const jpeg = (name: string, shot: Shot) => put(name, buildHead(shot, 'jpeg'));
const exported = (name: string, shot: Shot) => put(name, buildHead(shot, 'export'));
/** Four raws with their JPEGs. */
function layShoot(): void {
  for (const n of [1, 2, 3, 4]) {
    raw(`shoot/DSC_000${n}.NEF`, shotAt(n));
    jpeg(`shoot/DSC_000${n}.JPG`, shotAt(n));
  }
}
const treeOf = (folder: string): readonly string[] =>
  existsSync(world.at(folder))
    ? (readdirSync(world.at(folder), { recursive: true }) as string[]).filter(name => statSync(world.at(folder, name)).isFile()).sort()
    : [];

interface Told {
  readonly status: number | null;
  readonly stderr: string;
  readonly result: CollectResult & { readonly totals: Record<string, number> };
}
function collect(...words: string[]): Told {
  const { status, stdout, stderr } = world.run('collect', ...words, '--to', 'out', '--json');
  const result = JSON.parse(stdout);
  if ('totals' in result) expect(faults('collect-1', result)).toEqual([]);
  return { status, stderr, result };
}

describe('which raws a pick means', () => {
  interface Row {
    readonly sentence: string;
    readonly lay: () => void;
    readonly words: readonly string[];
    readonly out: readonly string[];
    readonly notFound?: readonly string[];
    readonly ambiguous?: Readonly<Record<string, readonly string[]>>;
  }
  const rows: readonly Row[] = [
    { sentence: 'a JPEG beside its raw', lay: layShoot, words: ['shoot/DSC_0002.JPG'], out: ['DSC_0002.NEF'] },
    {
      sentence: 'a folder of JPEGs that were copied elsewhere under their names',
      lay: () => {
        layShoot();
        jpeg('selects/DSC_0001.JPG', shotAt(1));
        jpeg('selects/deep/DSC_0003.JPG', shotAt(3));
      },
      words: ['selects', '--from', 'shoot'],
      out: ['DSC_0001.NEF', 'DSC_0003.NEF'],
    },
    {
      sentence: 'exports that were renamed and numbered anew, by what they say of their capture',
      lay: () => {
        layShoot();
        exported('client/Smith-001.jpg', shotAt(2));
        exported('client/DSC_0001.jpg', shotAt(4));
      },
      words: ['client', '--from', 'shoot'],
      out: ['DSC_0002.NEF', 'DSC_0004.NEF'],
    },
    {
      sentence: 'two picks of one raw, which is collected once',
      lay: () => {
        layShoot();
        exported('client/DSC_0002.jpg', shotAt(2));
        exported('client/best.jpg', shotAt(2));
      },
      words: ['client', 'shoot/DSC_0002.JPG', '--from', 'shoot'],
      out: ['DSC_0002.NEF'],
    },
    {
      sentence: 'of two bodies with one counter the one that the JPEG is of',
      lay: () => {
        raw('a/DSC_0001.NEF', shotAt(1));
        raw('b/DSC_0001.NEF', shotAt(1, { serial: '4712' }));
        jpeg('client/DSC_0001.jpg', shotAt(1));
      },
      words: ['client', '--from', 'a', 'b'],
      out: ['DSC_0001.NEF'],
    },
    {
      sentence: 'two bodies with one counter and a name on a list: nobody can tell',
      lay: () => {
        raw('a/DSC_0001.NEF', shotAt(1));
        raw('b/DSC_0001.NEF', shotAt(2));
        put('names.txt', 'DSC_0001\n');
      },
      words: ['names.txt', '--from', 'a', 'b'],
      out: [],
      ambiguous: { DSC_0001: ['a/DSC_0001.NEF', 'b/DSC_0001.NEF'] },
    },
    {
      sentence: 'a JPEG without any metadata, whose name two raws bear',
      lay: () => {
        raw('a/DSC_0001.NEF', shotAt(1));
        raw('b/DSC_0001.NEF', shotAt(2));
        put('web/DSC_0001.jpg', buildHead(shotAt(1), 'stripped'));
      },
      words: ['web', '--from', 'a', 'b'],
      out: [],
      ambiguous: { 'web/DSC_0001.jpg': ['a/DSC_0001.NEF', 'b/DSC_0001.NEF'] },
    },
    {
      sentence: 'a JPEG without any metadata, whose name one raw bears',
      lay: () => {
        layShoot();
        put('web/DSC_0001.jpg', buildHead(shotAt(1), 'stripped'));
      },
      words: ['web', '--from', 'shoot'],
      out: ['DSC_0001.NEF'],
    },
    {
      sentence: 'a backup beside the raw is no second candidate: it is equal byte for byte',
      lay: () => {
        layShoot();
        cpSync(world.at('shoot'), world.at('backup'), { recursive: true, preserveTimestamps: true });
        put('names.txt', 'DSC_0002');
      },
      words: ['names.txt', '--from', '.'],
      out: ['DSC_0002.NEF'],
    },
    {
      sentence: 'a raw and the DNG made from it are one shot, and both are wanted',
      lay: () => {
        layShoot();
        raw('shoot/DSC_0001.DNG', shotAt(1));
      },
      words: ['shoot/DSC_0001.JPG'],
      out: ['DSC_0001.DNG', 'DSC_0001.NEF'],
    },
    {
      sentence: 'frames of one second that nothing tells apart',
      lay: () => {
        for (const n of [1, 2])
          raw(`shoot/CRW_000${n}.DNG`, { camera: 'nikon', takenAt: '2024-05-17T10:00:00', recorded: 'with-jpeg', counter: n });
        exported('client/best.jpg', { camera: 'nikon', takenAt: '2024-05-17T10:00:00', recorded: 'with-jpeg' });
      },
      words: ['client', '--from', 'shoot'],
      out: [],
      ambiguous: { 'client/best.jpg': ['shoot/CRW_0001.DNG', 'shoot/CRW_0002.DNG'] },
    },
    {
      sentence: 'a JPEG beside a raw of its name, but of another shot',
      lay: () => {
        layShoot();
        jpeg('shoot/DSC_0001.JPG', shotAt(30));
      },
      words: ['shoot/DSC_0001.JPG'],
      out: [],
      notFound: ['shoot/DSC_0001.JPG'],
    },
    {
      sentence: 'JPEGs beside their raws that were numbered anew mean the raws of their shots',
      lay: () => {
        layShoot();
        jpeg('shoot/DSC_0002.JPG', shotAt(3));
      },
      words: ['shoot/DSC_0002.JPG'],
      out: ['DSC_0003.NEF'],
    },
    {
      sentence: 'a raw that was picked itself, and an edit of another',
      lay: () => {
        layShoot();
        exported('shoot/DSC_0003-Edit.jpg', shotAt(3));
      },
      words: ['shoot/DSC_0001.NEF', 'shoot/DSC_0003-Edit.jpg'],
      out: ['DSC_0001.NEF', 'DSC_0003.NEF'],
    },
    {
      sentence: 'what was merged from several raws means all of them',
      lay: () => {
        layShoot();
        exported('shoot/DSC_0001-0003.jpg', shotAt(1));
      },
      words: ['shoot/DSC_0001-0003.jpg'],
      out: ['DSC_0001.NEF', 'DSC_0002.NEF', 'DSC_0003.NEF'],
    },
    {
      sentence: 'names of proofs that were renamed lead through the proofs',
      lay: () => {
        layShoot();
        exported('proofs/Smith-0101.jpg', shotAt(4));
        put('names.csv', '\ufefffilename,stars\r\nSmith-0101,5\r\n');
      },
      words: ['names.csv', '--from', 'shoot', 'proofs'],
      out: ['DSC_0004.NEF'],
    },
    {
      sentence: 'a list as clients write them: commas, quotes, CRLF, a mark, folders, no or another extension, a bare number',
      lay: () => {
        layShoot();
        put('names.txt', '\ufeff"DSC_0001.jpg",\r\n\r\n C:\\proofs\\dsc_0002.JPEG \r\n3, nothing\r\nDSC_0004 (1)\r\n');
      },
      words: ['--list', 'names.txt', '--from', 'shoot'],
      out: ['DSC_0001.NEF', 'DSC_0002.NEF', 'DSC_0003.NEF', 'DSC_0004.NEF'],
      notFound: ['nothing'],
    },
    {
      sentence: 'a bare number that two raws bear',
      lay: () => {
        layShoot();
        raw('shoot/IMG_0003.DNG', shotAt(9));
        put('names.txt', '0003');
      },
      words: ['names.txt', '--from', 'shoot'],
      out: [],
      ambiguous: { '0003': ['shoot/DSC_0003.NEF', 'shoot/IMG_0003.DNG'] },
    },
    {
      sentence: 'what was collected into a folder of the shoot is not looked through again',
      lay: () => {
        layShoot();
        mkdirSync(world.at('out'));
        cpSync(world.at('shoot/DSC_0001.NEF'), world.at('out/DSC_0001.NEF'), { preserveTimestamps: true });
        put('names.txt', 'DSC_0001\nDSC_0002');
      },
      words: ['names.txt', '--from', '.'],
      out: ['DSC_0001.NEF', 'DSC_0002.NEF'],
    },
  ];

  it.each(rows)('$sentence', ({ lay, words, out, notFound = [], ambiguous = {} }) => {
    lay();
    const { status, result } = collect(...words);
    const short = (path: string) => path.replace(`${world.top}/`, '');
    expect(treeOf('out')).toEqual(out);
    expect(result.notFound.map(({ pick }) => short(pick))).toEqual(notFound);
    expect(Object.fromEntries(result.ambiguous.map(one => [short(one.pick), one.candidates.map(({ path }) => short(path))]))).toEqual(
      ambiguous,
    );
    expect(status).toBe(notFound.length + Object.keys(ambiguous).length > 0 ? 3 : 0);
  });
});

describe('what is written', () => {
  beforeEach(layShoot);

  it('sidecars come along, those of a program in its own folder too; bytes and times are the same, and nothing changes at the source', () => {
    put('shoot/DSC_0001.xmp', xmpPacket('xmp:Rating="3"'));
    put('shoot/DSC_0001.NEF.xmp', xmpPacket('xmp:Rating="4"'));
    put('shoot/NKSC_PARAM/DSC_0001.NEF.nksc', 'edits');
    const before = treeOf('shoot').map(name => [name, readFileSync(world.at('shoot', name)), statSync(world.at('shoot', name)).ctimeMs]);
    const { status, result } = collect('shoot/DSC_0001.JPG');
    expect(status).toBe(0);
    expect(treeOf('out')).toEqual(['DSC_0001.NEF', 'DSC_0001.NEF.xmp', 'DSC_0001.xmp', 'NKSC_PARAM/DSC_0001.NEF.nksc']);
    for (const name of treeOf('out')) {
      expect(readFileSync(world.at('out', name))).toEqual(readFileSync(world.at('shoot', name)));
      expect(Math.abs(statSync(world.at('out', name)).mtimeMs - statSync(world.at('shoot', name)).mtimeMs)).toBeLessThan(0.01);
    }
    expect(treeOf('shoot').map(name => [name, readFileSync(world.at('shoot', name)), statSync(world.at('shoot', name)).ctimeMs])).toEqual(
      before,
    );
    expect(result.raws[0]?.files.map(({ state, sha256 }) => [state, sha256?.length])).toEqual(Array(4).fill(['copied', 64]));
  });

  it('a second time, all is there already', () => {
    collect('shoot');
    const { status, result } = collect('shoot');
    expect([status, result.totals['already-there'], result.totals.files]).toEqual([0, 4, 0]);
  });

  it.each([
    ['of another size', 'another'],
    ['of the same size', 'x'.repeat(0)],
  ])('another file in its place, %s, refuses that raw with all its sidecars, and no other', (_, text) => {
    put('shoot/DSC_0001.xmp', xmpPacket('xmp:Rating="3"'));
    const own = text === '' ? readFileSync(world.at('shoot/DSC_0001.NEF')).fill(1) : text;
    put('out/DSC_0001.NEF', own);
    const { status, result } = collect('shoot');
    expect([status, result.totals.refused, result.totals.copied]).toEqual([3, 1, 3]);
    expect(treeOf('out')).toEqual(['DSC_0001.NEF', 'DSC_0002.NEF', 'DSC_0003.NEF', 'DSC_0004.NEF']);
    expect(readFileSync(world.at('out/DSC_0001.NEF'))).toEqual(Buffer.from(own));
  });

  it.each([[[]], [['--dry-run']]])('two raws of one name, both wanted: the second is refused %j', more => {
    raw('b/DSC_0001.NEF', shotAt(20));
    const { status, result } = collect('shoot/DSC_0001.NEF', 'b/DSC_0001.NEF', ...more);
    expect([status, result.totals.refused]).toEqual([3, 1]);
    expect(treeOf('out')).toEqual(more.length > 0 ? [] : ['DSC_0001.NEF']);
  });

  it('--dry-run writes nothing, not even the folder', () => {
    const { status, result } = collect('shoot', '--dry-run');
    expect([status, result.totals.pending, existsSync(world.at('out'))]).toEqual([0, 4, false]);
  });

  it('--link gives the file a second name, and again is content with it', () => {
    const { status, result } = collect('shoot/DSC_0001.JPG', '--link');
    expect([status, result.totals.linked]).toEqual([0, 1]);
    expect(statSync(world.at('out/DSC_0001.NEF')).ino).toBe(statSync(world.at('shoot/DSC_0001.NEF')).ino);
    expect(collect('shoot/DSC_0001.JPG').result.totals['already-there']).toBe(1);
  });

  it('a link or a folder in its place is never followed or replaced', () => {
    mkdirSync(world.at('out/DSC_0002.NEF'), { recursive: true });
    symlinkSync(world.at('elsewhere'), world.at('out/DSC_0001.NEF'));
    const { status, result } = collect('shoot/DSC_0001.JPG', 'shoot/DSC_0002.JPG');
    expect([status, result.totals.refused, existsSync(world.at('elsewhere'))]).toEqual([3, 2, false]);
  });

  it('a hard link there that is the very file counts as there', () => {
    mkdirSync(world.at('out'));
    linkSync(world.at('shoot/DSC_0001.NEF'), world.at('out/DSC_0001.NEF'));
    expect(collect('shoot/DSC_0001.JPG').result.totals['already-there']).toBe(1);
  });

  it.skipIf(process.getuid?.() === 0)('a raw that cannot be read fails alone', () => {
    chmodSync(world.at('shoot/DSC_0001.NEF'), 0);
    const { status, result } = collect('shoot/DSC_0002.JPG', 'shoot/DSC_0001.NEF');
    expect([status, result.totals.failed, result.totals.copied]).toEqual([3, 1, 1]);
  });

  it('Ctrl-C leaves no half file, tells what is left, and a second call goes on', async () => {
    const big = Buffer.alloc(64 << 20, 7);
    for (const n of [5, 6, 7, 8, 9]) {
      put(`shoot/DSC_000${n}.NEF`, big);
      put(`shoot/DSC_000${n}.JPG`, '');
    }
    const { child, done } = world.start('collect', 'shoot', '--to', 'out', '--json');
    await expect.poll(() => treeOf('out').some(name => name.endsWith('.part')), { timeout: 30_000, interval: 1 }).toBe(true);
    child.kill('SIGINT');
    const { status, stdout } = await done;
    expect(status).toBe(130);
    const result = JSON.parse(stdout);
    expect(faults('collect-1', result)).toEqual([]);
    expect(result.totals.pending).toBeGreaterThan(0);
    for (const name of treeOf('out')) expect(readFileSync(world.at('out', name)).equals(readFileSync(world.at('shoot', name)))).toBe(true);
    expect(collect('shoot').status).toBe(0);
    expect(treeOf('out')).toHaveLength(9);
  });
});

describe('what is refused, and said', () => {
  beforeEach(layShoot);

  it.each([
    [[], 'No picks'],
    [['nowhere.jpg'], 'nowhere.jpg is not there'],
    [['shoot', '--from', 'nowhere'], 'nowhere is not there'],
    [['--list', 'shoot/DSC_0001.NEF'], 'is no text'],
  ])('%j is exit 2', (words, why) => {
    const { status, stderr } = world.run('collect', ...words, '--to', 'out');
    expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
    expect(existsSync(world.at('out'))).toBe(false);
  });

  it('no --to, and a --to that is a file', () => {
    expect(world.run('collect', 'shoot')).toMatchObject({ status: 2, stderr: expect.stringContaining('--to') });
    writeFileSync(world.at('out'), 'a file');
    expect(world.run('collect', 'shoot', '--to', 'out')).toMatchObject({ status: 2, stderr: expect.stringContaining('is no folder') });
  });

  it('tells a person what became of each pick', () => {
    jpeg('shoot/lone.JPG', shotAt(40));
    raw('b/DSC_0001.NEF', shotAt(20));
    put('names.txt', 'DSC_0001\nDSC_0002\nDSC_9999\n');
    const { status, stdout } = world.run('collect', 'names.txt', 'shoot/lone.JPG', '--from', 'shoot', 'b', '--to', 'out');
    expect(status).toBe(3);
    const told = [
      'Copied 1 raw to ',
      '2 picks without a raw:\n  shoot/lone.JPG\n  DSC_9999\nName the folders',
      '1 pick that may mean several raws; none of them was taken:\n  DSC_0001\n    b/DSC_0001.NEF: named on the list: DSC_0001\n    shoot/DSC_0001.NEF: ',
    ];
    for (const text of told) expect(stdout).toContain(text);
  });

  it('the same in Chinese, for a dry run', () => {
    put('names.txt', 'DSC_0002\nDSC_9999\n');
    const { stdout } = world.run('collect', 'names.txt', '--from', 'shoot', '--to', 'out', '--dry-run', '--lang', 'zh-CN');
    expect(stdout).toContain('将把 1 张 RAW 放入');
    expect(stdout).toContain('1 个所选项没有找到 RAW：\n  DSC_9999');
  });
});
