import type { WatchEvent } from '../../model/watch.js';
import type { News, WatchSettings } from '../../pipeline.js';
import { watchLine, watchLogJson } from '../../report/watch-log.js';

/** Where the daemon's events go: a line each. */
export interface Log {
  readonly tell: (news: News) => void;
  readonly close: () => Promise<void>;
}

/** On stderr. journald notes the time of each line itself, and says by JOURNAL_STREAM that it is there (systemd.exec(5)). */
export async function openLog({ roots, dryRun }: WatchSettings, flags: { readonly json?: boolean }): Promise<Log> {
  const colour = process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  const view = { roots, dryRun, colour, time: process.env.JOURNAL_STREAM === undefined };
  return {
    tell: news => {
      const event: WatchEvent = { at: new Date().toISOString(), ...news };
      const line = flags.json ? watchLogJson(event) : watchLine(event, view);
      if (line !== null) process.stderr.write(line);
    },
    close: async () => undefined,
  };
}
