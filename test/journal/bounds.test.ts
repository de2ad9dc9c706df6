import { describe, expect, it } from 'vitest';
import { isInBounds } from '../../src/journal/bounds.js';
import { encodeLine } from '../../src/journal/line.js';
import type { JournalEntry, JournalLine } from '../../src/model/journal.js';
import { FakeFs } from '../support/fake-fs.js';
import { abs, actionFor, filesBelow, put, RUN, settle, trash, undo, worldOn } from '../support/trash-world.js';

const ROOTS = [abs('/photos')];
const FOLDER = `/photos/.rawtwin/trash/${RUN}`;
const HOME = '/home/u/.local/share/Trash';
const stamp = { dev: 1n, ino: 1n, bytes: 1, mtimeNs: 1n, ctimeNs: 1n, mode: 0o100644, nlink: 1 };

function intent(from: string, to: string, place: string, info?: string): JournalLine {
  const move = { from: abs(from), to: abs(to), stamp, ...(info ? { info: abs(info) } : {}) };
  return { v: 1, writtenAt: '', type: 'intent', action: 'a', store: 'folder', place: abs(place), moves: [move] };
}
const desktop = (from: string, name: string, trash = HOME, info = `${trash}/info/${name}.trashinfo`) =>
  intent(from, `${trash}/files/${name}`, trash, info);

const purging = (under: string): JournalLine => ({
  ...{ v: 1, writtenAt: '', type: 'purging', from: abs('/photos/A.ARW'), at: abs(`${HOME}/files/A.${RUN}-1.ARW`) },
  under: abs(under),
});

describe('a line of a journal leads where its run could have gone', () => {
  it.each<[string, JournalLine]>([
    ['the folder store', intent('/photos/a/A.ARW', `${FOLDER}/a/A.ARW`, FOLDER)],
    [
      'the folder store of a volume below the root',
      intent('/photos/card/A.ARW', `/photos/card/.rawtwin/trash/${RUN}/A.ARW`, `/photos/card/.rawtwin/trash/${RUN}`),
    ],
    ['the home trash', desktop('/photos/a/A.ARW', `A.${RUN}-1.ARW`)],
    ['a name that was cut to fit', desktop(`/photos/${'x'.repeat(250)}.ARW`, `${'x'.repeat(200)}.${RUN}-1.ARW`)],
    ['a name of odd signs', desktop('/photos/new\nline [1].%d.ARW', `new\nline [1].%d.${RUN}-12.ARW`)],
    ['the trash of a volume', desktop('/photos/A.ARW', `A.${RUN}-1.ARW`, '/photos/.Trash-1000')],
    ['the name under which a purge deletes', purging(`${HOME}/files/.purge-${RUN}-12`)],
    ['the shared trash of a volume', desktop('/photos/A.ARW', `A.${RUN}-1.ARW`, '/photos/.Trash/1000')],
  ])('%s', (_, line) => expect(isInBounds(line, RUN, ROOTS)).toBe(true));
});

