import type { Evidence } from '../model/evidence.js';
import type { Facts, WorkDone } from '../model/facts.js';
import type { AbsPath, Stamp } from '../model/frame.js';
import type { Result } from '../model/result.js';

/** What speaks for keeping an orphan all the same: ratings, labels, picks, edits, a lock. A sidecar that cannot be read may hold work: it protects. */
export function protection(
  raw: AbsPath,
  facts: Facts | undefined,
  stamp: Stamp | undefined,
  sidecars: readonly { readonly path: AbsPath; readonly work: Result<WorkDone> }[],
): readonly Evidence[] {
  const found = facts ? workEvidence(raw, facts) : [];
  for (const { path, work } of sidecars) {
    if (work.ok) found.push(...workEvidence(path, work.value));
    else found.push({ kind: 'exif-unreadable', why: work.error.says });
  }
  if (stamp && isLocked(stamp)) found.push({ kind: 'locked' });
  return found;
}

/** As a lock in the camera leaves it. */
export const isLocked = ({ mode }: Stamp): boolean => (mode & 0o222) === 0;

function workEvidence(by: AbsPath, work: WorkDone): Evidence[] {
  const rated = (work.rating ?? 0) >= 1;
  const label = work.label?.trim() ? work.label : undefined;
  const found: Evidence[] = [];
  if (rated || label || work.picked) {
    found.push({
      kind: 'rated',
      by,
      ...(rated ? { rating: work.rating as number } : {}),
      ...(label ? { label } : {}),
      ...(work.picked ? { picked: true } : {}),
    });
  }
  if (work.edited !== undefined) found.push({ kind: 'edited', by, program: work.edited });
  return found;
}
