import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { xmpPacket } from '../../../../fixtures/heads/xmp.js';
import type { Shot } from '../model.js';
import type { User } from '../user.js';
import type { Action } from './action.js';

type Way = (user: User, shots: readonly Shot[]) => Promise<void>;

/** The last bytes of a raw and the first sight of its JPEG are so far apart; beyond the grace its raw may go before. */
const rawAt = new WeakMap<Shot, number>();

function putRaw(user: User, shot: Shot): void {
  user.disk.write(shot.raw.path, shot.bytes.raw);
  user.rawIsThere(shot);
  rawAt.set(shot, Date.now());
}
function putJpeg(user: User, shot: Shot): void {
  if (!shot.hasJpeg) return;
  user.disk.write(user.jpegHome(shot), shot.bytes.jpeg);
  jpegIsThere(user, shot);
}
function jpegIsThere(user: User, shot: Shot): void {
  const since = rawAt.get(shot);
  if (since !== undefined && Date.now() - since > user.times.graceMs) user.wantAgain(shot);
  user.pictureIsThere(shot, user.jpegHome(shot), shot.bytes.jpeg, true);
}

/** In pieces with rests between, as a slow reader copies. `until`: how many of the pieces come. */
async function inPieces(user: User, path: string, bytes: Buffer, until = 3): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const size = Math.ceil(bytes.length / 3);
  writeFileSync(path, '');
  for (let piece = 0; piece < until; piece++) {
    appendFileSync(path, bytes.subarray(piece * size, (piece + 1) * size));
    await user.pause(100, 900);
  }
  utimesSync(path, 1_715_940_000, 1_715_940_000.25);
}

const pairByPair: Way = async (user, shots) => {
  for (const shot of shots) {
    putRaw(user, shot);
    putJpeg(user, shot);
    await user.pause(0, 120);
  }
};
const jpegsFirst: Way = async (user, shots) => {
  for (const shot of shots) putJpeg(user, shot);
  await user.pause(200, 2 * user.times.graceMs);
  for (const shot of shots) putRaw(user, shot);
};
const rawsFirst: Way = async (user, shots) => {
  for (const shot of shots) putRaw(user, shot);
  await user.pause(200, user.times.graceMs * 0.7);
  for (const shot of shots) {
    putJpeg(user, shot);
    await user.pause(0, 200);
  }
};
const slowly: Way = async (user, shots) => {
  for (const shot of shots) {
    await inPieces(user, shot.raw.path, shot.bytes.raw);
    user.rawIsThere(shot);
    rawAt.set(shot, Date.now());
    if (!shot.hasJpeg) continue;
    await inPieces(user, user.jpegHome(shot), shot.bytes.jpeg);
    jpegIsThere(user, shot);
  }
};
/** Breaks off within the last JPEG, and copies that shot once more. */
const brokenOff: Way = async (user, shots) => {
  const last = shots.at(-1);
  await pairByPair(user, shots.slice(0, -1));
  if (!last) return;
  putRaw(user, last);
  if (!last.hasJpeg) return;
  await inPieces(user, user.jpegHome(last), last.bytes.jpeg, 1);
  await user.pause(200, 3 * user.times.graceMs);
  rmSync(user.jpegHome(last));
  putJpeg(user, last);
};
const WAYS: Readonly<Record<string, { way: Way; weight: number; most: number }>> = {
  'pair by pair': { way: pairByPair, weight: 6, most: 14 },
  'JPEGs first': { way: jpegsFirst, weight: 2, most: 6 },
  'raws first': { way: rawsFirst, weight: 2, most: 6 },
  slowly: { way: slowly, weight: 2, most: 3 },
  'broken off and repeated': { way: brokenOff, weight: 2, most: 5 },
  'a burst': { way: pairByPair, weight: 1, most: 26 },
};

/** A camera's shots into a folder; one in six is a RAW without a JPEG, some have a sidecar that says nothing. */
async function bring(user: User, way: Way, most: number): Promise<boolean> {
  const { random } = user;
  const isOld = random.oneIn(3) && user.folders().length > 0;
  const folder = isOld ? (random.pick(user.folders()) ?? '') : join(random.pick(user.roots), `day-${user.serial()}`);
  const isApart = isOld ? user.shotsIn(folder)[0]?.raw.path.includes('/raw/') === true : random.oneIn(3);
  const camera = random.oneIn(3) ? 'nikon' : 'sony';
  const count = most > 20 ? 12 + random.below(most - 12) : 2 + random.below(most - 1);
  const shots: Shot[] = [];
  for (let n = 0; n < count; n++) shots.push(user.press(camera, isApart ? join(folder, 'raw') : folder, !random.oneIn(6)));
  await way(user, shots);
  for (const shot of shots) {
    if (!random.oneIn(6)) continue;
    const path = shot.raw.path.replace(/\.\w+$/, '.xmp');
    const bytes = Buffer.from(xmpPacket(`xmp:MetadataDate="2026-05-17T08:00:00" dc:identifier="${shot.number}"`));
    user.disk.write(path, bytes);
    user.disk.own('sidecar', shot, path, bytes);
  }
  user.count('shots imported', count);
  return true;
}
export const imports: readonly Action[] = Object.entries(WAYS).map(([name, { way, weight, most }]) => ({
  name: `import: ${name}`,
  weight,
  run: user => bring(user, way, most),
}));

/** Older folders leave the watched ones, as a photographer's do; else the tree would only grow. */
export const store: Action = {
  name: 'store a folder elsewhere for good',
  weight: 1,
  run: async user => {
    const folder = user.folders()[0];
    if (folder === undefined || user.folders().length < 14) return false;
    return user.disk.moveFolder(folder, join(user.outside, `kept-${user.serial()}`));
  },
};
