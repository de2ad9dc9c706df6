import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ReviewDesk } from '../ports/review.js';
import type { Bindings } from './app.js';
import type { Presence } from './presence.js';

/** Milliseconds: no more often than the first; at least as often as the second, so that a page that is gone is noticed. */
const NOT_OFTENER = 100;
const BEAT = 15_000;

/** Tells one page of all that changes, as server-sent events: `receipts`, each once, and `state`. While it listens the page is open. */
export function tellChanges(c: Context<{ Bindings: Bindings }>, desk: ReviewDesk, presence: Presence): Response {
  return streamSSE(c, async out => {
    const leave = presence.join();
    const left = new AbortController();
    out.onAbort(() => left.abort());
    let sent = 0;
    let run: readonly unknown[] = [];
    try {
      while (!out.aborted) {
        const changed = desk.changed();
        const receipts = desk.receipts();
        if (receipts !== run) [run, sent] = [receipts, 0];
        const fresh = receipts.slice(sent);
        sent += fresh.length;
        if (fresh.length > 0) await out.writeSSE({ event: 'receipts', data: JSON.stringify(fresh) });
        await out.writeSSE({ event: 'state', data: JSON.stringify(desk.state()) });
        await Promise.race([changed, waited(BEAT, left.signal)]);
        await waited(NOT_OFTENER, left.signal);
      }
    } finally {
      left.abort();
      leave();
    }
  });
}

/** Resolves as well when it is aborted. */
const waited = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  pause(milliseconds, undefined, { signal }).catch(() => undefined);
