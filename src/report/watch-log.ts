import type { AbsPath } from '../model/frame.js';
import type { WatchEvent, WatchEventKind } from '../model/watch.js';
import { sentenceJson } from './json.js';
import { second } from './moment.js';
import { messageWords, shownWords } from './phrases.js';
import { showIn } from './place.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { EN } from './words/en/index.js';
import type { Words } from './words/index.js';
import type { EventWords } from './words/shape.js';

/** `bad`: nothing goes on before a person looks. `note`: worth a look some time. */
export type Loudness = 'bad' | 'note' | 'plain';

const LOUD: Partial<Record<WatchEventKind, Loudness>> = {
  ...{ paused: 'bad', trouble: 'bad' },
  ...{ left: 'note', 'jpeg-back': 'note', unreadable: 'note' },
};
/** How an event is painted. Listening by looking again and again is worth a note. */
export function loudness(event: WatchEvent): Loudness {
  if (event.kind === 'settled' && event.alarms.length > 0) return 'bad';
  if (event.kind === 'listening' && event.mode === 'polling') return 'note';
  return LOUD[event.kind] ?? 'plain';
}

export interface LogView {
  readonly words: Words;
  readonly roots: readonly AbsPath[];
  readonly dryRun: boolean;
  readonly colour: boolean;
  /** False where whoever takes the line notes the time himself, as journald does. */
  readonly time: boolean;
}

/** What happened, in words and without its time; null where there is nothing that a person would miss. */
export function watchWords(event: WatchEvent, { roots, dryRun, words }: Pick<LogView, 'roots' | 'dryRun' | 'words'>): string | null {
  return sayer(event.kind, words.event)(event, { show: showIn(roots), dryRun, say: told => shownWords(told, words) });
}

/** One line for a person, its end included; null where there is nothing that a person would miss. */
export function watchLine(event: WatchEvent, view: LogView): string | null {
  const words = watchWords(event, view);
  if (words === null) return null;
  const text = paintOf(event, paintFor(view.colour))(words);
  return view.time ? `${second(event.at)}  ${text}\n` : `${text}\n`;
}

/** The event for a program, one line: its sentences in English, each with its code where it has one. */
export function watchLogJson(event: WatchEvent): string {
  const row = {
    ...event,
    ...('why' in event ? sentenceJson('why', event.why) : {}),
    ...('message' in event ? sentenceJson('message', event.message) : {}),
    ...('alarms' in event ? { alarms: event.alarms.map(alarm => messageWords(alarm, EN)) } : {}),
    ...(event.kind === 'paused' ? { howToGoOn: EN.goOn[event.reason](event.root) } : {}),
  };
  return `${JSON.stringify(row)}\n`;
}

type Say = EventWords[WatchEventKind];
const sayer = (kind: WatchEventKind, words: EventWords) => words[kind] as (event: WatchEvent, ...rest: Rest<Say>) => string | null;
type Rest<F> = F extends (event: never, ...rest: infer R) => unknown ? R : never;

function paintOf(event: WatchEvent, paint: Paint): (text: string) => string {
  if (loudness(event) === 'bad') return paint.warns;
  if (loudness(event) === 'note') return paint.strong;
  return event.kind === 'trashed' ? paint.goes : text => text;
}
