import type { WorkDone } from '../model/facts.js';
import { developedBy } from './xmp-develop.js';
import { type XmpProperty, xmpProperties } from './xmp-properties.js';

const XMP = 'http://ns.adobe.com/xap/1.0/';
const MICROSOFT = 'http://ns.microsoft.com/photo/1.0/';
const DARKTABLE = 'http://darktable.sf.net/';
/** darktable:colorlabels, 0..4 (darktable `common/colorlabels.h`). */
const COLORS = ['red', 'yellow', 'green', 'blue', 'purple'] as const;

/** What an XMP packet says; `creator` is xmp:CreatorTool, the program or camera that wrote it. */
export interface XmpRead extends WorkDone {
  readonly creator?: string;
}

/** Rating, label and develop settings of an XMP packet or sidecar. Metadata alone (rating 0, keywords) is no work. */
export function workOfXmp(text: string): WorkDone {
  const { creator: _, ...work } = readXmp(text);
  return work;
}

/** The same with the packet's creator. */
export function readXmp(text: string): XmpRead {
  const properties = xmpProperties(text);
  const rating = ratingOf(properties);
  const label = labelOf(properties);
  const edited = developedBy(properties);
  const creator = topValue(properties, XMP, 'CreatorTool');
  return {
    ...(rating === undefined ? {} : { rating }),
    ...(label === undefined ? {} : { label }),
    ...(edited === undefined ? {} : { edited }),
    ...(creator ? { creator: creator.slice(0, 200) } : {}),
  };
}

/** Whether a text is XMP at all, and not cut off: a sidecar that is neither may hold work that nobody sees. */
export const isXmp = (text: string): boolean => /<(?:\w+:)?RDF[\s>]/.test(text) && /<\/(?:\w+:)?RDF\s*>/.test(text);

const topValue = (properties: readonly XmpProperty[], space: string, name: string): string | undefined =>
  properties.find(property => property.space === space && property.name === name && property.path.length === 0)?.value;

/** xmp:Rating; MicrosoftPhoto:Rating counts in percent (1, 25, 50, 75, 99). The higher one: a rating only protects. */
function ratingOf(properties: readonly XmpProperty[]): number | undefined {
  const stars = Number.parseFloat(topValue(properties, XMP, 'Rating') ?? '');
  const percent = Number.parseFloat(topValue(properties, MICROSOFT, 'Rating') ?? '');
  const given = [Math.round(stars), percent >= 1 && percent <= 99 ? Math.round(percent / 25) + 1 : Number.NaN];
  const usable = given.filter(rating => rating >= -1 && rating <= 5);
  return usable.length > 0 ? Math.max(...usable) : undefined;
}

/** xmp:Label, or darktable's colours. */
function labelOf(properties: readonly XmpProperty[]): string | undefined {
  const label = topValue(properties, XMP, 'Label')?.trim();
  if (label) return label;
  const colors = properties.filter(({ space, path }) => space === DARKTABLE && path.at(-1) === 'colorlabels');
  const names = colors.flatMap(({ value }) => COLORS[Number(value)] ?? []);
  return names.length > 0 ? names.join(', ') : undefined;
}