describe('a line that was altered leads nowhere', () => {
  it.each<[string, JournalLine]>([
    ['a purge under the name of a photo', purging('/photos/B.ARW')],
    ['a purge under another name in trash', purging(`${HOME}/files/B.${RUN}-2.ARW`)],
    ['a purge under the name that another run gives', purging(`${HOME}/files/.purge-20200101-000000-aaaa-1`)],
    ['home outside the roots', desktop('/etc/A.ARW', `A.${RUN}-1.ARW`)],
    ['home beside the root, whose name begins alike', desktop('/photos2/A.ARW', `A.${RUN}-1.ARW`)],
    ['`..` in the way home', desktop('/photos/../etc/A.ARW', `A.${RUN}-1.ARW`)],
    ['a relative way home', desktop('photos/A.ARW', `A.${RUN}-1.ARW`)],
    ['NUL in the way home', desktop('/photos/A\0.ARW', `A\0.${RUN}-1.ARW`)],
    ['the root itself as a file', desktop('/photos', `photos.${RUN}-1`)],
    ['any file for a place in trash', intent('/photos/A.ARW', '/home/u/secret', '/home/u')],
    ['a file of the home trash that this run did not put there', desktop('/photos/A.ARW', 'A.ARW')],
    ['… that another run put there', desktop('/photos/A.ARW', 'A.20200101-000000-aaaa-1.ARW')],
    ['… that has another name', desktop('/photos/A.ARW', `secret.${RUN}-1.ARW`)],
    ['… that has another extension', desktop('/photos/A.ARW', `A.${RUN}-1.sh`)],
    ['`..` in the way to trash', intent('/photos/A.ARW', `${FOLDER}/../../../A.ARW`, FOLDER)],
    ['another file of the same run', intent('/photos/A.ARW', `${FOLDER}/B.ARW`, FOLDER)],
    [
      'the folder store of another run',
      intent('/photos/A.ARW', '/photos/.rawtwin/trash/20200101-000000-aaaa/A.ARW', '/photos/.rawtwin/trash/20200101-000000-aaaa'),
    ],
    ['a folder store above the roots', intent('/photos/A.ARW', `/.rawtwin/trash/${RUN}/photos/A.ARW`, `/.rawtwin/trash/${RUN}`)],
    ['a place that is not the one of its moves', intent('/photos/A.ARW', `${FOLDER}/A.ARW`, '/photos')],
    ['a note that is any file', desktop('/photos/A.ARW', `A.${RUN}-1.ARW`, HOME, '/home/u/letter.txt')],
    [
      'the drive itself as a root',
      { v: 1, writtenAt: '', type: 'begin', verb: 'trash', plan: 'p', to: 'auto', roots: [abs('/')], actions: 1 },
    ],
    [
      'a restored file that was never in trash',
      { v: 1, writtenAt: '', type: 'restored', from: abs('/photos/A.ARW'), at: abs('/etc/passwd') },
    ],
    [
      'a receipt to anywhere',
      {
        v: 1,
        writtenAt: '',
        type: 'receipt',
        action: 'a',
        raw: abs('/photos/A.ARW'),
        bytes: 1,
        outcome: 'trashed',
        to: [{ from: abs('/photos/A.ARW'), at: abs('/etc/shadow') }],
      },
    ],
  ])('%s', (_, line) => expect(isInBounds(line, RUN, ROOTS)).toBe(false));
});

describe('a journal that was altered, its checksums with it', () => {
  const JOURNAL = abs(`/state/runs/${RUN}.ndjson`);
  async function altered(change: (entry: JournalEntry) => JournalEntry, isOpen = false) {
    const fs = new FakeFs();
    const world = worldOn(fs, '/photos', '/state');
    await put(fs, '/photos/A.ARW', 'raw a');
    await put(fs, '/precious/P.ARW', 'raw p');
    await trash(world, [await actionFor(fs, '/photos/A.ARW')], { to: 'folder' });
    const read = await world.deps.journal.read(RUN);
    const kept = (read?.lines ?? []).filter(({ type }) => !isOpen || (type !== 'end' && type !== 'receipt'));
    const text = kept.map(({ v: _, writtenAt, ...entry }) => encodeLine(change(entry as JournalEntry), writtenAt)).join('');
    await fs.unlink(JOURNAL);
    await fs.create(JOURNAL, Buffer.from(text), 0o600);
    if (isOpen) await fs.create(abs(`/state/open/${RUN}`), new Uint8Array(), 0o600);
    return { fs, world, before: await filesBelow(fs, '/', /^\/state/) };
  }
  const elsewhere = (path: string) => (entry: JournalEntry) =>
    JSON.parse(
      JSON.stringify(entry, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)).replaceAll('/photos/A.ARW', path),
      (_, value) => (typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value),
    );
  const fromPrecious = (entry: JournalEntry) =>
    JSON.parse(
      JSON.stringify(entry, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)).replaceAll(
        `${FOLDER}/A.ARW`,
        '/precious/P.ARW',
      ),
      (_, value) => (typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value),
    );

  it.each([
    ['home', elsewhere('/etc/A.ARW')],
    ['trash', fromPrecious],
  ])('undo moves nothing when it leads elsewhere at the end of %s', async (_, change) => {
    const { fs, world, before } = await altered(change);
    expect((await undo(world)).filter(({ outcome }) => outcome === 'restored')).toEqual([]);
    expect(await filesBelow(fs, '/', /^\/state/)).toEqual(before);
  });

  it.each([
    ['home', elsewhere('/etc/A.ARW')],
    ['trash', fromPrecious],
  ])('recovery moves nothing when it leads elsewhere at the end of %s', async (_, change) => {
    const { fs, world, before } = await altered(change, true);
    await settle(world);
    expect(await filesBelow(fs, '/', /^\/state/)).toEqual(before);
  });

  it('tells the lines as damaged', async () => {
    const { world } = await altered(fromPrecious);
    expect((await world.deps.journal.read(RUN))?.damaged).toHaveLength(2);
  });
});
