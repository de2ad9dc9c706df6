import { readFileSync } from 'node:fs';
import { embedded } from '../../fixtures/heads/container/jpeg.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import type { E2eWorld } from '../e2e/world.js';

/** Seven raws; 1, 3, 5 and 7 have their JPEGs; that of 3 is rejected in itself, that of 5 in a sidecar. */
export function layRejectedShoot(world: E2eWorld): void {
  world.layShoot('photos', 7);
  world.put('photos/DSC00003.JPG', embedded(readFileSync(world.at('photos/DSC00003.JPG')), xmpPacket('xmp:Rating="-1"')));
  world.put('photos/DSC00005.JPG.xmp', xmpPacket('xmp:Rating="-1"'));
  world.put('photos/DSC00003.xmp', xmpPacket('xmp:Rating="0"'));
}
