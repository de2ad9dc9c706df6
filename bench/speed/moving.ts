import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, layOrphans } from '../moving/lay-orphans.js';
import { placesIn, putBack } from '../moving/put-back.js';
import type { Subject } from './measure.js';
import { at, BIN, envOf, type Group, isHere } from './subjects.js';

const ORPHANS = 10_000;
/** For peers that take too long for all of them, and to see what more orphans cost. */
const FEW = 1_000;

type Store = 'folder' | 'system';
const BARE: Readonly<Record<Store, string>> = {
  folder: 'renames with as many syncs as to our own folder',
  system: "renames, notes and as many syncs as to the desktop's trash",
};
const PLACE: Readonly<Record<Store, string>> = { folder: 'our own folder', system: "the desktop's trash" };

/**
 * Moving orphans, each with a sidecar, to trash: the moving alone beside a loop that renames the same files and syncs as often, and the whole
 * verb beside other ways to the trash, which sync nothing and can take nothing back. Between two rows all files go back to their places.
 */
export function movingGroup(top: string): Group {
  const stores: readonly Store[] = process.platform === 'linux' ? ['folder', 'system'] : ['folder'];
  const [many, few] = [orphansRows(top, ORPHANS), orphansRows(top, FEW)];
  const npm = [few.script('npm trash, a call for each file', 'npm-trash', 'each'), few.script('npm trash, one call', 'npm-trash', 'one')];
  return {
    title: `Moving ${ORPHANS.toLocaleString('en')} orphans with a sidecar each`,
    subjects: [
      ...stores.flatMap(store => [many.alone(store), many.bare(store)]),
      ...[few.alone('folder'), few.trash('folder'), ...npm],
      ...(isHere('gio') ? [few.gio] : []),
      ...[...stores.toReversed().map(many.trash), many.undo],
    ],
    peers: [...stores.map(store => BARE[store]), ...npm.map(({ name }) => name)],
    absent: isHere('gio') ? [] : ['gio trash: no gio here'],
  };
}

/** The rows about so many orphans, which are laid once. */
function orphansRows(top: string, orphans: number) {
  const home = join(top, `moving-${orphans}`);
  const [photos, list] = [join(home, 'photos'), join(top, `files-${orphans}.txt`)];
  layOrphans(photos, orphans);
  writeFileSync(list, filesIn(photos).join('\0'));
  const places = placesIn(photos);
  const before = () => {
    putBack(home, photos, places);
    mkdirSync(join(home, 'data'));
    if (process.platform !== 'win32') spawnSync('sync', ['-f', home]);
  };
  const world = { env: { ...envOf(home, join(home, 'state')), XDG_DATA_HOME: join(home, 'data') }, items: orphans };
  const nameOf = (name: string) => (orphans === ORPHANS ? name : `${name} (${orphans.toLocaleString('en')} orphans)`);
  const row = (name: string, ...words: readonly string[]): Subject => ({ ...world, name: nameOf(name), words, before });
  const script = (name: string, file: string, ...words: readonly string[]) =>
    row(name, process.execPath, at(`../moving/${file}.js`), photos, ...words);
  const syncsOf = (store: Store) => join(top, `syncs-${store}-${orphans}.json`);
  const flags = ['--yes', '--max-trash', '100%', '--settle', '0', '--no-progress'];
  return {
    script,
    alone: (store: Store) => script(`moving alone, to ${PLACE[store]}`, 'trash-all', home, store, syncsOf(store)),
    bare: (store: Store) => script(BARE[store], 'plain-move', home, syncsOf(store)),
    trash: (store: Store) => row(`rawtwin trash --to ${store}`, process.execPath, BIN, 'trash', photos, '--to', store, ...flags),
    /** Takes back what the row above it moved, which must be to our own folder: notes that are deleted would make the next ones slow. */
    undo: { ...world, name: 'rawtwin undo of that', words: [process.execPath, BIN, 'undo', '--no-progress'] },
    gio: row('gio trash, as many as fit into a call', 'sh', '-c', 'xargs -0 gio trash < "$0"', list),
  };
}
