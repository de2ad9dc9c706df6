import type { WorkDone } from '../../model/facts.js';
import { tokens } from '../xml-tokens.js';
import { workOfXmp } from '../xmp.js';
import { xmpProperties } from '../xmp-properties.js';
import { joinWork } from './join-work.js';

/** Base64 of bytes that are all 0xff: the trim of a picture that is whole. */
const WHOLE = /^\/*w?=*$/;

/**
 * Nikon's `X.NEF.nksc`: an XMP packet (sdc, ast, nine). nine:NineEdits is a list of filters as escaped XML, nine:Trim the crop, and
 * ast:XMLPackets a second packet in Base64 with rating and label. A filter is an edit unless it is switched off.
 */
export function workOfNksc(text: string, program: string): WorkDone {
  const properties = xmpProperties(text);
  const packets = properties.filter(({ name, path }) => name === 'XMLPackets' || (path.at(-1) === 'XMLPackets' && name === 'value'));
  const inner = packets.map(({ value }) => decode(value));
  const isEdited = properties.some(
    ({ name, path, value }) =>
      path.includes('NineEdits') || (name === 'NineEdits' && hasFilter(value)) || (name === 'Trim' && !WHOLE.test(value.trim())),
  );
  return joinWork(
    workOfXmp(text),
    ...inner.map(packet => (packet === undefined ? { edited: program } : workOfXmp(packet))),
    isEdited ? { edited: program } : {},
  );
}

/** A packet's text; undefined where it cannot be made out, and may hold marks. */
function decode(base64: string): string | undefined {
  const plain = base64.replace(/\s/g, '');
  if (plain === '') return '';
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(plain), sign => sign.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** What is no list of filters is an edit; a filter that says nothing of being active is on. */
function hasFilter(edits: string): boolean {
  if (edits.trim() === '') return false;
  if (!/<userData[\s>/]/.test(edits)) return true;
  let filters = 0;
  let off = 0;
  let element = '';
  for (const { kind, name, text } of tokens(edits)) {
    if (kind === 'open') element = name;
    if (kind === 'open' && name === 'filter') filters += 1;
    if (kind === 'text' && element === 'active' && /^false$/i.test(text.trim())) off += 1;
  }
  return filters > off;
}
