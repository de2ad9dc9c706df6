import { PassThrough, Writable } from 'node:stream';

/** A terminal's screen: keeps what was written and tells when words appear. */
export class Screen extends Writable {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly rows = 40;
  text = '';
  #waiting: { readonly words: string; readonly seen: () => void }[] = [];

  constructor({ isTTY = true, columns = 80 } = {}) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    this.columns = columns;
  }
  override _write(chunk: string | Buffer, _: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    this.#waiting = this.#waiting.filter(({ words, seen }) => {
      if (!this.text.includes(words)) return true;
      seen();
      return false;
    });
    done();
  }
  cursorTo(): boolean {
    return true;
  }
  moveCursor(): boolean {
    return true;
  }
  clearLine(): boolean {
    return true;
  }
  /** Resolves when the words stand on the screen; what came before them is forgotten. */
  async shows(words: string): Promise<void> {
    if (!this.text.includes(words)) await new Promise<void>(seen => this.#waiting.push({ words, seen }));
    this.text = this.text.slice(this.text.indexOf(words) + words.length);
  }
}

/** A keyboard: what a person types. */
export class Keyboard extends PassThrough {
  readonly isTTY: boolean = true;
  setRawMode(): this {
    return this;
  }
}
