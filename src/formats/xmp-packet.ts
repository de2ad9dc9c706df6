import type { Bytes } from './container/bytes.js';
import { MORE, type MoreBytes, type Pull } from './format.js';
import { readXmp, type XmpRead } from './xmp.js';

interface Packet {
  readonly work: XmpRead | undefined;
  readonly warnings: readonly string[];
}
const NONE: Packet = { work: undefined, warnings: [] };
/** Where the written part ends; what follows is padding (XMP part 3 §1). */
const END = /<\/(?:\w+:)?xmpmeta>|<\?xpacket end/;

/**
 * The embedded XMP. A raw's is worth one more read, for it may hold work; where part of it stays out of reach and the rest
 * shows none, it counts as edited: nobody can tell that it is not.
 */
export function* readPacket(bytes: Bytes, place: MoreBytes | undefined, more: readonly MoreBytes[], raw: boolean): Pull<Packet> {
  if (!place || place.length === 0) return NONE;
  let packet = textAt(bytes, place);
  if (!packet.whole && raw && place.at + packet.here < bytes.size) {
    yield { at: place.at, length: MORE };
    packet = textAt(bytes, place);
  }
  const rest = piecesAt(bytes, more);
  const work = readXmp(packet.text + rest.text);
  if (!raw || (packet.whole && rest.whole)) return { work, warnings: [] };
  return {
    work: { edited: 'an XMP packet that could not be read whole', ...work },
    warnings: ['the embedded XMP could not be read whole'],
  };
}

function textAt(bytes: Bytes, { at, length }: MoreBytes): { readonly text: string; readonly whole: boolean; readonly here: number } {
  const here = bytes.upTo(at, Math.min(length, MORE));
  const text = new TextDecoder().decode(here);
  return { text, whole: here.length >= length || END.test(text), here: here.length };
}

/** The pieces as far as they are at hand: a character may be cut between two of them. */
function piecesAt(bytes: Bytes, pieces: readonly MoreBytes[]): { readonly text: string; readonly whole: boolean } {
  const decoder = new TextDecoder();
  const here = pieces.map(({ at, length }) => bytes.slice(at, length)).filter(piece => piece !== undefined);
  return { text: here.map(piece => decoder.decode(piece, { stream: true })).join(''), whole: here.length === pieces.length };
}
