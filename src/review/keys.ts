import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secrets of one review: one opens the page once, the other is the cookie of the browser that opened it. */
export interface Keys {
  readonly opening: string;
  readonly session: string;
  /** True once, for the opening key; nobody opens with it again. */
  open(given: string): boolean;
  isSession(given: string): boolean;
}

/** 32 bytes of chance each; compared in a time that tells nothing of how much was right. */
export function makeKeys(random: (bytes: number) => Buffer = randomBytes): Keys {
  const [opening, session] = [random(32).toString('base64url'), random(32).toString('base64url')];
  let isUsed = false;
  return {
    opening,
    session,
    open(given) {
      if (isUsed || !isSame(given, opening)) return false;
      isUsed = true;
      return true;
    },
    isSession: given => isSame(given, session),
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
