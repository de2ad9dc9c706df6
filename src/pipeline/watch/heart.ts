import { type Beat, judgeBeat } from '../../watch/judge-beat.js';
import type { Watching } from './watching.js';

const EVERY_MS = 1_000;

/** Feels every second whether this process and its clocks ran on; where they did not, a new epoch begins. */
export class Heart {
  readonly #beat: () => Beat;
  readonly #watching: Pick<Watching, 'newEpoch'>;
  readonly #onBeat: (hasStopped: boolean) => void;
  #last: Beat;
  #timer: NodeJS.Timeout | undefined;

  constructor(beat: () => Beat, watching: Pick<Watching, 'newEpoch'>, onBeat: (hasStopped: boolean) => void) {
    this.#beat = beat;
    this.#watching = watching;
    this.#onBeat = onBeat;
    this.#last = beat();
  }

  start(): void {
    this.#last = this.#beat();
    this.#timer = setInterval(() => this.feel(), EVERY_MS);
  }
  stop(): void {
    clearInterval(this.#timer);
  }

  /** Also asked for in the middle of a pass, before something is moved by what was seen at its beginning. */
  feel = (): void => {
    const now = this.#beat();
    const why = judgeBeat(this.#last, now);
    this.#last = now;
    if (why) this.#watching.newEpoch(why);
    this.#onBeat(why !== null);
  };
}
