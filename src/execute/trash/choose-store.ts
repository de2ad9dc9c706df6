import { AppError } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { StoreChoice } from '../../model/policy.js';
import type { Result } from '../../model/result.js';
import type { FsPort, Mount } from '../../ports/fs.js';
import type { SystemTrash, TrashOwner, TrashStore } from '../../ports/trash.js';
import { findDesktopTrash } from './find-desktop-trash.js';
import { folderStore } from './folder.js';
import { type DesktopTrash, freedesktopStore } from './freedesktop.js';
import { topOfVolume, volumeOf } from './volume.js';

interface StoreNeeds {
  readonly run: string;
  readonly to: StoreChoice;
  readonly owner: TrashOwner;
  /** Of systems other than Linux; absent where nothing is handed over. */
  readonly systemTrash?: SystemTrash | undefined;
  readonly fs: FsPort;
}

/** Chooses a store for each folder of a run; one store object per place, whatever the number of folders. */
export class StoreChooser {
  readonly #needs: StoreNeeds;
  readonly #mounts: readonly Mount[] | null;
  readonly #desktop = new Map<string, Result<DesktopTrash>>();
  readonly #stores = new Map<AbsPath, TrashStore>();
  readonly #tops = new Map<string, AbsPath>();
  readonly #refused = new Set<AbsPath>();

  constructor(needs: StoreNeeds, mounts: readonly Mount[] | null) {
    this.#needs = needs;
    this.#mounts = mounts;
  }

  /**
   * `auto` is the desktop's trash of the folder's own volume, else our folder at the top of the root's part of that volume.
   * `system` refuses (TRASH_UNAVAILABLE) rather than put files where the desktop does not show them; where files are handed over, it is our
   * folder too.
   */
  async storeFor(folder: AbsPath, root: AbsPath): Promise<TrashStore> {
    const { to, owner, run, fs } = this.#needs;
    if (to === 'folder' || this.#refused.has(folder)) return this.#folderStore(folder, root);
    if (owner.platform !== 'linux') {
      if (to === 'system') await this.#mustHandOver(folder);
      return this.#folderStore(folder, root);
    }
    const trash = await this.#desktopTrash(folder);
    if (trash.ok) return this.#once(trash.value.at, () => freedesktopStore(trash.value, run, fs));
    if (to === 'system') throw trash.error;
    return this.#folderStore(folder, root);
  }

  /** Where the system tells nobody what became of a file, files go to our folder first, and from there to its trash. */
  async #mustHandOver(folder: AbsPath): Promise<void> {
    const { systemTrash, owner } = this.#needs;
    const why = systemTrash ? await systemTrash.whyNot(folder) : ({ is: 'system-trash-unknown', platform: owner.platform } as const);
    if (why === null) return;
    throw new AppError('TRASH_UNAVAILABLE', { is: 'no-system-trash', why }, folder);
  }

  /** For a desktop trash that refused at the move: from now on this folder's files go to our own, if the person left the choice to us. */
  async insteadOf(store: TrashStore, folder: AbsPath, root: AbsPath): Promise<TrashStore | null> {
    if (this.#needs.to !== 'auto' || store.kind !== 'freedesktop') return null;
    this.#refused.add(folder);
    return this.#folderStore(folder, root);
  }

  async #desktopTrash(folder: AbsPath): Promise<Result<DesktopTrash>> {
    const { owner, fs } = this.#needs;
    const { dev, mount } = await volumeOf(folder, fs, this.#mounts);
    const key = `${dev}:${mount?.id}`;
    const known = this.#desktop.get(key) ?? (await findDesktopTrash(folder, owner, fs, this.#mounts));
    this.#desktop.set(key, known);
    return known;
  }

  async #folderStore(folder: AbsPath, root: AbsPath): Promise<TrashStore> {
    const { run, fs, owner } = this.#needs;
    const key = `${folder}\0${root}`;
    const top = this.#tops.get(key) ?? (await topOfVolume(folder, root, fs, this.#mounts));
    this.#tops.set(key, top);
    return this.#once(top, () => folderStore(top, run, fs, owner.uid));
  }

  #once(place: AbsPath, make: () => TrashStore): TrashStore {
    const store = this.#stores.get(place) ?? make();
    this.#stores.set(place, store);
    return store;
  }
}
