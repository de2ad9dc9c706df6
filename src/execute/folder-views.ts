import type { AbsPath, Stamp } from '../model/frame.js';
import type { FsPort } from '../ports/fs.js';

interface View {
  readonly names: readonly string[];
  readonly set: ReadonlySet<string>;
  stamp: Stamp;
}

/**
 * Fresh listings without listing the folder for every file: a listing holds while the folder's times are those of our own last
 * change. `forget` at the start of each batch, for file systems that do not keep a folder's times.
 */
export class FolderViews {
  readonly #fs: FsPort;
  readonly #views = new Map<AbsPath, View>();

  constructor(fs: FsPort) {
    this.#fs = fs;
  }

  forget(): void {
    this.#views.clear();
  }

  async of(folder: AbsPath): Promise<View> {
    const { stamp } = await this.#fs.look(folder);
    const known = this.#views.get(folder);
    if (known && known.stamp.mtimeNs === stamp.mtimeNs && known.stamp.ctimeNs === stamp.ctimeNs && known.stamp.ino === stamp.ino)
      return known;
    const names = await this.#fs.names(folder);
    const view = { names, set: new Set(names), stamp };
    this.#views.set(folder, view);
    return view;
  }

  /** After our own move: the change of the folder's times was ours. */
  async ourChange(folder: AbsPath): Promise<void> {
    const view = this.#views.get(folder);
    if (view) view.stamp = (await this.#fs.look(folder)).stamp;
  }
}
