import type { AbsPath } from '../model/frame.js';
import type { Space } from '../model/health.js';

/** What can be asked of this machine beside its files. Nothing here changes anything. */
export interface Machine {
  readonly platform: string;
  readonly node: string;
  /** Null where it does not tell. */
  space(path: AbsPath): Promise<Space | null>;
  canWrite(path: AbsPath): Promise<boolean>;
  /** The text of a file of the system, or null. */
  text(path: AbsPath): Promise<string | null>;
}
