import type { WorkDone } from '../model/facts.js';
import { tokens } from './xml-tokens.js';
import { developedBy } from './xmp-develop.js';
import { marksOf } from './xmp-marks.js';
import { namesInXmp } from './xmp-origin.js';
import { type XmpProperty, xmpProperties } from './xmp-properties.js';

const XMP = 'http://ns.adobe.com/xap/1.0/';

/** What an XMP packet says; `creator` is xmp:CreatorTool, the program or camera that wrote it. */
export interface XmpRead extends WorkDone {
  readonly creator?: string;
  /** Names that the file or its raw once had. */
  readonly originalNames?: readonly string[];
}

/** Rating, label, pick flag and develop settings of an XMP packet or sidecar. Metadata alone (rating 0, keywords) is no work. */
export function workOfXmp(text: string): WorkDone {
  const { creator: _, originalNames: __, ...work } = readXmp(text);
  return work;
}

/** The same with the packet's creator and the names it remembers. */
export function readXmp(text: string): XmpRead {
  const properties = xmpProperties(text);
  const edited = developedBy(properties);
  const creator = creatorOf(properties);
  const originalNames = namesInXmp(properties);
  return {
    ...marksOf(properties),
    ...(edited === undefined ? {} : { edited }),
    ...(creator ? { creator: creator.slice(0, 200) } : {}),
    ...(originalNames.length > 0 ? { originalNames } : {}),
  };
}

/** Whether a text is XMP at all, and can be read to its end: a sidecar that is neither may hold work that nobody sees. */
export function isXmp(text: string): boolean {
  let inside = false;
  for (const { kind, name, selfClosed } of tokens(text)) {
    if (!/^(\w+:)?RDF$/.test(name)) continue;
    if (selfClosed || (inside && kind === 'close')) return true;
    inside = true;
  }
  return false;
}

const creatorOf = (properties: readonly XmpProperty[]): string | undefined =>
  properties.find(property => property.space === XMP && property.name === 'CreatorTool' && property.path.length === 0)?.value;
