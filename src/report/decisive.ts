import type { Evidence, EvidenceKind } from '../model/evidence.js';
import type { Action, KeepReason, Kept } from '../model/plan.js';

const OF_ORPHAN: readonly EvidenceKind[] = ['rejected', 'witnessed', 'camera-recorded', 'neighbours'];
const OF_KEPT: Readonly<Record<KeepReason, readonly EvidenceKind[]>> = {
  paired: ['same-stem', 'same-capture', 'other-folder', 'derivative'],
  unlisted: ['unlisted'],
  'too-recent': ['recent'],
  'raw-only': ['camera-raw-only'],
  'no-jpegs-here': ['no-twins-here'],
  'not-camera': ['no-camera-original', 'exif-unreadable'],
  'jpeg-only': ['camera-jpeg-only'],
  'no-raws-here': ['no-twins-here'],
  unsure: ['trashed-twin', 'uncompared', 'exif-unreadable', 'neighbours'],
  protected: ['undone', 'rated', 'edited', 'locked', 'exif-unreadable'],
};

/** The one piece of evidence that a verdict is told by; undefined when the verdict rests on none. */
export function decisive(row: Action | Kept): Evidence | undefined {
  const kinds = 'reason' in row ? OF_KEPT[row.reason] : OF_ORPHAN;
  for (const kind of kinds) {
    const found = row.because.find(evidence => evidence.kind === kind);
    if (found) return found;
  }
  return row.because[0];
}

/** What else was found: told after the decisive evidence. */
export function others(row: Action | Kept): readonly Evidence[] {
  const first = decisive(row);
  return row.because.filter(evidence => evidence !== first);
}
