import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { CAMERAS } from '../../fixtures/heads/cameras.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';

const { raw, stem } = CAMERAS.sony;
const IN_A_FOLDER = 500;
const SIDECAR = xmpPacket('xmp:MetadataDate="2026-05-17T08:00:00"');

/** Orphans with a sidecar each, and in each folder one raw that has its JPEG. Small files, since a rename does not care for size. */
export function layOrphans(top: string, count: number): void {
  for (let first = 0; first < count; first += IN_A_FOLDER) {
    const folder = join(top, `day ${first / IN_A_FOLDER}`);
    mkdirSync(folder, { recursive: true });
    const put = (n: number, kind: 'raw' | 'jpeg') => {
      const takenAt = new Date(Date.UTC(2025, 0, 1) + n * 7_000).toISOString().slice(0, 19);
      const shot = { camera: 'sony', takenAt, subsec: '120', serial: '4711', counter: n, recorded: 'with-jpeg' } as const;
      const name = stem.replace('%05d', String(n - first).padStart(5, '0'));
      writeFileSync(join(folder, `${name}.${kind === 'raw' ? raw : 'JPG'}`), buildHead(shot, kind));
      return join(folder, name);
    };
    for (let n = first; n < Math.min(first + IN_A_FOLDER, count); n++) writeFileSync(`${put(n, 'raw')}.xmp`, SIDECAR);
    for (const kind of ['raw', 'jpeg'] as const) put(first + IN_A_FOLDER, kind);
  }
}

/** One orphan with its sidecar. */
export interface Orphan {
  readonly raw: string;
  readonly sidecar: string;
}

/** What `layOrphans` laid and nobody has moved, by its names. */
export function orphansIn(top: string): readonly Orphan[] {
  return readdirSync(top)
    .map(folder => join(top, folder))
    .flatMap(folder =>
      readdirSync(folder).flatMap(name =>
        name.endsWith('.xmp') ? [{ raw: join(folder, `${name.slice(0, -4)}.${raw}`), sidecar: join(folder, name) }] : [],
      ),
    );
}

export const filesIn = (top: string): readonly string[] => orphansIn(top).flatMap(({ raw, sidecar }) => [raw, sidecar]);
