import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedPreview } from '../../src/model/preview.js';
import { keepThumbs } from '../../src/pipeline/keep-thumbs.js';
import { fileThumbs } from '../../src/thumbs/file-thumbs.js';
import { abs } from '../support/trash-world.js';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'rawtwin-thumbs-'));
});
afterEach(() => rm(state, { recursive: true }));

const picture = (bytes: number, more: Partial<EmbeddedPreview> = {}): EmbeddedPreview => ({
  ...{ kind: 'jpeg', jpeg: Buffer.alloc(bytes, 7), orientation: 6, width: 160, height: 120 },
  ...more,
});
async function* some(...pictures: readonly (readonly [action: string, bytes: number])[]) {
  for (const [action, bytes] of pictures) yield { action, picture: picture(bytes) };
}
const kept = () => readdir(join(state, 'thumbs'));

describe('thumbnails in the state folder', () => {
  it('come back as they were kept', async () => {
    const thumbs = fileThumbs(abs(state));
    await thumbs.keep('run-1', some(['a1', 100], ['a2', 3]));
    expect(await thumbs.of('run-1')).toEqual(
      new Map([
        ['a1', picture(100)],
        ['a2', picture(3)],
      ]),
    );
  });

  it('of another run are none', async () => expect(await fileThumbs(abs(state)).of('run-1')).toEqual(new Map()));

  it('never take more room than they may: the oldest runs are forgotten, a giant picture is not kept', async () => {
    const thumbs = fileThumbs(abs(state), { inAll: 1000, each: 400 });
    for (const run of ['run-1', 'run-2', 'run-3']) await thumbs.keep(run, some(['a1', 401], ['a2', 300]));
    expect(await kept()).toEqual(['run-2.ndjson', 'run-3.ndjson']);
    expect([...(await thumbs.of('run-3')).keys()]).toEqual(['a2']);
    await thumbs.keep('run-4', some(['a1', 400], ['a2', 400], ['a3', 400]));
    expect(await kept()).toEqual(['run-4.ndjson']);
    expect([...(await thumbs.of('run-4')).keys()]).toEqual(['a1']);
  });

  it('a torn or strange line costs itself alone', async () => {
    const thumbs = fileThumbs(abs(state));
    await thumbs.keep('run-1', some(['a1', 5]));
    await writeFile(join(state, 'thumbs/run-1.ndjson'), '{"action":"a2","jpeg":"AAAA"}\nnull\n7\n{"action":"a3","jp', { flag: 'a' });
    expect([...(await thumbs.of('run-1')).keys()]).toEqual(['a1']);
  });

  it('that cannot be written, or read, fail nothing', async () => {
    await writeFile(join(state, 'thumbs'), 'in the way');
    await fileThumbs(abs(state)).keep('run-1', some(['a1', 5]));
    expect(await fileThumbs(abs(state)).of('run-1')).toEqual(new Map());
    await rm(join(state, 'thumbs'));
    await mkdir(join(state, 'thumbs'));
    async function* broken() {
      yield* some(['a1', 5]);
      throw new Error('no more');
    }
    await fileThumbs(abs(state)).keep('run-1', broken());
    expect([...(await fileThumbs(abs(state)).of('run-1')).keys()]).toEqual(['a1']);
  });

  it('are read from where each raw lies in trash, until the person stops it', async () => {
    const [stop, read]: [AbortController, string[]] = [new AbortController(), []];
    const previews = {
      read: async (path: string) => {
        read.push(path);
        if (path.endsWith('B.ARW')) stop.abort();
        return path.endsWith('A.ARW') ? picture(5) : ({ kind: 'none', why: 'absent' } as const);
      },
    };
    const receipt = (name: string) => ({
      ...{ action: name, raw: abs(`/p/${name}.ARW`), bytes: 1, outcome: 'trashed' as const },
      to: [
        { from: abs(`/p/${name}.xmp`), at: abs(`/t/${name}.xmp`) },
        { from: abs(`/p/${name}.ARW`), at: abs(`/t/${name}.ARW`) },
      ],
    });
    const thumbs = fileThumbs(abs(state));
    await keepThumbs(previews, thumbs)('run-1', ['A', 'B', 'C'].map(receipt), stop.signal);
    expect(read).toEqual(['/t/A.ARW', '/t/B.ARW']);
    expect([...(await thumbs.of('run-1')).keys()]).toEqual(['A']);
  });
});
