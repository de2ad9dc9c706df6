import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { CAMERAS } from '../../fixtures/heads/cameras.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';

export interface Tree {
  readonly files: number;
  readonly folders: number;
  /** Of a hundred raws so many have no JPEG any more. */
  readonly loosePercent: number;
  /** Without: empty files, for subjects that look at names alone. */
  readonly hasHeads: boolean;
}

/** By turns of four folders: bodies whose raws tell what was recorded, and one whose raws do not. */
const BODIES = ['sony', 'canon', 'sony', 'nikon'] as const;
const SIDECAR = xmpPacket('xmp:MetadataDate="2026-05-17T08:00:00"');
/** As long as the first read of a head; a hole behind the few bytes that a head has. */
const LENGTH = 65_536;

/** Half of the files raws, a JPEG for each that is not loose, the rest sidecars and others. A tree that stands already is used again. */
export function layTree(top: string, tree: Tree): string {
  const root = join(top, `${tree.files}-${tree.folders}-${tree.loosePercent}${tree.hasHeads ? '' : '-names'}`);
  const done = `${root}.done`;
  if (existsSync(done)) return root;
  const inFolder = Math.floor(tree.files / tree.folders);
  for (let day = 0; day < tree.folders; day++) {
    const folder = join(root, `2025-${String(day).padStart(4, '0')}`);
    mkdirSync(folder, { recursive: true });
    layFolder(folder, day, inFolder, tree);
  }
  writeFileSync(done, '');
  return root;
}

function layFolder(folder: string, day: number, inFolder: number, { loosePercent, hasHeads }: Tree): void {
  const camera = BODIES[day % BODIES.length] ?? 'sony';
  const { raw, stem } = CAMERAS[camera];
  const raws = inFolder >> 1;
  const put = (name: string, bytes: () => Uint8Array | string) => layFile(join(folder, name), hasHeads ? bytes() : '');
  let left = inFolder - raws;
  for (let i = 0; i < raws; i++) {
    const counter = day * raws + i;
    const takenAt = new Date(Date.UTC(2025, 0, 1) + day * 86_400_000 + i * 7_000).toISOString().slice(0, 19);
    const shot = { camera, takenAt, subsec: '120', serial: '4711', counter, recorded: 'with-jpeg' } as const;
    const name = stem.replace(/%0(\d)d/, (_, digits) => String(i + 1).padStart(Number(digits), '0'));
    put(`${name}.${raw}`, () => buildHead(shot, 'raw'));
    if (Math.floor(((i + 1) * loosePercent) / 100) > Math.floor((i * loosePercent) / 100)) continue;
    put(`${name}.JPG`, () => buildHead(shot, 'jpeg'));
    left -= 1;
  }
  for (let i = 0; i < left; i++) {
    const name = stem.replace(/%0(\d)d/, (_, digits) => String((i >> 1) + 1).padStart(Number(digits), '0'));
    put(i % 2 === 0 ? `${name}.xmp` : `${name}.txt`, () => SIDECAR);
  }
}

function layFile(path: string, bytes: Uint8Array | string): void {
  const file = openSync(path, 'w');
  try {
    if (typeof bytes === 'string') writeSync(file, bytes);
    else {
      writeSync(file, bytes);
      ftruncateSync(file, LENGTH);
    }
  } finally {
    closeSync(file);
  }
}
