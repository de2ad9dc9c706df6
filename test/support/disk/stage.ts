import { mkdirSync, mkdtempSync, realpathSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { xmpPacket } from '../../../fixtures/heads/xmp.js';
import { removeTree } from '../remove-tree.js';

/** A place of its own for one story: photos, and the state and homes of the processes that play in it. */
export interface Stage {
  readonly top: string;
  readonly photos: string;
  readonly state: string;
  readonly home: string;
  readonly data: string;
}

/** A fresh stage; its photos lie at `photos` (a mount, say), else below the stage's own folder. */
export function newStage(photos?: string, state?: string, under = tmpdir()): Stage {
  const top = realpathSync(mkdtempSync(join(under, 'rawtwin-stage-')));
  const stage = {
    top,
    photos: photos ?? join(top, 'photos'),
    state: state ?? join(top, 'state'),
    home: join(top, 'home'),
    data: join(top, 'data'),
  };
  for (const folder of [stage.photos, stage.home, stage.data]) mkdirSync(folder, { recursive: true });
  return stage;
}

export const strike = (stage: Stage): void => removeTree(stage.top);

export interface ShootShape {
  readonly orphans: number;
  /** Every raw but each third has a sidecar. */
  readonly folders?: number;
  readonly paired?: number;
  /** Told in the content, so that two shoots differ. */
  readonly label?: string;
}

/** One hour ago, with a fraction that only some file systems keep. */
const TAKEN_AT = 1_715_940_000.25;

/** Lays raws without a twin, some with a sidecar, and pairs. Every file has a content of its own. Returns the orphans. */
export function layShoot(folder: string, shape: ShootShape): string[] {
  const { orphans, folders = 2, paired = 2, label = '' } = shape;
  const put = (name: string, content: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    utimesSync(path, TAKEN_AT, TAKEN_AT);
    return path;
  };
  const raws: string[] = [];
  for (let n = 0; n < orphans; n++) {
    const day = `day ${n % folders}`;
    raws.push(put(`${day}/O${n}.ARW`, `raw ${label} ${n} ${'.'.repeat(n)}`));
    if (n % 3 !== 2) put(`${day}/O${n}.xmp`, xmpPacket(`xmp:Rating="0" xmp:Label="" xmp:Nickname="${label}${n}"`));
  }
  for (let n = 0; n < paired; n++) {
    put(`day 0/P${n}.ARW`, `paired ${label} ${n}`);
    put(`day 0/P${n}.JPG`, `twin ${label} ${n}`);
  }
  return raws;
}
