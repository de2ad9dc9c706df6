import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cannotMount, KINDS, type Kind, must, newVolume, takeAway } from './volumes.js';

/** A place to lay photos in, on a file system of some kind. */
export interface Place {
  readonly photos: string;
  /** Folders of the photos' tree that are volumes of their own. */
  readonly inner: readonly string[];
  readonly close: () => void;
}
export interface PlaceKind {
  readonly name: string;
  readonly missing: string | null;
  readonly make: () => Place;
}

const has = (program: string): string | null => cannotMount({ ...KINDS.ext4, needs: [program] });
const newTop = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-place-')));

const onVolume = (kind: Kind): PlaceKind => ({
  name: kind.name,
  missing: cannotMount(kind),
  make() {
    const volume = newVolume(kind);
    return { photos: join(volume.at, 'photos'), inner: [], close: volume.close };
  },
});

/** A folder with mounts in it, taken away in turn. */
function mounted(lay: (top: string) => { photos: string; inner: readonly string[]; mounts: readonly string[] }): Place {
  const top = newTop();
  const { photos, inner, mounts } = lay(top);
  const close = () => {
    for (const at of [...mounts].reverse()) takeAway(at);
    rmSync(top, { recursive: true, force: true });
  };
  return { photos, inner, close };
}
const folders = (...paths: readonly string[]): void => {
  for (const path of paths) mkdirSync(path, { recursive: true });
};

export const PLACES: readonly PlaceKind[] = [
  ...Object.values(KINDS)
    .filter(kind => kind !== KINDS.fat32)
    .map(onVolume),
  {
    name: 'btrfs with a subvolume among the photos',
    missing: cannotMount(KINDS.btrfs),
    make() {
      const volume = newVolume(KINDS.btrfs);
      const photos = join(volume.at, 'photos');
      folders(photos);
      must('btrfs', 'subvolume', 'create', join(photos, 'day 1'));
      return { photos, inner: [join(photos, 'day 1')], close: volume.close };
    },
  },
  {
    name: 'tmpfs',
    missing: cannotMount(null),
    make: () =>
      mounted(top => {
        const at = join(top, 'card');
        folders(at);
        must('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', at);
        return { photos: join(at, 'photos'), inner: [], mounts: [at] };
      }),
  },
  {
    name: 'a bind mount of the root',
    missing: cannotMount(null),
    make: () =>
      mounted(top => {
        const [real, at] = [join(top, 'real'), join(top, 'at/photos')];
        folders(real, at);
        must('mount', '--bind', real, at);
        return { photos: at, inner: [], mounts: [at] };
      }),
  },
  {
    name: 'a bind mount of a folder below the root',
    missing: cannotMount(null),
    make: () =>
      mounted(top => {
        const [real, photos] = [join(top, 'real'), join(top, 'photos')];
        const at = join(photos, 'day 1');
        folders(real, at);
        must('mount', '--bind', real, at);
        return { photos, inner: [at], mounts: [at] };
      }),
  },
  {
    name: 'overlay, with photos that only a lower layer holds',
    missing: cannotMount(null),
    make: () =>
      mounted(top => {
        const [base, at] = [join(top, 'base'), join(top, 'at')];
        folders(base, at);
        // A tmpfs below: an overlay cannot lie on an overlay, as the disk of a container is.
        must('mount', '-t', 'tmpfs', 'tmpfs', base);
        folders(...['lower/photos', 'upper', 'work'].map(name => join(base, name)));
        const options = `lowerdir=${base}/lower,upperdir=${base}/upper,workdir=${base}/work`;
        must('mount', '-t', 'overlay', '-o', options, 'overlay', at);
        return { photos: join(at, 'photos'), inner: [], mounts: [base, at] };
      }),
  },
  {
    name: 'bindfs',
    missing: has('bindfs'),
    make: () =>
      mounted(top => {
        const [real, at] = [join(top, 'real'), join(top, 'at')];
        folders(join(real, 'photos'), at);
        must('bindfs', real, at);
        return { photos: join(at, 'photos'), inner: [], mounts: [at] };
      }),
  },
];

/** The same folder, seen through a mount that lets nobody write. */
export function readOnlyView(folder: string): { readonly at: string; readonly close: () => void } {
  const top = newTop();
  const at = join(top, 'view');
  folders(at);
  must('bindfs', '-o', 'ro', dirname(folder), at);
  return {
    at: join(at, folder.slice(dirname(folder).length + 1)),
    close() {
      takeAway(at);
      rmSync(top, { recursive: true, force: true });
    },
  };
}
export const noBindfs = has('bindfs');
