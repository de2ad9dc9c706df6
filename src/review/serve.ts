import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { ReviewDesk } from '../ports/review.js';
import { reviewApp } from './app.js';
import { makeKeys } from './keys.js';
import { Presence } from './presence.js';

interface ServeRequest {
  readonly desk: ReviewDesk;
  /** Milliseconds without an open page after which the review is over. */
  readonly lingerMs: number;
  /** Told once, with the address that opens the page one time. */
  readonly onReady: (address: string) => void;
  readonly signal: AbortSignal;
}

const MOST_CONNECTIONS = 64;

/**
 * Serves a review to this machine alone, until its page is closed or it is aborted; what is in hand then is finished. Rejects with a fault
 * of ours, once what is in hand has ended.
 */
export async function serveReview({ desk, lingerMs, onReady, signal }: ServeRequest): Promise<void> {
  const [keys, presence] = [makeKeys(), new Presence(lingerMs)];
  let onFault: (error: unknown) => void = () => undefined;
  const fault = new Promise<never>((_, reject) => {
    onFault = reject;
  });
  fault.catch(() => undefined); // told where it is awaited
  let port = 0;
  const { fetch } = reviewApp({ desk, keys, presence, port: () => port, onFault });
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  try {
    onReady(`http://127.0.0.1:${port}/?key=${keys.opening}`);
    await Promise.race([untilOver(desk, presence, signal), fault]);
  } finally {
    await desk.settled().finally(() => {
      server.close();
      server.closeAllConnections();
    });
  }
}

/** A page that comes back while a run is finished goes on. */
async function untilOver(desk: ReviewDesk, presence: Presence, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<void>(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  do {
    await Promise.race([presence.gone(), aborted]);
    await desk.settled();
  } while (presence.isLookedAt && !signal.aborted);
}
