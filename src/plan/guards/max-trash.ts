import type { AbsPath } from '../../model/frame.js';
import type { Action, Refusal, RefusalFacts } from '../../model/plan.js';
import type { Guard, GuardInput } from './guard.js';

/** No more than so many raws, or JPEGs, or than such a share of those of any one shoot (counted per folder and format, which needs no file opened). */
export const maxTrash: Guard = ({ limit, actions, scan, orphans }) => {
  const files = orphans === 'jpeg' ? 'JPEGs' : 'raws';
  const of = orphans ? { orphans } : {};
  if (limit === undefined || actions.length === 0) return [];
  if ('count' in limit) {
    if (actions.length <= limit.count) return [];
    const told = { kind: 'count', going: actions.length, limit: limit.count, ...of } as const;
    return [refusal(`${actions.length} ${files} would go to trash, and the limit is ${limit.count}.`, told)];
  }
  const worst = worstShoot(actions, scan, orphans === 'jpeg' ? 'rendered' : 'raw');
  if (worst === undefined || worst.share * 100 <= limit.percent) return [];
  const message = `${worst.going} of the ${worst.of} ${files} in ${worst.folder} would go to trash, and the limit is ${limit.percent} % of a shoot.`;
  return [refusal(message, { kind: 'share', going: worst.going, of: worst.of, folder: worst.folder, limit: limit.percent, ...of })];
};

const refusal = (message: string, told: RefusalFacts): Refusal => ({
  told,
  guard: 'max-trash',
  message,
  howToGoOn: 'Look at the plan; if it is right, run again with --max-trash N or --max-trash N%, or without --yes to confirm by hand.',
});

interface ShootShare {
  readonly folder: AbsPath;
  readonly going: number;
  readonly of: number;
  readonly share: number;
}

/** The shoot of which the largest share would go. `kind`: of what the actions are. */
export function worstShoot(actions: readonly Action[], scan: GuardInput['scan'], kind: 'raw' | 'rendered' = 'raw'): ShootShare | undefined {
  const going = new Map<string, number>();
  for (const { raw } of actions) going.set(raw.path, 1);
  let worst: ShootShare | undefined;
  for (const folder of scan.folders) {
    const counts = new Map<string, { going: number; of: number }>();
    for (const file of folder.files) {
      if (file.kind !== kind || !('format' in file)) continue;
      const count = counts.get(file.format) ?? { going: 0, of: 0 };
      counts.set(file.format, { going: count.going + (going.get(file.path) ?? 0), of: count.of + 1 });
    }
    for (const count of counts.values()) {
      const share = count.going / count.of;
      if (share > (worst?.share ?? 0)) worst = { folder: folder.path, ...count, share };
    }
  }
  return worst;
}
