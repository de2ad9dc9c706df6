import type { Evidence, EvidenceKind } from '../../model/evidence.js';
import type { MessageKind, MessageOf, Puts, Told } from '../../model/message.js';
import type { WatchEvent, WatchEventKind } from '../../model/watch.js';
import type { Show } from '../place.js';

export type Of<K extends EvidenceKind> = Extract<Evidence, { kind: K }>;

/** `why`: the same for many raws, fit for a heading. `detail`: what is this one's own, or nothing. */
export interface WordsOf<E> {
  readonly why: (e: E) => string;
  readonly detail: (e: E, show: Show, say: Say) => string;
}
/** Every kind of evidence in words for a photographer. */
export type EvidenceWords = { readonly [K in EvidenceKind]: WordsOf<Of<K>> };

export type EventOf<K extends WatchEventKind> = Extract<WatchEvent, { kind: K }>;
interface Where {
  readonly show: Show;
  readonly dryRun: boolean;
  readonly say: Say;
}
/** Every kind of event in words, without its time; null where another line says it already. */
export type EventWords = { readonly [K in WatchEventKind]: (event: EventOf<K>, where: Where) => string | null };

/** Puts a message into words that stands within another one. */
export type Say = (told: Told) => string;
type Sentence<K extends MessageKind> = object extends Puts[K] ? string : (puts: MessageOf<K>, say: Say) => string;
/** The sentences of some of the kinds of message. */
export type SentencesOf<P> = { readonly [K in keyof P & MessageKind]: Sentence<K> };
