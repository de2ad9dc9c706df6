import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { stream } from 'hono/streaming';
import type { StreamingApi } from 'hono/utils/stream';
import type { ReviewAnswer } from '../model/review.js';
import type { ReviewDesk } from '../ports/review.js';
import { tellChanges } from './events.js';
import { GUARDING, pagePolicy } from './headers.js';
import { isAllowed } from './judge.js';
import type { Keys } from './keys.js';
import type { Presence } from './presence.js';
import { wishIn } from './wish.js';

interface AppDeps {
  readonly desk: ReviewDesk;
  readonly keys: Keys;
  readonly presence: Presence;
  readonly port: () => number;
  /** A fault of ours in an answer; the page is told no more than 500. */
  readonly onFault: (error: unknown) => void;
}
/** What the adapter hands over beside the request. */
export type Bindings = { readonly incoming: IncomingMessage };

const PREVIEW = '/preview/:plan/:id/:size{small|large}';
/** Bytes; some 300,000 ids. */
const MOST_BODY = 4 * 1024 * 1024;
const STATUS: Readonly<Record<ReviewAnswer['is'], 202 | 409 | 422>> = { begun: 202, refused: 409, ask: 422 };

/** Every address of a review, behind the judge. Raws are named by ids of the plan shown, never by paths. */
export function reviewApp({ desk, keys, presence, port, onFault }: AppDeps): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  const cookie = () => `rawtwin-${port()}`;

  app.use(async (c, next) => {
    const { method, headers } = c.env.incoming;
    const isPage = c.req.path === '/';
    const key = c.req.query('key');
    const hasSession = keys.isSession(getCookie(c, cookie()) ?? '');
    const site = headers['sec-fetch-site'];
    const asked = {
      method: method ?? '',
      host: headers.host,
      origin: headers.origin,
      fetchSite: Array.isArray(site) ? site.join() : site,
      hasSession,
      isPage,
      hasKey: false,
    };
    const isOpening = isPage && key !== undefined && isAllowed({ ...asked, hasKey: true }, port()) && keys.open(key);
    if (!isOpening && !isAllowed(asked, port())) return c.body(null, 403, GUARDING);
    if (isOpening) setCookie(c, cookie(), keys.session, { httpOnly: true, sameSite: 'Strict', path: '/' });
    if (isPage && key !== undefined) return c.body(null, 303, { ...GUARDING, Location: '/' });
    for (const [name, value] of Object.entries(GUARDING)) c.header(name, value);
    return next();
  });

  app.get('/', async c => {
    const page = await desk.page(c.req.raw.signal);
    c.header('Content-Type', 'text/html; charset=utf-8');
    c.header('Content-Security-Policy', pagePolicy(page));
    const write = async (out: StreamingApi) => {
      const leave = presence.join(); // a large page is long on its way
      try {
        for await (const chunk of page.chunks) {
          if (out.aborted) return;
          await out.write(chunk);
        }
      } finally {
        leave();
      }
    };
    return stream(c, write, async error => {
      if (!c.req.raw.signal.aborted) onFault(error);
    });
  });
  app.get(PREVIEW, async c => {
    const { plan, id, size } = c.req.param();
    const picture = await desk.preview(plan, id, size === 'large' ? 'large' : 'small', c.req.raw.signal);
    if (picture === null) return c.body(null, 404);
    return c.body(Uint8Array.from(picture.jpeg), 200, { 'Content-Type': 'image/jpeg', 'Rawtwin-Orientation': `${picture.orientation}` });
  });
  app.get('/events', c => tellChanges(c, desk, presence));

  const answer = (given: ReviewAnswer) => {
    if (given.is === 'begun') desk.settled().catch(onFault);
    return Response.json(given, { status: STATUS[given.is], headers: GUARDING });
  };
  app.post('/trash', bodyLimit({ maxSize: MOST_BODY, onError: c => c.body(null, 413) }), async c => {
    const wish = wishIn(await c.req.text());
    return wish === null ? c.body(null, 400) : answer(desk.trash(wish));
  });
  app.post('/undo', () => answer(desk.undo()));
  app.post('/renew', () => answer(desk.renew()));

  for (const path of ['/', PREVIEW, '/events', '/trash', '/undo', '/renew']) app.all(path, c => c.body(null, 405));
  app.notFound(c => c.body(null, 404));
  app.onError((error, c) => {
    onFault(error);
    return c.body(null, 500, GUARDING);
  });
  return app;
}
