import { many } from '../../amount.js';

/** What goes along with raws, after their number; empty when nothing does. */
export function along(sidecars: number, pictures = 0): string {
  const parts = [...(pictures > 0 ? [many(pictures, 'rejected picture')] : []), ...(sidecars > 0 ? [many(sidecars, 'sidecar')] : [])];
  return parts.length > 0 ? ` with ${parts.join(' and ')}` : '';
}
