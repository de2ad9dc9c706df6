import type { News, WatchSettings } from '../../pipeline.js';
import { printable } from '../../report/printable.js';

/** Where the daemon's events go: a line each. */
export interface Log {
  readonly tell: (news: News) => void;
  readonly close: () => Promise<void>;
}

export async function openLog(_: WatchSettings, flags: { readonly json?: boolean }): Promise<Log> {
  return {
    tell: news => {
      const event = { at: new Date().toISOString(), ...news };
      const { at, kind, ...rest } = event;
      process.stderr.write(flags.json ? `${JSON.stringify(event)}\n` : `${at} ${kind} ${printable(JSON.stringify(rest))}\n`);
    },
    close: async () => undefined,
  };
}
