import type { Action, Refusal } from '../../model/plan.js';
import type { Guard, GuardInput } from './guard.js';

/** No more than so many raws, or than such a share of the raws of any one shoot (counted per folder and format, which needs no file opened). */
export const maxTrash: Guard = ({ limit, actions, scan }) => {
  if (limit === undefined || actions.length === 0) return [];
  if ('count' in limit) {
    if (actions.length <= limit.count) return [];
    return [refusal(`${actions.length} raws would go to trash, and the limit is ${limit.count}.`)];
  }
  const worst = worstShoot(actions, scan);
  if (worst === undefined || worst.share * 100 <= limit.percent) return [];
  const told = `${worst.going} of the ${worst.of} raws in ${worst.folder} would go to trash, and the limit is ${limit.percent} % of a shoot.`;
  return [refusal(told)];
};

const refusal = (message: string): Refusal => ({
  guard: 'max-trash',
  message,
  howToGoOn: 'Look at the plan; if it is right, run again with --max-trash N or --max-trash N%, or without --yes to confirm by hand.',
});

interface ShootShare {
  readonly folder: string;
  readonly going: number;
  readonly of: number;
  readonly share: number;
}

/** The shoot of which the largest share would go. */
export function worstShoot(actions: readonly Action[], scan: GuardInput['scan']): ShootShare | undefined {
  const going = new Map<string, number>();
  for (const { raw } of actions) going.set(raw.path, 1);
  let worst: ShootShare | undefined;
  for (const folder of scan.folders) {
    const counts = new Map<string, { going: number; of: number }>();
    for (const file of folder.files) {
      if (file.kind !== 'raw') continue;
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
