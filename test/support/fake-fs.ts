import { dirname } from 'node:path';
import type { AbsPath, Stamp } from '../../src/model/frame.js';
import type { AppendHandle, EntryKind, FsPort, Identity, Look, Mount } from '../../src/ports/fs.js';

export interface Node {
  kind: EntryKind;
  ino: bigint;
  mode: number;
  uid: number;
  bytes: Uint8Array;
  /** How many of its bytes a power cut leaves. */
  durable: number;
  mtimeNs: bigint;
  ctimeNs: bigint;
  nlink: number;
  target: string;
}
/** One mounted file system. `links`: has hard links. */
export interface FakeVolume {
  readonly dev: bigint;
  readonly at: string;
  readonly links: boolean;
  readonly identity: Identity;
  readonly ignoresCase: boolean;
}
const ROOT: FakeVolume = { dev: 1n, at: '/', links: true, identity: 'stable', ignoresCase: false };

export const errno = (code: string, path = ''): Error => Object.assign(new Error(`${code} ${path}`), { code });

/** A disk in memory: inodes, hard links, links, volumes with their own rules. Time moves one millisecond with each change. */
export class FakeFs implements FsPort {
  readonly volumes: FakeVolume[];
  readonly entries = new Map<string, Node>();
  mountTable: readonly Mount[] | null;
  #ino = 100n;
  #now = 1_800_000_000_000_000_000n;

