import type { At, Code, Nothing } from './put-in.js';

/** Why a file was not collected, or nothing was. */
export interface CollectPuts
  extends Record<
    | 'no-file-in-place'
    | 'name-taken'
    | 'name-taken-meanwhile'
    | 'changed-in-copy'
    | 'copy-differs'
    | 'link-elsewhere'
    | 'link-other-disk'
    | 'no-picks',
    Nothing
  > {
  readonly 'disk-forbids': Code;
  readonly 'disk-full': Code;
  readonly 'too-large-for-disk': Code;
  readonly 'cannot-read-or-write': Code;
  readonly 'pick-missing': At & Code;
  readonly 'list-too-long': At;
  readonly 'list-unreadable': At & Code;
  readonly 'list-no-text': At;
  readonly 'to-no-folder': At;
  readonly 'to-unusable': At & Code;
  /** In bytes. */
  readonly 'no-room': At & { readonly needed: number; readonly free: number };
}
