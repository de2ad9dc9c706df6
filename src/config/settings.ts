import type { Lang } from '../model/lang.js';
import type { Confidence, Includable, MaxTrash, StoreChoice } from '../model/policy.js';

/** Everything that a flag, the environment or a file can set. Absent: said nowhere. */
export interface Settings {
  readonly folders?: readonly string[];
  readonly also?: readonly string[];
  readonly ignore?: readonly string[];
  readonly trust?: Confidence;
  readonly include?: readonly Includable[];
  /** Whole seconds. */
  readonly settle?: number;
  readonly maxTrash?: MaxTrash;
  readonly to?: StoreChoice;
  readonly memory?: boolean;
  /** Whether what was read from files is kept for the next time. */
  readonly cache?: boolean;
  /** Whether small pictures of what is trashed are kept. */
  readonly thumbnails?: boolean;
  /** Milliseconds that `watch` waits before it trashes. */
  readonly grace?: number;
  /** What a person is told in. */
  readonly lang?: Lang;
}
export type SettingName = keyof Settings;
export type Source = 'default' | 'file' | 'environment' | 'flag';
/** Settings said in one place. */
export interface Layer {
  readonly source: Source;
  readonly settings: Settings;
}
export interface Merged {
  readonly settings: Settings;
  readonly sourceOf: (name: SettingName) => Source | undefined;
}

/** Later layers win, value by value: defaults < file < environment < flags. */
export function mergeSettings(layers: readonly Layer[]): Merged {
  const sources = new Map<string, Source>();
  const settings: Record<string, unknown> = {};
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer.settings)) {
      if (value === undefined) continue;
      settings[name] = value;
      sources.set(name, layer.source);
    }
  }
  return { settings: settings as Settings, sourceOf: name => sources.get(name) };
}
