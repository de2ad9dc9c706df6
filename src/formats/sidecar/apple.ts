import type { WorkDone } from '../../model/facts.js';
import { tokens } from '../xml-tokens.js';

/** The camera's own hand: it writes an `.AAE` for what it was set to at the shutter, such as a style or a portrait's depth. */
const CAMERA = 'com.apple.camera';

/** Apple's `IMG_1.AAE`, a property list that names the program which adjusted last. Any but the camera is a person's edit. */
export function workOfAae(text: string, program: string): WorkDone {
  let key = '';
  let element = '';
  for (const token of tokens(text)) {
    if (token.kind === 'open') element = token.name;
    if (token.kind !== 'text') continue;
    if (element === 'key') key = token.text.trim();
    else if (key === 'adjustmentEditorBundleID' && element === 'string') return token.text.trim() === CAMERA ? {} : { edited: program };
  }
  return { edited: program };
}
