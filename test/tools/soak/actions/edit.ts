import { renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { buildHead } from '../../../../fixtures/heads/build-head.js';
import { xmpPacket } from '../../../../fixtures/heads/xmp.js';
import type { Shot } from '../model.js';
import type { User } from '../user.js';
import type { Action } from './action.js';

type Save = (user: User, path: string, bytes: Buffer) => Promise<void>;

const renameOver: Save = async (_user, path, bytes) => {
  const fresh = join(dirname(path), `.${basename(path)}.tmp`);
  writeFileSync(fresh, bytes);
  renameSync(fresh, path);
};
const oldAside: Save = async (user, path, bytes) => {
  const aside = `${path}~`;
  renameSync(path, aside);
  await user.pause(0, 1_500);
  writeFileSync(path, bytes);
  rmSync(aside);
};
const inPlace: Save = async (user, path, bytes) => {
  truncateSync(path, 0);
  await user.pause(0, 600);
  writeFileSync(path, bytes);
};

/** An editor's version in the place of the camera's JPEG. */
async function edit(user: User, save: Save): Promise<boolean> {
  const shot = user.random.pick(user.paired());
  if (!shot?.jpeg) return false;
  const old = shot.jpeg;
  const bytes = Buffer.concat([buildHead(shot.bytes.press, 'export'), Buffer.from(`edit ${user.serial()}`)]);
  await save(user, old.path, bytes);
  user.disk.owned.delete(old.sha);
  shot.pictures.delete(old);
  user.pictureIsThere(shot, old.path, bytes, true);
  shot.isRewritten = true;
  return true;
}

async function rate(user: User, shot: Shot | undefined): Promise<boolean> {
  if (!shot || shot.isRated) return false;
  const path = shot.raw.path.replace(/\.\w+$/, '.xmp');
  const bytes = Buffer.from(xmpPacket(`xmp:Rating="4" dc:identifier="${user.serial()}"`));
  for (const one of [...user.disk.owned.values()]) if (one.path === path) user.disk.owned.delete(one.sha);
  user.disk.write(path, bytes);
  user.disk.own('sidecar', shot, path, bytes);
  shot.isRated = true;
  user.wantAgain(shot);
  return true;
}

const beside = (shot: Shot, words: string): string =>
  join(dirname(shot.raw.path), `${basename(shot.raw.path, extname(shot.raw.path))}${words}`);

async function exportBeside(user: User): Promise<boolean> {
  const shot = user.random.pick(user.present());
  if (!shot) return false;
  const bytes = Buffer.concat([buildHead(shot.bytes.press, 'export'), Buffer.from(`export ${user.serial()}`)]);
  user.addPicture(shot, beside(shot, `-Edit-${user.serial()}.jpg`), bytes, false);
  return true;
}
/** Of a RAW without a JPEG: an export that comes and goes is no reason to want it less. */
async function exportAndDelete(user: User): Promise<boolean> {
  const shot = user.random.pick(user.present().filter(({ hasJpeg, pictures }) => !hasJpeg && pictures.size === 0));
  if (!shot) return false;
  const bytes = Buffer.concat([buildHead(shot.bytes.press, 'export'), Buffer.from(`export ${user.serial()}`)]);
  user.addPicture(shot, beside(shot, '.jpg'), bytes, false);
  await user.pause(500, 8_000);
  user.deletePictures(shot);
  return true;
}
async function heifBeside(user: User): Promise<boolean> {
  const shot = user.random.pick(user.paired().filter(({ camera }) => camera === 'sony'));
  const path = shot && beside(shot, '.HIF');
  if (!shot || path === undefined || [...shot.pictures].some(one => one.path === path)) return false;
  user.addPicture(shot, path, Buffer.concat([buildHead(shot.bytes.press, 'heif'), Buffer.from(`heif ${user.serial()}`)]), false);
  if (!user.random.oneIn(2) || !shot.jpeg) return true;
  const { jpeg } = shot;
  await user.pause(0, 4_000);
  shot.pictures.delete(jpeg);
  shot.jpeg = null;
  user.disk.remove(jpeg);
  return true;
}

export const edits: readonly Action[] = [
  { name: 'save by renaming over', weight: 2, run: user => edit(user, renameOver) },
  { name: 'save with the old one aside', weight: 2, run: user => edit(user, oldAside) },
  { name: 'rewrite in place', weight: 2, run: user => edit(user, inPlace) },
  { name: 'rate a raw', weight: 1, run: user => rate(user, user.random.pick(user.paired())) },
  { name: 'rate a raw that was culled', weight: 2, run: user => rate(user, user.random.pick(user.culled())) },
  { name: 'export beside', weight: 1, run: exportBeside },
  { name: 'export and delete the export', weight: 1, run: exportAndDelete },
  { name: 'HEIF beside', weight: 1, run: heifBeside },
];
