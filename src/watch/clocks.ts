import { randomBytes } from 'node:crypto';
import { uptime } from 'node:os';
import type { Beat } from './judge-beat.js';
import type { Reading } from './reading.js';

/** The clocks of this machine, for a daemon and for runs of `--once`. */
export interface Clocks {
  beat(): Beat;
  /** Comparable within this process alone. */
  here(): Reading;
  /** Comparable with what another process of this boot read. */
  ofMachine(boot: string | null): Reading;
}

/** The clocks of this machine; `here` counts from the start of this process. */
export function realClocks(): Clocks {
  const session = randomBytes(9).toString('base64url');
  return {
    beat: () => ({ wallMs: Date.now(), monoMs: performance.now(), upMs: uptime() * 1000 }),
    here: () => ({ wallMs: Date.now(), upMs: performance.now(), session }),
    ofMachine: boot => ({ wallMs: Date.now(), upMs: uptime() * 1000, session: boot }),
  };
}
