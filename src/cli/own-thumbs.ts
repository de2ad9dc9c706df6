import type { Settings } from '../config/settings.js';
import { embeddedPreviews } from '../exif/read-preview.js';
import type { AbsPath } from '../model/frame.js';
import { type KeepThumbs, keepThumbs } from '../pipeline/keep-thumbs.js';
import type { ThumbPort } from '../ports/thumbs.js';
import { fileThumbs } from '../thumbs/file-thumbs.js';
import { ownState } from './world.js';

/** The small pictures of trashed raws, in the state folder. */
export const ownThumbs = (stateDir = ownState()): ThumbPort => fileThumbs(stateDir);

/** What a run needs to keep small pictures of what it trashes, unless a setting says that it shall not. */
export const thumbKeeping = ({ thumbnails }: Pick<Settings, 'thumbnails'>, stateDir?: AbsPath): { readonly keepThumbs?: KeepThumbs } =>
  thumbnails === false ? {} : { keepThumbs: keepThumbs(embeddedPreviews(), ownThumbs(stateDir)) };
