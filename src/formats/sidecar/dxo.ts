import type { WorkDone } from '../../model/facts.js';
import { starsOf } from '../stars.js';
import { joinWork } from './join-work.js';
import { type LuaTable, luaTable, tableIn, wordIn } from './lua-table.js';

/** Presets that DxO gives every picture it opens, by version and by choice of "no correction" as the default. */
const GIVEN = /^(DEFAULTS\/)?\d+ - (DxO Style - Natural|DxO Standard|No correction)(\.preset)?$/;
/** What PhotoLab writes into the overrides of a picture that was merely opened (seen in sidecars of PhotoLab 10). */
const OPENED: Readonly<Record<string, string>> = { ProfileGainMapIntensity: '0' };

/**
 * DxO's `X.ARW.dop` names the preset (`Base`) and what a person changed (`Overrides`). A second item is a virtual copy, an output
 * item an export: both are work. ShouldProcess is the pick flag: 0 pick, 1 reject, 2 none.
 */
export function workOfDop(text: string, program: string): WorkDone {
  const items = tableIn(tableIn(tableIn(luaTable(text), 'Sidecar'), 'Source'), 'Items')?.list;
  if (!items || items.length === 0) return { edited: program };
  const tables = items.filter((item): item is LuaTable => typeof item !== 'string');
  const isEdited = items.length > 1 || tables.some(isEdit);
  return joinWork(...tables.map(marksOf), isEdited ? { edited: program } : {});
}

function marksOf(item: LuaTable): WorkDone {
  const label = wordIn(item, 'ColorLabel') ?? '';
  return {
    ...starsOf(wordIn(item, 'Rating')),
    ...(label !== '' && label !== 'None' ? { label } : {}),
    ...(wordIn(item, 'ShouldProcess') === '0' ? { picked: true } : {}),
  };
}

function isEdit(item: LuaTable): boolean {
  const outputs = tableIn(item, 'OutputItems');
  if (outputs && (outputs.list.length > 0 || outputs.fields.size > 0)) return true;
  const settings = tableIn(item, 'Settings');
  const overrides = tableIn(settings, 'Overrides');
  if (overrides && (overrides.list.length > 0 || [...overrides.fields].some(([key, value]) => OPENED[key] !== value))) return true;
  const hasSettings = settings?.fields.has('Base') ?? false;
  return hasSettings && !GIVEN.test(wordIn(settings, 'AppliedPresetUniqueName') ?? '');
}
