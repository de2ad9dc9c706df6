import type { NoPreview, Preview } from '../../model/preview.js';
import type { Words } from '../words/index.js';
import { escaped } from './escape.js';

/** The file's own bytes, turned by a class; a drawing that says why where there are none. `id`: by which other cards show it too. */
export function picture(preview: Preview | null | undefined, { none }: Pick<Words['sheet'], 'none'>, id?: string): string {
  if (preview === undefined || preview === null) return '';
  const named = id === undefined ? '' : ` id="${id}"`;
  if (preview.kind === 'none') return `<div class="pic none"${named}>${placeholder(none[preview.why])}</div>`;
  return `<div class="${classesOf(preview)}"${named}><img alt="" decoding="async" src="${dataUri(preview.jpeg)}"></div>`;
}

/** Kept out of sight for the large view. */
export const largePicture = (preview: Preview | undefined): string =>
  preview?.kind === 'jpeg' ? `<template class="large o${preview.orientation}">${dataUri(preview.jpeg)}</template>` : '';

/** The picture of that id, which stands in the card of row `row`. */
export const samePicture = (id: string, row: number): string => `<div class="pic" data-same="${id}" data-row="${row}"></div>`;

const dataUri = (jpeg: Uint8Array): string =>
  `data:image/jpeg;base64,${Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64')}`;

/** Exif thumbnails are 4:3 whatever the sensor, with black bars above and below a 3:2 picture (Exif 2.32 4.5.8, DCF 2.0 3.3.5). */
function classesOf({ orientation, width, height }: { orientation: number; width: number; height: number }): string {
  const isThumb = width <= 160 && width * 3 === height * 4;
  return `pic o${orientation >= 1 && orientation <= 8 ? orientation : 1}${isThumb ? ' thumb' : ''}`;
}

function placeholder({ word, means }: Words['sheet']['none'][NoPreview['why']]): string {
  return (
    '<svg viewBox="0 0 48 32" aria-hidden="true"><rect x="1" y="1" width="46" height="30" rx="2"/><circle cx="14" cy="10" r="3"/>' +
    `<path d="M5 27 18 15l8 7 6-5 11 10M4 4l40 24"/></svg><span title="${escaped(means)}">${escaped(word)}</span>`
  );
}
