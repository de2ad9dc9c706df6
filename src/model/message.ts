import type { CollectPuts } from './collect-puts.js';
import type { Evidence } from './evidence.js';
import type { AbsPath } from './frame.js';
import type { KeepReason, Refusal } from './plan.js';
import type { At, Code, Nothing } from './put-in.js';
import type { StorePuts } from './store-puts.js';
import type { WrittenPuts } from './written-puts.js';

/** Why a file was left where it was, in the order of a run: recheck, move, recovery. */
export interface LeftPuts
  extends Record<
    | 'gone'
    | 'gone-or-not-planned'
    | 'folder-is-link'
    | 'behind-link'
    | 'listing-not-whole'
    | 'no-regular-file'
    | 'changed-since-plan'
    | 'changed-in-move'
    | 'outside-plan'
    | 'cut-short'
    | 'cut-short-put-back'
    | 'cut-short-stuck'
    | 'at-neither-end'
    | 'picture-folder-unlisted',
    Nothing
  > {
  readonly 'kept-now': { readonly reason: KeepReason };
  readonly 'unnamed-sidecar': At;
  readonly 'cannot-look': Code;
  readonly 'cannot-look-folder': Code;
  readonly 'cannot-list-folder': Code;
  readonly 'twin-back': { readonly name: string };
  readonly 'twin-unlisted': { readonly name: string };
  readonly 'twin-unknown': Code & { readonly name: string };
  readonly 'raw-back': { readonly name: string };
  readonly 'raw-unlisted': { readonly name: string };
  readonly 'raw-unknown': Code & { readonly name: string };
  readonly 'new-sidecar': { readonly name: string };
  readonly 'of-another-user': { readonly uid: number };
  /** Of the sidecar that goes along. */
  readonly sidecar: { readonly name: string; readonly why: Message };
  /** Of a rejected picture that goes along. */
  readonly picture: { readonly name: string; readonly why: Message };
  readonly 'picture-unknown': Code;
  readonly 'picture-wanted': { readonly name: string };
  readonly 'picture-sidecar': { readonly name: string };
  readonly 'no-place': Code & At;
  readonly 'cannot-move': Code & At;
  readonly 'cannot-look-moved': Code;
  readonly 'cannot-move-or-look': Code & { readonly look: string };
  readonly 'taken-at': At;
  readonly 'cannot-put-back': Code & At;
  readonly several: { readonly whys: readonly Message[] };
}

/** What recovery found and could not set right. */
export interface AlarmPuts {
  readonly 'ends-unknown': At;
  readonly 'disk-away': At;
  readonly 'disk-unknown': At;
  readonly 'trash-unknown': At;
  readonly 'both-kept': Trip;
  readonly 'left-in-trash': Trip & { readonly why: Message };
  readonly lost: Trip;
}
type Trip = { readonly from: string; readonly to: string };

/** Why a file in trash does not come back, or is not deleted for good. */
export interface StayPuts
  extends Record<
    | 'nobody-looked'
    | 'not-in-trash'
    | 'lost-from-trash'
    | 'handed-over'
    | 'trash-no-file'
    | 'changed-in-trash'
    | 'folder-replaced'
    | 'home-taken'
    | 'home-taken-meanwhile'
    | 'home-unconfirmed'
    | 'run-open'
    | 'run-unended'
    | 'strange-place'
    | 'place-behind-link'
    | 'line-damaged'
    | 'another-file'
    | 'same-as-home'
    | 'changed-in-purge',
    Nothing
  > {
  readonly 'cannot-look-trash': Code;
  readonly 'home-unknown': Code;
  readonly 'raw-blocked': At;
  readonly 'cannot-bring-back': Code;
  readonly 'trash-name-stays': Code;
  readonly 'stays-with': At;
  readonly 'cannot-delete': Code;
  readonly 'stuck-under': At & { readonly why: Message };
}

/** Why a watched folder is paused, and what else the daemon tells of. */
export interface WatchPuts extends Record<'told-to-stop' | 'not-there-any-more', Nothing> {
  readonly 'root-gone': At;
  readonly 'root-unreadable': At & Code;
  readonly 'root-unknown': At;
  readonly 'root-empty': At;
  readonly 'root-without-files': At;
  readonly 'root-shrunken': At & { readonly now: number; readonly before: number };
  readonly 'marker-unreadable': At;
  readonly 'marker-unknown': At;
  readonly 'marker-gone': At;
  readonly 'marker-foreign': At;
  readonly 'other-disk': At;
  readonly 'brake-count': { readonly going: number; readonly limit: number };
  readonly 'brake-share': At & { readonly going: number; readonly of: number; readonly limit: number };
  readonly guarded: { readonly refusal: Refusal };
  readonly evidence: { readonly evidence: Evidence };
  readonly kept: { readonly reason: KeepReason };
  /** Counts of folders; `types`: of the file systems of `shared`, `codes`: why folders are `refused`. */
  readonly 'not-told': {
    readonly folders: number;
    readonly shared: number;
    readonly types: readonly string[];
    readonly usedUp: string | null;
    readonly refused: number;
    readonly codes: readonly string[];
  };
  readonly 'no-notices': { readonly why: string };
}