  constructor(volumes: readonly (Partial<FakeVolume> & { readonly at: string })[] = []) {
    this.volumes = [ROOT, ...volumes.map((volume, i) => ({ ...ROOT, dev: BigInt(i + 2), ...volume }))];
    this.mountTable = this.volumes.map((volume, i) => ({ id: i + 1, at: volume.at as AbsPath }));
    this.entries.set('/', this.#node('folder', 0o755));
    for (const { at } of this.volumes.slice(1)) this.#makeAll(at);
  }

  setTime(ns: bigint): void {
    this.#now = ns;
  }

  volumeOf(path: string): FakeVolume {
    const holding = this.volumes.filter(({ at }) => path === at || path.startsWith(at === '/' ? '/' : `${at}/`));
    return holding.reduce((best, one) => (one.at.length >= best.at.length ? one : best));
  }

  async look(path: AbsPath): Promise<Look> {
    const node = this.#find(path);
    const { ino, mode, mtimeNs, ctimeNs, nlink } = node;
    const stamp: Stamp = { dev: this.volumeOf(path).dev, ino, bytes: node.bytes.length, mtimeNs, ctimeNs, mode, nlink };
    return { kind: node.kind, uid: node.uid, stamp };
  }

  async names(folder: AbsPath): Promise<string[]> {
    if (this.#find(folder).kind !== 'folder') throw errno('ENOTDIR', folder);
    const prefix = folder === '/' ? '/' : `${await this.realPath(folder)}/`;
    return [...this.entries.keys()]
      .filter(path => path !== '/' && path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map(path => path.slice(prefix.length));
  }

  async realPath(path: AbsPath): Promise<AbsPath> {
    const key = this.#key(path);
    const node = this.entries.get(key);
    if (!node) throw errno('ENOENT', path);
    return (node.kind === 'link' ? await this.realPath(node.target as AbsPath) : key) as AbsPath;
  }

  async identity(path: AbsPath): Promise<Identity> {
    this.#find(path);
    return this.volumeOf(path).identity;
  }

  async mounts(): Promise<readonly Mount[] | null> {
    return this.mountTable;
  }

  async read(path: AbsPath): Promise<Uint8Array> {
    const node = this.#find(path);
    if (node.kind !== 'file') throw errno('EISDIR', path);
    return node.bytes.slice();
  }

  async create(path: AbsPath, bytes: Uint8Array, mode: number): Promise<void> {
    const node = this.#node('file', 0o100000 | mode);
    node.bytes = bytes.slice();
    this.#put(path, node);
  }

  async append(path: AbsPath): Promise<AppendHandle> {
    if (!this.entries.has(this.#key(path))) await this.create(path, new Uint8Array(), 0o600);
    const node = this.#find(path);
    return {
      write: async bytes => {
        node.bytes = Buffer.concat([node.bytes, bytes]);
        node.mtimeNs = node.ctimeNs = this.#tick();
      },
      sync: async () => {
        node.durable = node.bytes.length;
      },
      close: async () => undefined,
    };
  }

  async rename(from: AbsPath, to: AbsPath): Promise<void> {
    const node = this.#find(from);
    const target = this.entries.get(this.#key(to));
    this.#folderOf(to);
    if (this.volumeOf(from).dev !== this.volumeOf(to).dev) throw errno('EXDEV', to);
    if (target === node) return;
    if (target && (target.kind === 'folder') !== (node.kind === 'folder')) throw errno(target.kind === 'folder' ? 'EISDIR' : 'ENOTDIR', to);
    if (target) target.nlink--;
    const [fromKey, toKey] = [this.#key(from), this.#key(to)];
    for (const [path, child] of [...this.entries]) {
      if (path !== fromKey && !path.startsWith(`${fromKey}/`)) continue;
      this.entries.delete(path);
      this.entries.set(toKey + path.slice(fromKey.length), child);
    }
    node.ctimeNs = this.#touch(from);
    this.#touch(to);
  }

  async link(from: AbsPath, to: AbsPath): Promise<void> {
    const node = this.#find(from);
    this.#folderOf(to);
    if (this.volumeOf(from).dev !== this.volumeOf(to).dev) throw errno('EXDEV', to);
    if (this.entries.has(this.#key(to))) throw errno('EEXIST', to);
    if (node.kind === 'folder' || !this.volumeOf(to).links) throw errno('EPERM', to);
    this.entries.set(this.#key(to), node);
    node.nlink++;
    node.ctimeNs = this.#touch(to);
  }

  async unlink(path: AbsPath): Promise<void> {
    const node = this.#find(path);
    if (node.kind === 'folder') throw errno('EISDIR', path);
    this.entries.delete(this.#key(path));
    node.nlink--;
    node.ctimeNs = this.#touch(path);
  }

  async makeFolder(path: AbsPath, mode: number): Promise<void> {
    this.#put(path, this.#node('folder', 0o040000 | mode));
  }

  async makeFolders(path: AbsPath, mode: number): Promise<void> {
    this.#makeAll(path, mode);
  }

  async removeFolder(path: AbsPath): Promise<void> {
    if (this.#find(path).kind !== 'folder') throw errno('ENOTDIR', path);
    if ((await this.names(path)).length > 0) throw errno('ENOTEMPTY', path);
    this.entries.delete(this.#key(path));
    this.#touch(path);
  }

  async syncFile(path: AbsPath): Promise<void> {
    const node = this.#find(path);
    node.durable = node.bytes.length;
  }

  async syncFolder(path: AbsPath): Promise<void> {
    this.#find(path);
  }

  /** For tests that need a link in the way. */
  symlink(path: string, target: string): void {
    const node = this.#node('link', 0o120777);
    node.target = target;
    this.#put(path, node);
  }

  /** Takes a volume away; its empty mount point stays. Gives back the way to plug it in again. */
  unplug(at: string): () => void {
    const index = this.volumes.findIndex(volume => volume.at === at);
    const [volume] = this.volumes.splice(index, 1);
    const away = [...this.entries].filter(([path]) => path === at || path.startsWith(`${at}/`));
    for (const [path] of away) this.entries.delete(path);
    this.#makeAll(at);
    return () => {
      if (volume) this.volumes.push(volume);
      for (const [path, node] of away) this.entries.set(path, node);
    };
  }

  /** The names all are there, but of each file only the bytes that were synced, and `torn` more. */
  powerCut(torn = 0): void {
    for (const node of this.entries.values()) {
      if (node.kind === 'file') node.bytes = node.bytes.slice(0, Math.min(node.bytes.length, node.durable + torn));
    }
  }

  #makeAll(path: string, mode = 0o755): void {
    const parts = path.split('/').filter(Boolean);
    parts.forEach((_, i) => {
      const at = `/${parts.slice(0, i + 1).join('/')}`;
      if (!this.entries.has(this.#key(at))) this.#put(at, this.#node('folder', 0o040000 | mode));
    });
  }

  #node(kind: EntryKind, mode: number): Node {
    const now = this.#tick();
    return {
      kind,
      ino: this.#ino++,
      mode,
      uid: 1000,
      bytes: new Uint8Array(),
      durable: 0,
      mtimeNs: now,
      ctimeNs: now,
      nlink: 1,
      target: '',
    };
  }

  #tick(): bigint {
    this.#now += 1_000_000n;
    return this.#now;
  }

  /** The spelling under which an entry is kept: links in the folders followed, case as on the disk. */
  #key(path: string): string {
    if (this.entries.has(path)) return path;
    const above = this.#key(dirname(path));
    const parent = this.entries.get(above);
    const folder = parent?.kind === 'link' ? parent.target : above;
    const key = `${folder === '/' ? '' : folder}/${path.slice(path.lastIndexOf('/') + 1)}`;
    if (!this.volumeOf(key).ignoresCase || this.entries.has(key)) return key;
    return [...this.entries.keys()].find(other => other.toLowerCase() === key.toLowerCase()) ?? key;
  }

  #find(path: string): Node {
    const node = this.entries.get(this.#key(path));
    if (!node) throw errno('ENOENT', path);
    return node;
  }

  #folderOf(path: string): Node {
    const above = dirname(this.#key(path));
    const node = this.entries.get(above);
    if (!node) throw errno('ENOENT', path);
    if (node.kind !== 'folder') throw errno('ENOTDIR', path);
    return node;
  }

  #put(path: string, node: Node): void {
    if (path.slice(path.lastIndexOf('/') + 1).length > 0 && Buffer.byteLength(path.slice(path.lastIndexOf('/') + 1)) > 255) {
      throw errno('ENAMETOOLONG', path);
    }
    this.#folderOf(path);
    if (this.entries.has(this.#key(path))) throw errno('EEXIST', path);
    this.entries.set(this.#key(path), node);
    this.#touch(path);
  }

  #touch(path: string): bigint {
    const now = this.#tick();
    const parent = this.entries.get(dirname(this.#key(path)));
    if (parent) parent.mtimeNs = parent.ctimeNs = now;
    return now;
  }
}
