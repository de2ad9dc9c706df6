import { type Extent, exploreCrashes, type OnPoint, PATHS, type Path } from './crashes.js';
import { exploreRefusals, REFUSALS, type Refusal } from './refusals.js';
import { sceneOf } from './scene.js';
import { isSplit, SETTINGS, type Setting } from './settings.js';
import { STORIES, type Story } from './stories.js';

/** One story in one setting on one path. */
export interface Cell {
  readonly id: string;
  readonly story: Story;
  readonly setting: Setting;
  readonly way: Path | Refusal;
}

const WAYS: readonly (Path | Refusal)[] = [...PATHS, ...REFUSALS];
/** Others find in trash the whole of what a run brought there, and then it is purged. */
const isMetInTrash = (way: Path | Refusal): boolean => way.done.join() === 'trash' && ('cut' in way ? way.cut[0] : way.act) === 'purge';

/** Every cell there is: stories that a setting would not change are told once. */
export const CELLS: readonly Cell[] = STORIES.flatMap(story =>
  SETTINGS.filter(setting => fits(story, setting)).flatMap(setting =>
    WAYS.filter(way => !story.inTrash || isMetInTrash(way)).map(way => ({
      id: `${story.name}/${setting.name}/${way.name}`,
      story,
      setting,
      way,
    })),
  ),
);

function fits(story: Story, setting: Setting): boolean {
  return (story.only?.(setting) ?? true) && (!isSplit(setting) || story.files.some(file => file.startsWith('sub/')));
}

/** How much of each kind of cell is explored. */
export interface Amount extends Extent {
  /** Part of the refused calls that are tried. */
  readonly refusals: number;
}

export async function exploreCell({ id, story, setting, way }: Cell, amount: Amount, onPoint: OnPoint): Promise<void> {
  const scene = await sceneOf(story, setting);
  if ('cut' in way) await exploreCrashes(scene, way, id, amount, onPoint);
  else await exploreRefusals(scene, way, id, { seed: amount.seed, share: amount.refusals, only: amount.only }, onPoint);
}

/** What a person types to see one point again. */
export const lineFor = (seed: number, id: string): string => `npm run torture -- --seed ${seed} --only ${id}`;
