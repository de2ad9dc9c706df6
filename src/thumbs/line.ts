import type { EmbeddedPreview } from '../model/preview.js';
import type { Thumb } from '../ports/thumbs.js';

/** One picture as a line of JSON. */
export function thumbLine({ action, picture }: Thumb): string {
  const { jpeg, orientation, width, height } = picture;
  return `${JSON.stringify({ action, orientation, width, height, jpeg: Buffer.from(jpeg).toString('base64') })}\n`;
}

/** The pictures of a file by action; a line that is torn or not ours is left out. */
export function thumbsIn(text: string): ReadonlyMap<string, EmbeddedPreview> {
  const thumbs = new Map<string, EmbeddedPreview>();
  for (const line of text.split('\n')) {
    const { action, orientation, width, height, jpeg } = parsed(line);
    if (typeof action !== 'string' || typeof jpeg !== 'string') continue;
    if (typeof orientation !== 'number' || typeof width !== 'number' || typeof height !== 'number') continue;
    thumbs.set(action, { kind: 'jpeg', jpeg: Buffer.from(jpeg, 'base64'), orientation, width, height });
  }
  return thumbs;
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(line);
    return typeof found === 'object' && found !== null ? { ...found } : {};
  } catch {
    // Torn by a crash or a full disk: there is one picture less.
    return {};
  }
}
