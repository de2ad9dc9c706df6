import type { AbsPath } from '../model/frame.js';
import type { Message } from '../model/message.js';
import type { MaxTrash } from '../model/policy.js';
import type { Scan } from '../model/scan.js';

/** Of raws that would go from one root in one pass. */
const MOST_RAWS = 200;
const MOST_PERCENT = 50;
/** A share says nothing where so few would go: two of three raws are no accident. */
export const FEW = 10;

interface BrakeInput {
  /** Every raw of the root that waits or is due, save those that a person let go. */
  readonly going: ReadonlySet<AbsPath>;
  /** The folders of the root. */
  readonly folders: Scan['folders'];
  /** Absent: 50 % of a shoot or 200 raws, whichever is less. */
  readonly limit: MaxTrash | undefined;
}

/** Why so many at once want a person's look first; null: few enough. Waiting raws count too, or a spree would pass in slices. */
export function judgeBrake({ going, folders, limit }: BrakeInput): Message | null {
  const count = limit === undefined ? MOST_RAWS : 'count' in limit ? limit.count : null;
  if (count !== null && going.size > count) return { is: 'brake-count', going: going.size, limit: count };
  const percent = limit === undefined ? MOST_PERCENT : 'percent' in limit ? limit.percent : null;
  if (percent === null) return null;
  for (const { path, files } of folders) {
    const shoots = new Map<string, { going: number; of: number }>();
    for (const file of files) {
      if (file.kind !== 'raw') continue;
      const shoot = shoots.get(file.format) ?? { going: 0, of: 0 };
      shoots.set(file.format, { going: shoot.going + (going.has(file.path) ? 1 : 0), of: shoot.of + 1 });
    }
    for (const shoot of shoots.values()) {
      if (shoot.going > FEW && shoot.going * 100 > percent * shoot.of) {
        return { is: 'brake-share', ...shoot, path, limit: percent };
      }
    }
  }
  return null;
}
