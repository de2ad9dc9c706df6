import type { SettingSource } from '../model/config-listing.js';
import type { Lang } from '../model/lang.js';
import { type Confidence, DEFAULT_POLICY, type Includable, type MaxTrash, type StoreChoice } from '../model/policy.js';

/** Everything that a flag, the environment or a file can set. Absent: said nowhere. */
export interface Settings {
  readonly folders?: readonly string[];
  readonly also?: readonly string[];
  readonly ignore?: readonly string[];
  /** More of them, each list below one root alone. */
  readonly ignoreBelow?: ReadonlyMap<string, readonly string[]>;
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
export type SettingName = Exclude<keyof Settings, 'ignoreBelow'>;

/** Settings said in one place. */
interface Layer {
  readonly source: SettingSource;
  readonly settings: Settings;
}
/** What holds where nobody says anything. `maxTrash` has no single value: a person is asked, and `--yes` and `watch` have limits of their own. */
export const BUILT_IN = {
  ...{ folders: ['.'], also: [], ignore: [], trust: DEFAULT_POLICY.trust, include: DEFAULT_POLICY.include },
  ...{ settle: DEFAULT_POLICY.settleSeconds, to: 'auto', memory: true, cache: true, thumbnails: true, grace: 600_000 },
} as const satisfies Settings;

export interface Merged {
  readonly settings: Settings;
  readonly sourceOf: (name: keyof Settings) => SettingSource | undefined;
}

/** Later layers win, value by value: defaults < file < folder < environment < flags. */
export function mergeSettings(layers: readonly Layer[]): Merged {
  const sources = new Map<string, SettingSource>();
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
