/** What a request says about itself, before any of it is looked up. Absent headers are undefined. */
export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`; only browsers of the last years send it. */
  readonly fetchSite: string | undefined;
  /** It carries the cookie of this review. */
  readonly hasSession: boolean;
  /** It asks for the page itself, as a person does who types its address. */
  readonly isPage: boolean;
  /** It is for the page and carries the one key that opens it. */
  readonly hasKey: boolean;
}

/** Names of this machine for itself. Any other name was made to lead here by somebody else (DNS rebinding). */
const hostsOf = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];

/**
 * May this request have an answer? All that is not from the page itself, in the browser that was given the key, may not; it learns nothing,
 * not even which addresses there are.
 */
export function isAllowed(asked: Asked, port: number): boolean {
  const { method, host, origin, fetchSite, hasSession, isPage, hasKey } = asked;
  if (host === undefined || !hostsOf(port).includes(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const isReading = method === 'GET';
  if (isPage && isReading && hasKey) return true;
  if (!hasSession) return false;
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || (fetchSite === 'none' && isPage && isReading);
  return isReading || origin !== undefined;
}
