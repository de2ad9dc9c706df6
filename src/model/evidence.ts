import type { Recorded } from './facts.js';
import type { AbsPath } from './frame.js';
import type { Told } from './message.js';

/** What a verdict rests on. One kind per idea; `docs/terms.md` says each in words. */
export type Evidence =
  | { readonly kind: 'same-stem'; readonly as: AbsPath; readonly rule?: string }
  | { readonly kind: 'derivative'; readonly as: AbsPath; readonly rule: string }
  /** `on`: the fields that agree. `alone` is false when other frames of that second fit the same file as well. */
  | { readonly kind: 'same-capture'; readonly as: AbsPath; readonly on: readonly string[]; readonly alone: boolean }
  /** Same stem in another folder. `checked`: capture facts of both were readable and do not contradict. */
  | { readonly kind: 'other-folder'; readonly as: AbsPath; readonly checked: boolean }
  | { readonly kind: 'witnessed'; readonly as: AbsPath; readonly seenAt: string }
  | { readonly kind: 'camera-recorded'; readonly recorded: Recorded }
  /** `composite`: of a multiple exposure, pixel shift or stack, whose JPEG goes by another number. */
  | { readonly kind: 'camera-raw-only'; readonly composite?: true }
  /** Nearest shots of the body with a camera-original twin. A side that is absent has none. */
  /** `eachShot`: there whether a raw is written is chosen for each shot, so that those beside it say nothing. Of JPEGs alone. */
  | { readonly kind: 'neighbours'; readonly before?: AbsPath; readonly after?: AbsPath; readonly eachShot?: true }
  | { readonly kind: 'no-twins-here'; readonly searched: number }
  | { readonly kind: 'unlisted'; readonly path: AbsPath; readonly code: string }
  | { readonly kind: 'recent'; readonly changedAt: string; readonly settleSeconds: number }
  | { readonly kind: 'rated'; readonly by: AbsPath; readonly rating?: number; readonly label?: string; readonly picked?: true }
  | { readonly kind: 'edited'; readonly by: AbsPath; readonly program: string }
  /** A picture of it is marked as a reject. `by`: the file in which the mark stands. Only `--rejected` asks. */
  | { readonly kind: 'rejected'; readonly as: AbsPath; readonly by: AbsPath }
  /** The camera says that it recorded no raw. `composite`: of a multiple exposure, whose raws go by other numbers. Of JPEGs alone. */
  | { readonly kind: 'camera-jpeg-only'; readonly composite?: true }
  /** It is not as a camera wrote it: an export, a scan, a preview taken out of a raw. Of JPEGs alone. */
  | { readonly kind: 'no-camera-original' }
  /** A raw that says too little to be told apart from the one looked for. Of JPEGs alone. */
  | { readonly kind: 'uncompared'; readonly as: AbsPath }
  /** rawtwin itself moved the other half of the shot to trash: nobody deleted it by hand. */
  | { readonly kind: 'trashed-twin'; readonly as: AbsPath; readonly trashedAt: string }
  | { readonly kind: 'locked' }
  /** It came back from trash, and was not seen with a twin since. Only `watch` asks. */
  | { readonly kind: 'undone'; readonly undoneAt: string }
  | { readonly kind: 'exif-unreadable'; readonly why: Told };
export type EvidenceKind = Evidence['kind'];

/** A twin that fits other raws too, or that could not be compared. It keeps its raw, and proves nothing of what the camera wrote with it. */
export const isGuess = (evidence: Evidence): boolean =>
  (evidence.kind === 'same-capture' && !evidence.alone) || (evidence.kind === 'other-folder' && !evidence.checked);
