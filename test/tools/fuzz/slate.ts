import type { Input } from './input.js';

const HEAD = 1024;
const LONGEST = 1 << 20;

/** Memory that two threads share: what is being run stands here, whatever becomes of the one that runs it. */
export class Slate {
  readonly shared: SharedArrayBuffer;
  readonly #run: Int32Array;
  readonly #bytes: Uint8Array;
  constructor(shared = new SharedArrayBuffer(HEAD + LONGEST)) {
    this.shared = shared;
    this.#run = new Int32Array(shared, 0, 2);
    this.#bytes = new Uint8Array(shared);
    if (this.#run[1] === 0) this.#run[0] = -1;
  }
  write(run: number, reader: string, { extension, size, bytes }: Input): void {
    const head = new TextEncoder().encode(JSON.stringify({ reader, extension, size, length: bytes.length }));
    this.#bytes.fill(0, 8, HEAD);
    this.#bytes.set(head, 8);
    this.#bytes.set(bytes.subarray(0, LONGEST), HEAD);
    this.#run[1] = 1;
    Atomics.store(this.#run, 0, run);
  }
  /** The run that goes on; -1 before the first. */
  get run(): number {
    return Atomics.load(this.#run, 0);
  }
  /** Only once nobody writes any more: what stands here changes thousands of times a second. */
  read(): { readonly run: number; readonly reader: string; readonly input: Input } {
    const { run } = this;
    const end = this.#bytes.indexOf(0, 8);
    const text = new TextDecoder().decode(Uint8Array.from(this.#bytes.subarray(8, end)));
    const { reader, extension, size, length } = JSON.parse(text || '{"reader":"none","extension":"","size":0,"length":0}');
    return {
      run,
      reader,
      input: { extension, size, bytes: Uint8Array.from(this.#bytes.subarray(HEAD, HEAD + Math.min(length, LONGEST))) },
    };
  }
}
