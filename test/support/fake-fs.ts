import { dirname } from 'node:path';
import type { AbsPath, Stamp } from '../../src/model/frame.js';
import type { Identity } from '../../src/model/same-stamp.js';
import type { AppendHandle, EntryKind, FsPort, Look, Mount } from '../../src/ports/fs.js';
import { type NameLoss, type Renaming, Unsynced } from './unsynced.js';

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
/** One mounted file system. `links`: has hard links. `timeStep`: nanoseconds to which it rounds times down. */
export interface FakeVolume {
  readonly dev: bigint;
  readonly at: string;
  readonly links: boolean;
  readonly identity: Identity;
  readonly ignoresCase: boolean;
  readonly timeStep: bigint;
  readonly keepsOwners: boolean;
}
const ROOT: FakeVolume = { dev: 1n, at: '/', links: true, identity: 'stable', ignoresCase: false, timeStep: 1n, keepsOwners: true };

/** How a power cut goes. `torn`: bytes kept of each file beyond those synced, or `zeros` in their place. */
export interface Cut {
  readonly names: NameLoss;
  readonly torn: number | 'zeros';
  readonly random: () => number;
}

/** Without the stack, which costs more than all else: refusals are a way to ask. */
export function errno(code: string, path = ''): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = Object.assign(new Error(`${code} ${path}`), { code });
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/** Says with which errno a disk refuses a call, or null; may also change the disk, as others do meanwhile. */
export type Rule = (disk: FakeFs, call: string, path: string, to: string) => string | null;

/**
 * A disk in memory: inodes, hard links, links, volumes with their own rules. Time moves one millisecond with each change.
 * Names are kept under their whole paths, which is quick for the small trees of tests.
 */
export class FakeFs implements FsPort {
  volumes: FakeVolume[];
  entries = new Map<string, Node>();
  mountTable: readonly Mount[] | null;
  rule: Rule | null = null;
  /** Told after each change that a process may die behind, with what was done. */
  onStep: ((what: string) => void) | null = null;
  #children = new Map<string, Set<string>>();
  /** Keys on volumes that ignore case, by their folded spelling. */
  #folded = new Map<string, string>();
  #unsynced = new Unsynced<Node>();
  #ino = 100n;
  #now = 1_800_000_000_000_000_000n;

  constructor(volumes: readonly (Partial<FakeVolume> & { readonly at: string })[] = []) {
    this.volumes = [ROOT, ...volumes.map((volume, i) => ({ ...ROOT, dev: BigInt(i + 2), ...volume }))];
    this.mountTable = this.volumes.map((volume, i) => ({ id: i + 1, at: volume.at as AbsPath }));
    this.#setEntry('/', this.#node('/', 'folder', 0o755));
    for (const { at } of this.volumes.slice(1)) this.#makeAll(at);
  }

  get now(): bigint {
    return this.#now;
  }

  setTime(ns: bigint): void {
    this.#now = ns;
  }

  volumeOf(path: string): FakeVolume {
    let best = this.volumes[0] as FakeVolume;
    for (const volume of this.volumes) {
      const { at } = volume;
      const holds = path.startsWith(at) && (at === '/' || path.length === at.length || path[at.length] === '/');
      if (holds && at.length >= best.at.length) best = volume;
    }
    return best;
  }

  async look(path: AbsPath): Promise<Look> {
    const node = this.#find(path);
    const { ino, mode, mtimeNs, ctimeNs, nlink } = node;
    const stamp: Stamp = { dev: this.volumeOf(path).dev, ino, bytes: node.bytes.length, mtimeNs, ctimeNs, mode, nlink };
    return { kind: node.kind, uid: node.uid, stamp };
  }

