interface Chunk {
  readonly start: number;
  readonly data: Uint8Array;
  readonly view: DataView;
}

const chunkOf = (data: Uint8Array, start: number): Chunk => ({
  start,
  data,
  view: new DataView(data.buffer, data.byteOffset, data.byteLength),
});

/**
 * The parts of a file that are at hand: its head, and what was read later. Offsets count from the file's start.
 * Everything that is not at hand is `undefined`, never an error.
 */
export class Bytes {
  /** Nearly all that is asked for. */
  readonly #head: Chunk;
  readonly #more: Chunk[] = [];
  #missed: number | undefined;
  /** Length of the whole file in bytes. */
  readonly size: number;
  constructor(head: Uint8Array, size: number = head.length) {
    this.size = size;
    this.#head = chunkOf(head, 0);
  }
  add(data: Uint8Array, start: number): void {
    this.#more.push(chunkOf(data, start));
  }
  #chunk(at: number, length: number): Chunk | undefined {
    if (!Number.isSafeInteger(at) || at < 0 || length < 0) return undefined;
    if (at + length <= this.#head.data.length) return this.#head;
    const found = this.#more.find(({ start, data }) => at >= start && at + length <= start + data.length);
    if (!found && at + length <= this.size) this.#missed = Math.min(at, this.#missed ?? at);
    return found;
  }
  /** Lowest offset inside the file that was asked for since the last call and is not at hand. */
  takeMissed(): number | undefined {
    const missed = this.#missed;
    this.#missed = undefined;
    return missed;
  }
  has(at: number, length: number): boolean {
    return this.#chunk(at, length) !== undefined;
  }
  u8(at: number): number | undefined {
    const chunk = this.#chunk(at, 1);
    return chunk?.data[at - chunk.start];
  }
  u16(at: number, little: boolean): number | undefined {
    const chunk = this.#chunk(at, 2);
    return chunk?.view.getUint16(at - chunk.start, little);
  }
  i16(at: number, little: boolean): number | undefined {
    const chunk = this.#chunk(at, 2);
    return chunk?.view.getInt16(at - chunk.start, little);
  }
  u32(at: number, little: boolean): number | undefined {
    const chunk = this.#chunk(at, 4);
    return chunk?.view.getUint32(at - chunk.start, little);
  }
  /** A big-endian unsigned 64-bit number; undefined beyond 2^53 as well, since no file is that long. */
  u64(at: number): number | undefined {
    const chunk = this.#chunk(at, 8);
    if (!chunk) return undefined;
    const value = Number(chunk.view.getBigUint64(at - chunk.start));
    return Number.isSafeInteger(value) ? value : undefined;
  }
  slice(at: number, length: number): Uint8Array | undefined {
    const chunk = this.#chunk(at, length);
    return chunk?.data.subarray(at - chunk.start, at - chunk.start + length);
  }
  /** What is at hand from `at` on, at most `length` bytes. */
  upTo(at: number, length: number): Uint8Array {
    const chunk = this.#chunk(at, 1);
    return chunk ? chunk.data.subarray(at - chunk.start, at - chunk.start + length) : new Uint8Array(0);
  }
  /** Latin-1 text of at most `length` bytes. */
  text(at: number, length: number): string {
    return latin1(this.upTo(at, length));
  }
}

/** Two digits for each byte. */
export const hexOf = (bytes: Iterable<number>): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** No call takes more arguments everywhere. */
const IN_ONE_CALL = 1024;

/** One character for each byte. */
export function latin1(bytes: Uint8Array): string {
  if (bytes.length <= IN_ONE_CALL) return String.fromCharCode(...bytes);
  let out = '';
  for (const byte of bytes) out += String.fromCharCode(byte);
  return out;
}
