import { errnoOf } from '../model/errors.js';
import type { Facts } from '../model/facts.js';
import { type AbsPath, RAW_FORMATS } from '../model/frame.js';
import type { Told } from '../model/message.js';
import type { Result } from '../model/result.js';

/** `onRead`: for those that were read and not kept from earlier. */
type Read = (
  paths: readonly AbsPath[],
  how: { readonly anew: boolean; readonly onRead: (path: AbsPath) => void },
) => Promise<ReadonlyMap<AbsPath, Result<Facts>>>;

/** Facts read so far in one run. Each file is read at most once, whatever comes to ask for it. */
export class KnownFacts {
  readonly #read: Read;
  readonly #known = new Map<AbsPath, Result<Facts>>();
  readonly #fresh = new Set<AbsPath>();
  constructor(read: Read) {
    this.#read = read;
  }
  /** Reads what is not known yet, in the order of folders, which is how disks like it. */
  async ask(paths: Iterable<AbsPath>): Promise<void> {
    const unknown = [...new Set(paths)].filter(path => !this.#known.has(path)).sort();
    if (unknown.length > 0) await this.#take(unknown, false);
  }
  /** Reads those again whose facts were kept from an earlier run. False: all of them say what was known of them. */
  async askAnew(paths: Iterable<AbsPath>): Promise<boolean> {
    const old = [...paths].filter(path => this.#known.has(path) && !this.#fresh.has(path)).sort();
    const before = old.map(path => this.#known.get(path));
    if (old.length > 0) await this.#take(old, true);
    return old.some((path, i) => !saysTheSame(before[i], this.#known.get(path)));
  }
  async #take(paths: readonly AbsPath[], anew: boolean): Promise<void> {
    for (const [path, result] of await this.#read(paths, { anew, onRead: path => this.#fresh.add(path) })) this.#known.set(path, result);
    if (anew) for (const path of paths) this.#fresh.add(path);
  }
  /** The facts; undefined when not asked for, or not readable. */
  of = (path: AbsPath): Facts | undefined => {
    const known = this.#known.size > 0 ? this.#known.get(path) : undefined;
    return known?.ok && !isMislabelled(path, known.value) ? known.value : undefined;
  };
  /** Why there are no usable facts of a file that was asked for; undefined when there are, or it was not asked for. */
  why = (path: AbsPath): Told | undefined => {
    const known = this.#known.get(path);
    if (known === undefined) return undefined;
    if (!known.ok) return known.error.says;
    if (isMislabelled(path, known.value)) return { is: 'not-a-raw', format: known.value.format };
    return known.value.model === undefined ? (known.value.warnings[0] ?? { is: 'no-camera' }) : undefined;
  };
  /** The code of a read that failed: the disk, not the file's content, kept us from its facts. */
  failure = (path: AbsPath): string | undefined => {
    const known = this.#known.get(path);
    return known === undefined || known.ok ? undefined : errnoOf(known.error.cause);
  };
  /** Why a raw can be no proof of anything: its read failed, or its bytes are no raw. */
  unusable = (path: AbsPath): Told | undefined => {
    const known = this.#known.get(path);
    return known !== undefined && (!known.ok || isMislabelled(path, known.value)) ? this.why(path) : undefined;
  };
  get asked(): ReadonlySet<AbsPath> {
    return new Set(this.#known.keys());
  }
}

type Known = Result<Facts> | undefined;
const saysTheSame = (a: Known, b: Known): boolean =>
  a?.ok === true && b?.ok === true && JSON.stringify(a.value) === JSON.stringify(b.value);

/** A raw by its name that is none by its bytes: what it says is not used, since it could be somebody's only JPEG. */
const isMislabelled = (path: AbsPath, { format }: Facts): boolean =>
  (format === null || format === 'jpeg' || format === 'heif') && RAW_NAME.test(path);
const RAW_NAME = new RegExp(`\\.(${RAW_FORMATS.join('|')})$`, 'i');
