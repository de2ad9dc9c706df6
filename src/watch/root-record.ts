import type { AbsPath } from '../model/frame.js';
import type { Told } from '../model/message.js';
import type { Candidate } from './candidates.js';

/** Which folder stands at a path. Null: this system or file system does not tell. */
export interface RootIdentity {
  readonly dev: string;
  readonly type: string | null;
  /** When the folder came to be; it stays over unmounts. */
  readonly birth: string | null;
}
/** A raw that some run trashed lately, by the file it was. `told`: that its JPEG came back. */
export interface LatelyTrashed {
  readonly raw: AbsPath;
  readonly bytes: number;
  readonly mtimeNs: string;
  readonly run: string;
  readonly told: boolean;
  /** Only where it may never have moved: the time of change that it has if it did not. */
  readonly ctimeNs?: string;
}
/** What is kept of one watched folder, also while no daemon runs. */
export interface RootRecord {
  readonly root: AbsPath;
  /** Of the marker; null for an also-folder, in which nothing is ever written. */
  readonly id: string | null;
  /** The marker is about to be written; the record comes first, so that a crash between them is no riddle. */
  readonly marking: boolean;
  readonly identity: RootIdentity;
  /** Files below it at the last good whole pass; null: not counted since a person accepted it. */
  readonly files: number | null;
  /** The brake holds until a person lets these raws go, or none of them waits any more. */
  readonly brake: { readonly since: string; readonly message: Told; readonly raws: readonly AbsPath[] } | null;
  readonly released: readonly AbsPath[];
  readonly trashed: readonly LatelyTrashed[];
  /** All runs up to this one, by id, were read for what they trashed here; null: none was. */
  readonly seenRun: string | null;
  /** For runs of `--once`: what waits for the next run. */
  readonly waiting: readonly Candidate[];
  /** For runs of `--once`: which rendered files there were. */
  readonly rendered: string | null;
}
/** So many of the raws that went last are kept, to know one that comes back from a new one. */
export const MOST_TRASHED = 1_000;

/** The same file once, with the run that trashed it last; one that may have done so tells nothing more of a file that surely went. */
export function withTrashed(before: readonly LatelyTrashed[], added: readonly LatelyTrashed[]): readonly LatelyTrashed[] {
  const keyOf = ({ raw, bytes, mtimeNs }: LatelyTrashed) => `${bytes} ${mtimeNs} ${raw}`;
  const all = new Map(before.map(one => [keyOf(one), one]));
  for (const one of added) {
    const was = all.get(keyOf(one));
    const tellsMore = was?.ctimeNs !== undefined && one.ctimeNs === undefined;
    if (was && !tellsMore && (was.run === one.run || one.ctimeNs !== undefined)) continue;
    all.delete(keyOf(one));
    all.set(keyOf(one), one);
  }
  return [...all.values()];
}

/** Of a root that was never looked at. */
export const newRecord = (root: AbsPath, id: string | null, identity: RootIdentity): RootRecord => ({
  ...{ root, id, marking: id !== null, identity, files: null, brake: null },
  ...{ released: [], trashed: [], seenRun: null, waiting: [], rendered: null },
});

/** What `parseRecord` reads. */
export const recordText = (record: RootRecord): string => `${JSON.stringify({ v: 1, ...record })}\n`;

/** Null for text that is damaged, of another version or of another folder: then nothing is known, and a person must say so. */
export function parseRecord(text: string, root: AbsPath): RootRecord | null {
  const found = parsed(text);
  if (!isObject(found) || found.v !== 1 || found.root !== root || !isWhole(found)) return null;
  const { v: _, ...record } = found;
  return { ...record, seenRun: record.seenRun ?? null };
}

function isWhole(found: Readonly<Record<string, unknown>>): found is Readonly<Record<string, unknown>> & RootRecord {
  const { id, marking, identity, files, brake, released, trashed, seenRun = null, waiting, rendered } = found;
  const isBrake = brake === null || (isObject(brake) && isText(brake.since) && isTold(brake.message) && isListOf(brake.raws, isText));
  return (
    (id === null || isText(id)) &&
    typeof marking === 'boolean' &&
    isObject(identity) &&
    isText(identity.dev) &&
    [identity.type, identity.birth].every(one => one === null || isText(one)) &&
    (files === null || Number.isSafeInteger(files)) &&
    isBrake &&
    isListOf(released, isText) &&
    isListOf(trashed, one => isTrashed(one)) &&
    (seenRun === null || isText(seenRun)) &&
    isListOf(waiting, isCandidate) &&
    (rendered === null || isText(rendered))
  );
}

function isTrashed(one: unknown): boolean {
  if (!isObject(one) || typeof one.told !== 'boolean' || !Number.isSafeInteger(one.bytes)) return false;
  return isText(one.raw) && isText(one.run) && isTime(one.mtimeNs) && (one.ctimeNs === undefined || isTime(one.ctimeNs));
}

function isCandidate(one: unknown): boolean {
  if (!isObject(one) || !isObject(one.since)) return false;
  const { wallMs, upMs, session } = one.since;
  const isReading = Number.isFinite(wallMs) && Number.isFinite(upMs) && (session === null || isText(session));
  return isReading && Number.isSafeInteger(one.epoch) && [one.raw, one.folder, one.unit, one.print].every(isText);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // torn or damaged: the caller asks a person
  }
}
const isText = (value: unknown): value is string => typeof value === 'string';
/** A sentence from before these were data; or data, which is ours as the rest of the record is. */
const isTold = (value: unknown): value is Told => isText(value) || (isObject(value) && isText(value.is));
const isTime = (value: unknown): boolean => isText(value) && /^-?\d+$/.test(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(isOne);
