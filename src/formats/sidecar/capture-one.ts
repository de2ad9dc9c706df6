import type { WorkDone } from '../../model/facts.js';
import { starsOf } from '../stars.js';
import { tokens } from '../xml-tokens.js';

/** Where settings stand that Capture One chose by itself (DL, the default layer), and its notes on the picture. */
const NO_EDITS: ReadonlySet<string> = new Set(['DL', 'MD']);
/** What it says of the picture and of the variant, beside the layers. */
const IDENTITY = /^(UUID|ID|ImageDimensions|.*Version)$/;
/** Marks, and the notes that a person writes: no development. */
const NOTES = /^(Basic_|Color_tag_index$|IPTC_|Metadata|Contact_|Content_|Image_|Status_|getty_)/;

/**
 * Capture One's `X.ARW.cos`: IMG holds a VAR for each variant, with its default layer, the person's adjustment layer (AL), notes (MD)
 * and processed outputs (PHS). A setting anywhere but in the default layer is an edit, and so is a second variant; so is a text that breaks off.
 */
export function workOfCos(text: string, program: string): WorkDone {
  const around: string[] = [];
  const marks = new Map<string, string>();
  let settings = 0;
  let edits = 0;
  let variants = 0;
  for (const { kind, name, attributes, selfClosed } of tokens(text)) {
    if (kind === 'close') around.pop();
    if (kind !== 'open') continue;
    if (name === 'VAR') variants += 1;
    const key = attributes.find(([attribute]) => attribute === 'K')?.[1];
    const value = attributes.find(([attribute]) => attribute === 'V')?.[1] ?? '';
    if (key !== undefined) {
      settings += 1;
      const layer = around.at(-1) ?? '';
      if (/^(Basic_Rating|Basic_ColorTag|Color_tag_index)$/.test(key)) marks.set(key, value);
      else if (!NO_EDITS.has(layer) && !NOTES.test(key) && !(IDENTITY.test(key) && layer !== 'AL')) edits += 1;
    }
    if (!selfClosed) around.push(name);
  }
  const tag = Number(marks.get('Color_tag_index') ?? marks.get('Basic_ColorTag') ?? 0);
  return {
    ...starsOf(marks.get('Basic_Rating')),
    ...(tag > 0 ? { label: `colour tag ${tag}` } : {}),
    ...(settings === 0 || edits > 0 || variants > 1 || around.length > 0 ? { edited: program } : {}),
  };
}
