import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildHead } from '../../../fixtures/heads/build-head.js';
import { CAMERAS } from '../../../fixtures/heads/cameras.js';
import type { Random } from '../fuzz/random.js';
import type { Card } from './card.js';
import { type Disk, shaOf } from './disk.js';
import { isWanted, type Owned, type Shot } from './model.js';
import type { Watcher } from './watcher.js';

export interface Times {
  readonly graceMs: number;
  readonly settleSeconds: number;
}
interface Parts {
  /** All that the user has lies below it, the watched folders too. */
  readonly land: string;
  readonly disk: Disk;
  readonly watcher: Watcher;
  readonly random: Random;
  readonly tell: (line: string) => void;
  /** Null where this user may not mount: then it is an ordinary folder. */
  readonly card: Card | null;
}

/** A simulated photographer with folders, a daemon beside them, and chance. Actions are functions of it. */
export class User {
  readonly land: string;
  readonly disk: Disk;
  readonly watcher: Watcher;
  readonly random: Random;
  readonly tell: (line: string) => void;
  readonly card: Card | null;
  readonly shots: Shot[] = [];
  readonly counts = new Map<string, number>();
  /** What went otherwise than the user may expect. */
  readonly failures: string[] = [];
  /** What was told of a content already, and contents of nobody that were told. */
  readonly told = new Map<string, string>();
  readonly knownExtras = new Set<string>();
  /** Runs of which something was taken out of the trash by hand. */
  readonly takenFrom = new Set<string>();
  wrongMoves = 0;
  missed = 0;
  moved = 0;
  times: Times = { graceMs: 4_000, settleSeconds: 1 };
  #serial = 0;

  constructor({ land, disk, watcher, random, tell, card }: Parts) {
    this.land = land;
    this.disk = disk;
    this.watcher = watcher;
    this.random = random;
    this.tell = tell;
    this.card = card;
  }
  /** The watched folders; `card` is a mount of its own where that can be had. */
  get roots(): readonly [string, string, string] {
    return [join(this.land, 'photos'), join(this.land, 'archive'), join(this.land, 'card')];
  }
  /** Where nothing is watched. */
  get outside(): string {
    return join(this.land, 'outside');
  }
  startDaemon(): void {
    const { graceMs, settleSeconds } = this.times;
    this.watcher.start([...this.roots, '--grace', `${graceMs}ms`, '--settle', String(settleSeconds), '--to', 'folder']);
  }
  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }
  fail(what: string): void {
    this.failures.push(what);
    this.tell(`FAILURE ${what}`);
  }
  serial(): number {
    this.#serial += 1;
    return this.#serial;
  }
  async pause(fromMs: number, toMs: number): Promise<void> {
    await sleep(fromMs + this.random.below(toMs - fromMs));
  }

  /** A new shot, not on the disk yet. */
  press(camera: Shot['camera'], folder: string, hasJpeg: boolean): Shot {
    const number = this.shots.length + 1;
    const takenAt = new Date(Date.UTC(2026, 4, 17, 8) + Math.floor(number / 3) * 1000).toISOString().slice(0, 19);
    const recorded = hasJpeg ? 'with-jpeg' : 'raw-only';
    const press = { camera, takenAt, subsec: String(100 + (number % 3) * 200), serial: '4711', counter: number, recorded } as const;
    const bytes = { raw: buildHead(press, 'raw'), jpeg: Buffer.concat([buildHead(press, 'jpeg'), Buffer.from(`shot ${number}`)]), press };
    const stem = CAMERAS[camera].stem.replace(/%0(\d)d/, (_, digits: string) => String(number).padStart(Number(digits), '0'));
    const raw: Owned = { sha: shaOf(bytes.raw), kind: 'raw', shot: null, path: join(folder, `${stem}.${CAMERAS[camera].raw}`) };
    const now = { isComing: hasJpeg, isRated: false, isUndone: false, wasLate: false, mayStay: false, seenAt: null, isRewritten: false };
    const shot: Shot = { number, camera, hasJpeg, raw, bytes, pictures: new Set(), pictureFolders: new Set(), jpeg: null, ...now };
    raw.shot = shot;
    this.shots.push(shot);
    return shot;
  }
  /** The whole raw is on the disk now. */
  rawIsThere(shot: Shot): void {
    this.disk.owned.set(shot.raw.sha, shot.raw);
  }
  /** Where its JPEG belongs: beside it, or in `jpg/` beside its `raw/`. */
  jpegHome({ raw }: Shot): string {
    const name = `${basename(raw.path, extname(raw.path))}.JPG`;
    const folder = dirname(raw.path);
    return basename(folder) === 'raw' ? join(dirname(folder), 'jpg', name) : join(folder, name);
  }
  /** A picture of it is on the disk now. */
  pictureIsThere(shot: Shot, path: string, bytes: Uint8Array, isCameras: boolean): void {
    const one = this.disk.own('jpeg', shot, path, bytes);
    shot.pictures.add(one);
    if (!isCameras) return;
    shot.jpeg = one;
    shot.isComing = false;
    shot.isUndone = false;
    shot.isRewritten = false;
  }
  addPicture(shot: Shot, path: string, bytes: Uint8Array, isCameras: boolean): void {
    this.disk.write(path, bytes);
    this.pictureIsThere(shot, path, bytes, isCameras);
    this.wantAgain(shot);
  }
  /** From here on the raw is wanted; where it is in trash by now, it went rightly. */
  wantAgain(shot: Shot): void {
    if (!existsSync(shot.raw.path)) shot.wasLate = true;
  }
  /** From here on nobody wants it, unless for another reason. */
  deletePictures(shot: Shot): void {
    const pictures = [...shot.pictures];
    shot.pictures.clear();
    shot.jpeg = null;
    for (const one of pictures) this.disk.remove(one);
  }

  isHome = (shot: Shot): boolean => existsSync(shot.raw.path);
  inRoots = (shot: Pick<Shot, 'raw'>): boolean => this.roots.some(root => shot.raw.path.startsWith(`${root}/`));
  present = (): readonly Shot[] => this.shots.filter(shot => this.inRoots(shot) && this.isHome(shot));
  /** Those whose camera's JPEG is there too. */
  paired = (): readonly Shot[] => this.present().filter(({ jpeg }) => jpeg !== null && existsSync(jpeg.path));
  culled = (): readonly Shot[] => this.present().filter(shot => !isWanted(shot));
  /** Folders of shots in the roots; of raws and JPEGs apart, the folder of both. */
  folders(): readonly string[] {
    const folders = this.present().map(({ raw }) => shootOf(dirname(raw.path)));
    return [...new Set(folders)].filter(folder => !this.roots.includes(folder)).sort();
  }
  shotsIn = (folder: string): readonly Shot[] => this.present().filter(({ raw }) => shootOf(dirname(raw.path)) === folder);
}
const shootOf = (folder: string): string => (basename(folder) === 'raw' ? dirname(folder) : folder);
