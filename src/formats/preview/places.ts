import { cr3Boxes } from './cr3.js';
import { crwHeaps } from './crw.js';
import { directories } from './directories.js';
import { leafPackets } from './mos.js';
import { notes } from './notes.js';
import type { Place } from './place.js';
import { rafHeader } from './raf.js';
import { x3fSections } from './x3f.js';

/** Every place where cameras embed pictures. Where two name the same stretch, the earlier holds: the IFD0 of an A100 has a wrong length. */
export const PLACES: readonly Place[] = [notes, directories, rafHeader, cr3Boxes, crwHeaps, x3fSections, leafPackets];
