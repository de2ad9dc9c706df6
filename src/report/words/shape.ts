import type { Evidence, EvidenceKind } from '../../model/evidence.js';
import type { WatchEvent, WatchEventKind } from '../../model/watch.js';
import type { Show } from '../place.js';

export type Of<K extends EvidenceKind> = Extract<Evidence, { kind: K }>;

/** `why`: the same for many raws, fit for a heading. `detail`: what is this one's own, or nothing. */
export interface WordsOf<E> {
  readonly why: (e: E) => string;
  readonly detail: (e: E, show: Show) => string;
}
/** Every kind of evidence in words for a photographer. */
export type EvidenceWords = { readonly [K in EvidenceKind]: WordsOf<Of<K>> };

export type EventOf<K extends WatchEventKind> = Extract<WatchEvent, { kind: K }>;
export interface Where {
  readonly show: Show;
  readonly dryRun: boolean;
}
/** Every kind of event in words, without its time; null where another line says it already. */
export type EventWords = { readonly [K in WatchEventKind]: (event: EventOf<K>, where: Where) => string | null };