  async names(folder: AbsPath): Promise<string[]> {
    if (this.#find(folder).kind !== 'folder') throw errno('ENOTDIR', folder);
    const at = await this.realPath(folder);
    return [...(this.#children.get(at) ?? [])].map(key => key.slice(key.lastIndexOf('/') + 1));
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

  async keepsOwners(path: AbsPath): Promise<boolean> {
    return this.volumeOf(path).keepsOwners;
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
    this.#ask('create', path);
    const node = this.#node(path, 'file', 0o100000 | mode);
    this.#put(path, node);
    this.#step(`create ${path}`);
    if (bytes.length > 0) this.#write(node, bytes.slice(), path);
  }

  async append(path: AbsPath): Promise<AppendHandle> {
    if (!this.entries.has(this.#key(path))) await this.create(path, new Uint8Array(), 0o600);
    const node = this.#find(path);
    return {
      write: async bytes => {
        this.#ask('write', path);
        this.#write(node, Buffer.concat([node.bytes, bytes]), path);
        node.mtimeNs = node.ctimeNs = this.#tick(path);
      },
      sync: async () => {
        this.#ask('sync', path);
        this.#syncNode(node, path);
      },
      close: async () => undefined,
    };
  }

  async rename(from: AbsPath, to: AbsPath): Promise<void> {
    this.#ask('rename', from, to);
    const node = this.#find(from);
    const [fromKey, toKey] = [this.#key(from), this.#key(to)];
    const target = this.entries.get(toKey) ?? null;
    this.#folderOf(to);
    if (this.volumeOf(from).dev !== this.volumeOf(to).dev) throw errno('EXDEV', to);
    if (target === node) return;
    if (target && (target.kind === 'folder') !== (node.kind === 'folder')) throw errno(target.kind === 'folder' ? 'EISDIR' : 'ENOTDIR', to);
    if (target) target.nlink--;
    const moving = [...this.entries].filter(([key]) => key === fromKey || key.startsWith(`${fromKey}/`));
    const names = moving.flatMap(([key, child]): Renaming<Node>[] => [
      { key, before: child, after: null },
      { key: toKey + key.slice(fromKey.length), before: key === fromKey ? target : null, after: child },
    ]);
    this.#change(names);
    node.ctimeNs = this.#touch(from);
    this.#touch(to);
    this.#step(`rename ${from} ${to}`);
  }

  async link(from: AbsPath, to: AbsPath): Promise<void> {
    this.#ask('link', from, to);
    const node = this.#find(from);
    this.#folderOf(to);
    if (this.volumeOf(from).dev !== this.volumeOf(to).dev) throw errno('EXDEV', to);
    if (this.entries.has(this.#key(to))) throw errno('EEXIST', to);
    if (node.kind === 'folder' || !this.volumeOf(to).links) throw errno('EPERM', to);
    this.#change([{ key: this.#key(to), before: null, after: node }]);
    node.nlink++;
    node.ctimeNs = this.#touch(to);
    this.#step(`link ${from} ${to}`);
  }

  async unlink(path: AbsPath): Promise<void> {
    this.#ask('unlink', path);
    const node = this.#find(path);
    if (node.kind === 'folder') throw errno('EISDIR', path);
    this.#change([{ key: this.#key(path), before: node, after: null }]);
    node.nlink--;
    node.ctimeNs = this.#touch(path);
    this.#step(`unlink ${path}`);
  }

  async makeFolder(path: AbsPath, mode: number): Promise<void> {
    this.#ask('makeFolder', path);
    this.#put(path, this.#node(path, 'folder', 0o040000 | mode));
    this.#step(`makeFolder ${path}`);
    this.#syncFolder(dirname(path));
  }

  async makeFolders(path: AbsPath, mode: number): Promise<void> {
    this.#ask('makeFolders', path);
    this.#makeAll(path, mode);
  }

  async removeFolder(path: AbsPath): Promise<void> {
    this.#ask('removeFolder', path);
    const node = this.#find(path);
    if (node.kind !== 'folder') throw errno('ENOTDIR', path);
    const key = this.#key(path);
    if ((this.#children.get(key)?.size ?? 0) > 0) throw errno('ENOTEMPTY', path);
    this.#change([{ key, before: node, after: null }]);
    this.#touch(path);
    this.#step(`removeFolder ${path}`);
  }

  async syncFile(path: AbsPath): Promise<void> {
    this.#ask('syncFile', path);
    this.#syncNode(this.#find(path), path);
  }

  async syncFolder(path: AbsPath): Promise<void> {
    this.#ask('syncFolder', path);
    this.#find(path);
    this.#syncFolder(path);
  }

  /** For tests that need a link in the way. */
  symlink(path: string, target: string): void {
    const node = this.#node(path, 'link', 0o120777);
    node.target = target;
    this.#put(path, node);
  }

  /** What another program writes and syncs, in place of what stands there. */
  putForGood(path: string, bytes: Uint8Array): void {
    const { onStep } = this;
    this.onStep = null;
    this.#makeAll(dirname(path));
    this.onStep = onStep;
    this.removeForGood(path);
    const node = this.#node(path, 'file', 0o100644);
    node.bytes = bytes;
    node.durable = bytes.length;
    this.#setEntry(this.#key(path), node);
    this.#touch(path);
  }

  /** What another program takes away. */
  removeForGood(path: string): void {
    const node = this.entries.get(this.#key(path));
    if (!node) return;
    node.nlink--;
    this.#setEntry(this.#key(path), null);
    this.#touch(path);
  }

  /** Takes a volume away; its empty mount point stays. Gives back the way to plug it in again. */
  unplug(at: string): () => void {
    const index = this.volumes.findIndex(volume => volume.at === at);
    const [volume] = this.volumes.splice(index, 1);
    const away = [...this.entries].filter(([path]) => path === at || path.startsWith(`${at}/`));
    for (const [path] of away.toReversed()) this.#setEntry(path, null);
    this.#makeAll(at);
    return () => {
      if (volume) this.volumes.push(volume);
      for (const [path, node] of away) this.#setEntry(path, node);
    };
  }

  /** All that is there now is on the disk for good. */
  settle(): void {
    for (const node of this.entries.values()) node.durable = node.bytes.length;
    this.#unsynced = new Unsynced();
  }

  /** True when a power cut now could take anything. */
  get hasUnsynced(): boolean {
    if (this.#unsynced.size > 0) return true;
    for (const node of this.entries.values()) if (node.durable < node.bytes.length) return true;
    return false;
  }

  /** All names are there, but of each file only the bytes that were synced, and `torn` more; or as `cut` says. */
  powerCut(torn: number | Partial<Cut> = 0): void {
    const cut: Cut = { names: 'kept', torn: 0, random: () => 0, ...(typeof torn === 'number' ? { torn } : torn) };
    for (const { key, before } of this.#unsynced.lostTo(cut.names, cut.random)) this.#setEntry(key, before);
    for (const key of [...this.entries.keys()].sort()) if (key !== '/' && !this.entries.has(dirname(key))) this.#setEntry(key, null);
    const names = new Map<Node, number>();
    for (const node of this.entries.values()) names.set(node, (names.get(node) ?? 0) + 1);
    for (const [node, count] of names) {
      if (node.kind !== 'file') continue;
      node.nlink = count;
      const missing = node.bytes.length - node.durable;
      if (missing > 0 && cut.torn === 'zeros') node.bytes = Buffer.concat([node.bytes.slice(0, node.durable), new Uint8Array(missing)]);
      else if (missing > 0) node.bytes = node.bytes.slice(0, Math.min(node.bytes.length, node.durable + Number(cut.torn)));
    }
    if (cut.names !== 'kept') this.#remount();
    this.settle();
  }

  /** Where inodes prove nothing they are others after a remount, and the device too. */
  #remount(): void {
    this.volumes = this.volumes.map(volume => (volume.identity === 'weak' ? { ...volume, dev: volume.dev + 100n } : volume));
    const weak = new Set([...this.entries].flatMap(([key, node]) => (this.volumeOf(key).identity === 'weak' ? [node] : [])));
    for (const node of weak) node.ino += 5000n;
  }

  /** A disk of its own in the same state, with the same rule; nobody is told of its steps. */
  clone(): FakeFs {
    const copy = new FakeFs();
    const copies = new Map<Node, Node>();
    const copyOf = (node: Node): Node => {
      const known = copies.get(node);
      if (known) return known;
      const made = { ...node };
      copies.set(node, made);
      return made;
    };
    copy.volumes = this.volumes;
    copy.mountTable = this.mountTable;
    copy.rule = this.rule;
    copy.entries = new Map();
    for (const [key, node] of this.entries) copy.entries.set(key, copyOf(node));
    copy.#children = new Map();
    for (const [key, children] of this.#children) copy.#children.set(key, new Set(children));
    copy.#folded = new Map(this.#folded);
    copy.#unsynced = this.#unsynced.clone(copyOf);
    copy.#ino = this.#ino;
    copy.#now = this.#now;
    return copy;
  }

  #step(what: string): void {
    this.onStep?.(what);
  }

  #ask(call: string, path: string, to = ''): void {
    const code = this.rule?.(this, call, path, to) ?? null;
    if (code !== null) throw errno(code, path);
  }

  /** A long write may be cut short in the middle. */
  #write(node: Node, bytes: Uint8Array, path: string): void {
    if (this.onStep) {
      node.bytes = bytes.slice(0, (node.bytes.length + bytes.length) >> 1);
      this.#step(`half of write ${path}`);
    }
    node.bytes = bytes;
    this.#step(`write ${path}`);
  }

  #syncFolder(path: string): void {
    this.#unsynced.syncFolder(this.volumeOf(path).dev, this.#key(path));
    this.#step(`syncFolder ${path}`);
  }

  #syncNode(node: Node, path: string): void {
    node.durable = node.bytes.length;
    this.#unsynced.syncFile(this.volumeOf(path).dev);
    this.#step(`sync ${path}`);
  }

  #makeAll(path: string, mode = 0o755): void {
    const parts = path.split('/').filter(Boolean);
    parts.forEach((_, i) => {
      const at = `/${parts.slice(0, i + 1).join('/')}`;
      if (this.entries.has(this.#key(at))) {
        if (!this.entries.has(this.#key(`/${parts.slice(0, i + 2).join('/')}`)) || at === path) this.#syncFolder(dirname(at));
        return;
      }
      this.#put(at, this.#node(at, 'folder', 0o040000 | mode));
      this.#step(`makeFolder ${at}`);
      this.#syncFolder(dirname(at));
    });
  }

  #node(path: string, kind: EntryKind, mode: number): Node {
    const now = this.#tick(path);
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

  #tick(path: string): bigint {
    this.#now += 1_000_000n;
    const { timeStep } = this.volumeOf(path);
    return timeStep === 1n ? this.#now : this.#now - (this.#now % timeStep);
  }

  /** The spelling under which an entry is kept: links in the folders followed, case as on the disk. */
  #key(path: string): string {
    if (this.entries.has(path)) return path;
    const above = this.#key(dirname(path));
    const parent = this.entries.get(above);
    const folder = parent?.kind === 'link' ? parent.target : above;
    const key = `${folder === '/' ? '' : folder}/${path.slice(path.lastIndexOf('/') + 1)}`;
    if (this.entries.has(key) || !this.volumeOf(key).ignoresCase) return key;
    return this.#folded.get(key.toLowerCase()) ?? key;
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
    if (Buffer.byteLength(path.slice(path.lastIndexOf('/') + 1)) > 255) throw errno('ENAMETOOLONG', path);
    this.#folderOf(path);
    const key = this.#key(path);
    if (this.entries.has(key)) throw errno('EEXIST', path);
    this.#change([{ key, before: null, after: node }]);
    this.#touch(path);
  }

  #change(names: readonly Renaming<Node>[]): void {
    for (const { key, after } of names) this.#setEntry(key, after);
    this.#unsynced.add(this.volumeOf(names[0]?.key ?? '/').dev, names);
  }

  #setEntry(key: string, node: Node | null): void {
    const ignoresCase = this.volumeOf(key).ignoresCase;
    const siblings = this.#children.get(dirname(key)) ?? new Set();
    if (node) {
      this.entries.set(key, node);
      if (key !== '/') this.#children.set(dirname(key), siblings.add(key));
      if (ignoresCase) this.#folded.set(key.toLowerCase(), key);
    } else {
      this.entries.delete(key);
      siblings.delete(key);
      if (ignoresCase) this.#folded.delete(key.toLowerCase());
    }
  }

  #touch(path: string): bigint {
    const now = this.#tick(path);
    const parent = this.entries.get(dirname(this.#key(path)));
    if (parent) parent.mtimeNs = parent.ctimeNs = now;
    return now;
  }
}
