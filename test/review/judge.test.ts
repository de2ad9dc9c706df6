import { describe, expect, it } from 'vitest';
import { type Asked, isAllowed } from '../../src/review/judge.js';

const PORT = 41234;
const HOST = `127.0.0.1:${PORT}`;
/** The page asks for something to show, in the browser that opened it. */
const READ: Asked = {
  ...{ method: 'GET', host: HOST, origin: undefined, fetchSite: 'same-origin', hasSession: true, isPage: false, hasKey: false },
};
const WRITE: Asked = { ...READ, method: 'POST', origin: `http://${HOST}` };
const PAGE: Asked = { ...READ, isPage: true, fetchSite: 'none' };
const OPEN: Asked = { ...PAGE, hasSession: false, hasKey: true };

describe('a request is answered when', () => {
  it.each<[sentence: string, asked: Asked]>([
    ['a browser opens the page with its key', OPEN],
    ['a click in another page opens it with its key', { ...OPEN, fetchSite: 'cross-site' }],
    ['a browser that says nothing of sites opens it', { ...OPEN, fetchSite: undefined }],
    ['a person loads the page again', PAGE],
    ['the page loads itself again', { ...PAGE, fetchSite: 'same-origin' }],
    ['the page reads', READ],
    ['the page writes', WRITE],
    ['this machine is called localhost', { ...WRITE, host: `localhost:${PORT}`, origin: `http://localhost:${PORT}` }],
    ['this machine is called [::1]', { ...WRITE, host: `[::1]:${PORT}`, origin: `http://[::1]:${PORT}` }],
    ['the page reads in an older browser', { ...READ, fetchSite: undefined }],
    ['the page writes in an older browser', { ...WRITE, fetchSite: undefined }],
  ])('%s', (_, asked) => expect(isAllowed(asked, PORT)).toBe(true));
});

describe('a request gets nothing when', () => {
  it.each<[sentence: string, asked: Asked]>([
    ['it has no key and no cookie', { ...PAGE, hasSession: false }],
    ['it reads without a cookie', { ...READ, hasSession: false }],
    ['it writes without a cookie', { ...WRITE, hasSession: false }],
    ['it has the key, but is not for the page', { ...WRITE, hasSession: false, hasKey: true }],
    ['it has the key, and wants to write', { ...OPEN, method: 'POST' }],
    ['it names no host', { ...READ, host: undefined }],
    ['its name leads here by somebody else’s hand', { ...READ, host: `evil.example:${PORT}` }],
    ['its name only begins as ours', { ...READ, host: `127.0.0.1:${PORT}.evil.example` }],
    ['its name has no port', { ...READ, host: '127.0.0.1' }],
    ['its name has the port of another', { ...READ, host: '127.0.0.1:80' }],
    ['it opens the page with its key under another name', { ...OPEN, host: `evil.example:${PORT}` }],
    ['it opens the page with its key out of another page’s script', { ...OPEN, origin: 'http://evil.example' }],
    ['another page writes', { ...WRITE, origin: 'http://evil.example', fetchSite: 'cross-site' }],
    ['another page says that it is us', { ...WRITE, fetchSite: 'cross-site' }],
    ['a page of another port of this machine writes', { ...WRITE, origin: 'http://127.0.0.1:3000', fetchSite: 'same-site' }],
    ['a page of another port of this machine reads', { ...READ, fetchSite: 'same-site' }],
    ['another page shows our pictures', { ...READ, fetchSite: 'cross-site' }],
    ['another page links to the page, and the cookie came along', { ...PAGE, fetchSite: 'cross-site' }],
    ['a sandboxed frame writes', { ...WRITE, origin: 'null' }],
    ['its origin is ours over TLS', { ...WRITE, origin: `https://${HOST}` }],
    ['its origin is another name of ours than its host', { ...WRITE, origin: `http://localhost:${PORT}` }],
    ['it writes, and does not say from where', { ...WRITE, origin: undefined, fetchSite: undefined }],
    ['a person types the address of a picture', { ...READ, fetchSite: 'none' }],
    ['a person types an address that writes', { ...WRITE, fetchSite: 'none' }],
  ])('%s', (_, asked) => expect(isAllowed(asked, PORT)).toBe(false));
});
