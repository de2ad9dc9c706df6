import { closeSync, constants, openSync, readlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { errnoOf } from '../model/errors.js';

/** Of open(2): holds the folder itself, whatever its name leads to later; needs no right to read it. Node has no name for it. */
const O_PATH = 0o10000000;

/**
 * Acts on a name in the very folder that stands at its path now. A folder swapped for a link, before or during the act, cannot
 * lead it elsewhere: ELOOP then. The path must be real. Only Linux can do this; elsewhere the path is used as it is.
 */
export async function pinned<T>(path: string, act: (path: string) => Promise<T>): Promise<T> {
  const pin = process.platform === 'linux' ? pinOf(dirname(path)) : null;
  if (pin === null) return act(path);
  pin.users++;
  try {
    return await act(`${pathOf(pin)}/${basename(path)}`);
  } finally {
    pin.users--;
  }
}

interface Pin {
  readonly handle: number;
  /** Acts that go through it now; it is closed only when there are none. */
  users: number;
}
/** Pins of this turn of the event loop: a run moves many files from one folder into one other, and opening is what costs. */
const pins = new Map<string, Pin>();
const dropped = new Set<Pin>();
let isSweepDue = false;

const pathOf = ({ handle }: Pin): string => `/proc/self/fd/${handle}`;

/** The folder that stands at the path, or null where there is no /proc to use it through. */
function pinOf(path: string): Pin | null {
  const known = pins.get(path);
  if (known && readlinkSync(pathOf(known)) === path) return known;
  const pin: Pin = { handle: openSync(path, O_PATH | constants.O_DIRECTORY), users: 0 };
  try {
    if (readlinkSync(pathOf(pin)) !== path) throw Object.assign(new Error(`${path} leads elsewhere`), { code: 'ELOOP' });
  } catch (error) {
    closeSync(pin.handle);
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
  if (known) dropped.add(known);
  pins.set(path, pin);
  sweepLater();
  return pin;
}

/** A pin left open would keep its disk from being unmounted. */
function sweepLater(): void {
  if (isSweepDue) return;
  isSweepDue = true;
  setImmediate(() => {
    isSweepDue = false;
    for (const [path, pin] of pins) if (pin.users === 0) pins.delete(path) && dropped.add(pin);
    for (const pin of dropped) if (pin.users === 0) dropped.delete(pin) && closeSync(pin.handle);
    if (pins.size + dropped.size > 0) sweepLater();
  });
}
