import type { AbsPath } from '../../src/model/frame.js';
import type { Sighting } from '../../src/model/memory.js';
import type { Plan } from '../../src/model/plan.js';
import type { PlanDeps, PlanRequest } from '../../src/pipeline/make-plan.js';
import { makePlan } from '../../src/pipeline.js';
import type { Memory } from '../../src/ports/memory.js';

/** A memory of which it is heard what it was to learn; whether it does is asked. */
export const hearing = (memory: Memory, learnt: Map<AbsPath, Sighting>, learns: boolean): Memory => ({
  ...memory,
  remember: async (sightings, ...rest) => {
    for (const [raw, sighting] of sightings) learnt.set(raw, sighting);
    if (learns) await memory.remember(sightings, ...rest);
  },
  unwant: async raws => (learns ? memory.unwant(raws) : undefined),
});

/** Looks at one folder after the other, as `watch` does: each must say and learn of its raws what the whole plan says and learns. */
export async function looksAt(
  request: PlanRequest,
  deps: PlanDeps,
): Promise<(plan: Plan, learnt: ReadonlyMap<AbsPath, Sighting>) => Promise<readonly string[]>> {
  const whole = await makePlan(request, { ...deps, memory: hearing(deps.memory, new Map(), false) });
  const looks: { readonly plan: Plan; readonly learnt: ReadonlyMap<AbsPath, Sighting> }[] = [];
  for (const folder of whole.scan.folders.filter(({ searchOnly }) => !searchOnly)) {
    const learnt = new Map<AbsPath, Sighting>();
    const memory = hearing(deps.memory, learnt, false);
    looks.push({ plan: (await makePlan({ ...request, concerning: new Set([folder.path]) }, { ...deps, memory })).plan, learnt });
  }
  return async (plan, learnt) => {
    const rows = looks.flatMap(look => rowsOf(look.plan));
    const sightings = looks.flatMap(look => [...look.learnt]);
    // A look may have had no reason to open the twin.
    const known = sightings.filter(([, { camera }]) => camera !== null);
    return [
      ...differences('looks', rowsOf(plan), rows),
      ...differences('looks learn', [...learnt].map(withoutCamera), sightings.map(withoutCamera)),
      ...known.flatMap(([raw, { camera }]) => (learnt.get(raw)?.camera === camera ? [] : [`looks learn camera ${camera} of ${raw}`])),
    ];
  };
}

const asText = (value: unknown): string => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one));
const withoutCamera = ([raw, { seenAt, camera, press, ...sighting }]: readonly [AbsPath, Sighting]): string => asText([raw, sighting]);
const rowsOf = ({ actions, kept }: Plan): readonly string[] => [
  ...actions.map(({ id, ...action }) => asText(action)),
  ...kept.map(row => asText(row)),
];
function differences(who: string, wanted: readonly string[], got: readonly string[]): readonly string[] {
  const [all, here] = [new Set(wanted), new Set(got)];
  return [
    ...wanted.filter(row => !here.has(row)).map(row => `${who} do not say ${row}`),
    ...got.filter(row => !all.has(row)).map(row => `${who} say ${row}`),
  ];
}
