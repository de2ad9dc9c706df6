import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';

const SIDECAR = xmpPacket('xmp:MetadataDate="2026-05-17T08:00:00"');
/** Of a hundred raws this many have a JPEG; the camera says that it wrote none with the others. */
const PAIRED = 70;

/** Half of the files raws, 35 % JPEGs, the rest sidecars and others: heads as a camera writes them, no pictures behind them. */
export function layTree(top: string, files: number, folders: number): void {
  const inFolder = Math.floor(files / folders);
  for (let n = 0; n < folders; n++) {
    const folder = join(top, `day-${String(n).padStart(3, '0')}`);
    mkdirSync(folder, { recursive: true });
    for (let i = 0; i < inFolder; i++) layFile(folder, n, n * inFolder + i, i);
  }
}

/** Raws and JPEGs by turns of twenty: ten raws, seven JPEGs, three others. */
function layFile(folder: string, day: number, serial: number, i: number): void {
  const [block, place] = [Math.floor(i / 20) * 10, i % 20];
  const number = block + (place < 10 ? place : (place - 10) % 10);
  const name = `DSC${String(number).padStart(5, '0')}`;
  const old = serial - (i % 20) + number - block;
  // Never whole hours apart: that could be one shot by two clocks.
  const takenAt = new Date(Date.UTC(2025, 0, 1) + old * 7_000 + day * 13_000).toISOString().slice(0, 19);
  const recorded = number % 10 < PAIRED / 10 ? 'with-jpeg' : 'raw-only';
  const shot = { camera: 'sony', takenAt, subsec: '120', serial: '4711', counter: old, recorded } as const;
  if (place < 10) put(join(folder, `${name}.ARW`), buildHead(shot, 'raw'));
  else if (place < 17) put(join(folder, `${name}.JPG`), buildHead(shot, 'jpeg'));
  else put(join(folder, place === 19 ? `${name}.txt` : `${name}.xmp`), SIDECAR);
}

/** Long ago, so that nothing is too recent. */
function put(path: string, bytes: Uint8Array | string): void {
  writeFileSync(path, bytes);
  utimesSync(path, 1_715_940_000, 1_715_940_000.25);
}
