import type { At, Code, Nothing } from './put-in.js';

/** What stands in the way of a trash: the desktop's by the specification, or that of a system which tells nothing of itself. */
export interface StorePuts
  extends Record<
    | 'no-home-trash'
    | 'home-trash-elsewhere'
    | 'no-user-ids'
    | 'bin-deletes'
    | 'bin-lost-file'
    | 'trash-package-missing'
    | 'trash-left-some',
    Nothing
  > {
  readonly 'home-trash-unusable': Code;
  readonly 'trash-unmakeable': At & Code;
  readonly subvolume: At;
  readonly 'not-private': At;
  readonly 'not-a-folder-there': At;
  readonly 'on-other-volume': At;
  readonly 'no-bin': At;
  readonly 'bin-untried': Code;
  readonly 'trash-package-unusable': Code;
  readonly 'system-trash-unknown': { readonly platform: string };
}