/** What could not be made out in a file. */
export interface FilePuts extends Record<'no-camera' | 'no-body-or-time', Nothing> {
  readonly 'not-a-raw': { readonly format: string | null };
  readonly 'file-unreadable': At & Code;
  readonly 'file-no-regular': At;
  readonly 'end-unclear': At;
  readonly 'xmp-not-whole': At;
  readonly 'sidecar-too-large': At & { readonly bytes: number };
  readonly holes: At;
}

/** What was typed. */
export interface UsagePuts
  extends Record<
    'html-needs-run' | 'no-folder-named' | 'nothing-to-undo' | 'interrupted' | 'rejected-by-names' | 'watch-of-raws',
    Nothing
  > {
  readonly 'use-one-of': Word & { readonly words: readonly string[] };
  readonly 'use-some-of': Word & { readonly words: readonly string[] };
  readonly 'use-seconds': Word & { readonly most: number };
  readonly 'use-limit': Word;
  readonly 'use-duration': Word;
  readonly 'use-switch': Word;
  readonly 'no-jpeg-of': { readonly path: string; readonly folders: readonly string[] };
  readonly 'not-of-jpegs': { readonly flag: string };
  readonly 'flag-needs': { readonly flag: string; readonly other: string };
  readonly 'plan-names-folders': At & { readonly folders: readonly string[] };
  readonly 'takes-one-file': At;
  readonly 'takes-no-folder': { readonly verb: string };
  readonly 'no-terminal': { readonly so: 'moved' | 'deleted' | null };
  readonly refused: { readonly refusals: readonly Refusal[] };
  readonly 'run-ambiguous': { readonly id: string; readonly runs: readonly string[] };
  readonly 'run-unknown': { readonly id: string };
  readonly 'run-spent': { readonly run: string; readonly restored: number; readonly purged: number };
  readonly 'only-spent': At & { readonly how: 'purged' | 'restored' };
  readonly 'only-ambiguous': Only & { readonly places: readonly string[] };
  readonly 'only-along': { readonly name: string; readonly raw: string };
  readonly 'only-unknown': Only;
}
/** Where a word was said (`--trust`, `RAWTWIN_TRUST`) and the word. */
type Word = { readonly said: string; readonly word: string };
type Only = { readonly name: string; readonly run: string };

/** What the disk, the state folder or the system keeps us from. */
export interface TroublePuts {
  readonly 'folder-missing': At;
  readonly 'file-missing': At & Code;
  readonly 'no-folder': At;
  readonly 'folder-unreadable': At & Code;
  readonly 'pattern-unreadable': At & Code;
  readonly 'cannot-look-at': At & Code;
  readonly 'no-raw-of': At & { readonly folders: readonly string[] };
  readonly 'cannot-write': At & Code;
  readonly 'log-unwritable': At & Code;
  readonly 'state-unusable': At & Code & { readonly to: 'read' | 'write' };
  readonly 'state-unreachable': At & Code;
  /** `below`: where it would be made; null: it is there. */
  readonly 'state-of-another': At & { readonly uid: number; readonly below: string | null };
  readonly 'memory-unusable': At & Code & { readonly to: 'read' | 'write' };
  readonly 'memory-damaged': At;
  readonly 'taken-newer': At;
  readonly 'journal-unreadable': At & Code;
  readonly 'journal-unwritable': At & Code;
  readonly 'lock-unreadable': At;
  readonly locked: At & Holder;
  readonly 'no-desktop-trash': At & { readonly whys: readonly Message[] };
  readonly 'no-system-trash': { readonly why: Message };
  readonly 'not-marked': At;
  readonly 'cannot-mark': At & Code;
  readonly 'not-to-be-watched': At;
  readonly 'never-watched': At;
  readonly 'no-services': { readonly platform: string };
  readonly 'no-service-manager': { readonly name: string; readonly said: string };
  readonly 'service-step-failed': At & { readonly step: string; readonly said: string };
  readonly 'service-sign': At;
  readonly 'service-variable': At;
  readonly 'service-environment': { readonly names: readonly string[] };
  /** An error of a mistyped verb, with what was perhaps meant. */
  readonly 'with-proposal': { readonly why: Message; readonly proposal: string };
  readonly bug: { readonly what: string };
  /** In words that are not ours: commander's, or a sentence in the language of the person already. */
  readonly 'as-said': { readonly words: string };
}
interface Holder {
  readonly roots: readonly AbsPath[];
  readonly verb: string;
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** Every sentence about what went otherwise, and what it puts in. */
export interface Puts
  extends LeftPuts,
    AlarmPuts,
    StayPuts,
    WatchPuts,
    StorePuts,
    FilePuts,
    UsagePuts,
    WrittenPuts,
    TroublePuts,
    CollectPuts {}
export type MessageKind = keyof Puts;
export type MessageOf<K extends MessageKind> = { readonly is: K } & Puts[K];
/** What a person is told went otherwise, as data; the sentences stand in the catalogues. Journals and records keep it as JSON. */
export type Message = { [K in MessageKind]: MessageOf<K> }[MessageKind];
/** A message, or the English sentence that an older rawtwin wrote down in its place. */
export type Told = Message | string;
