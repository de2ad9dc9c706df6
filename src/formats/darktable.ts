import type { XmpProperty } from './xmp-properties.js';

/** Modules of every raw that hold nothing a person can set (darktable `iop_order.c`, modules without a face). */
const AUTOMATIC = /^(rawprepare|gamma|finalscale|rawspeed)$/;
/** The parameters of `flip` as it is given to every picture: the way up that the camera says (darktable `iop/flip.c`). */
const AS_SHOT = 'ffffffff';

interface Module {
  readonly operation: string;
  readonly params: string;
}

/**
 * Its own hashes tell whether the history is the one that it gave by itself, presets included. Without them, as before
 * darktable 3.0, any module that a person may have set is an edit.
 */
export function developedInDarktable(settings: readonly XmpProperty[]): boolean {
  const top = (name: string) => settings.find(property => property.name === name && property.path.length === 0)?.value;
  const current = top('history_current_hash');
  if (current && (current === top('history_auto_hash') || current === top('history_basic_hash'))) return false;
  const end = Number(top('history_end') || Number.POSITIVE_INFINITY);
  return [...modulesOf(settings, end)].some(
    ({ operation, params }) => !AUTOMATIC.test(operation) && !(operation === 'flip' && params === AS_SHOT),
  );
}

/** The modules of the history up to its end: what was undone counts no more. Before version 3 each field is a list of its own: history_operation, history_params. */
function modulesOf(settings: readonly XmpProperty[], end: number): Iterable<Module> {
  const modules = new Map<number, Module>();
  for (const { name, path, item, value } of settings) {
    const list = path.at(-1) ?? '';
    if (item < 0 || item >= end || !/^history(_|$)/.test(list)) continue;
    const field = list === 'history' ? name : list.slice('history_'.length);
    const module = modules.get(item) ?? { operation: '', params: '' };
    if (field === 'operation' || field === 'params') modules.set(item, { ...module, [field]: value });
  }
  return modules.values();
}
