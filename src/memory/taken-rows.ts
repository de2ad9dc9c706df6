import type { Capture } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import { noteOf, type Taken } from '../model/taken.js';

/** A line as it stands in a file. Versions: none, the first; 2, in which `back` names the one note that holds no longer. */
interface Row {
  readonly v?: number;
  readonly path: AbsPath;
  readonly half?: Taken['half'];
  readonly trashedAt?: string;
  readonly run?: string;
  readonly bytes?: number;
  readonly mtimeNs?: string;
  readonly facts?: Capture;
  /** `true` in the first version: all notes of the path in the lines before. */
  readonly back?: string | true;
}
const VERSION = 2;

/** What one file holds: notes, and which notes, of any file, hold no longer. */
export interface TakenFile {
  readonly notes: readonly Taken[];
  readonly back: readonly string[];
  /** It holds lines of a later version, which could speak for a half. */
  readonly isNewer: boolean;
}

/** A line break on both sides: what a crash tore spoils no other line. */
export function noteLine({ path, half, trashedAt, run, trace, capture }: Taken): string {
  const seen = trace ? { bytes: trace.bytes, mtimeNs: String(trace.mtimeNs) } : {};
  return line({ v: VERSION, path, half, trashedAt, ...(run ? { run } : {}), ...seen, ...(capture ? { facts: capture } : {}) });
}
export const backLine = ({ path, trashedAt }: Taken): string => line({ v: VERSION, path, back: trashedAt });
const line = (row: Row): string => `\n${JSON.stringify(row)}\n`;

/** Text → what it says. A line that cannot be read was never whole on the disk, so nothing that it told of has moved. */
export function parseTaken(text: string): TakenFile {
  const notes = new Map<string, Taken>();
  const back: string[] = [];
  let isNewer = false;
  for (const written of text.split('\n')) {
    const row = written === '' ? undefined : parsed(written);
    if (row === undefined) continue;
    if (row.v !== undefined && row.v > VERSION) isNewer = true;
    else if (row.back === true) for (const [key, { path }] of notes) if (path === row.path) notes.delete(key);
    if (typeof row.back === 'string') back.push(noteOf({ path: row.path, trashedAt: row.back }));
    const note = noteIn(row);
    if (note) notes.set(noteOf(note), note);
  }
  return { notes: [...notes.values()], back, isNewer };
}

/** The notes of all files that hold, each once. */
export function standing(files: readonly TakenFile[]): readonly Taken[] {
  const gone = new Set(files.flatMap(({ back }) => back));
  const all = new Map(files.flatMap(({ notes }) => notes.map(note => [noteOf(note), note] as const)));
  return [...all].flatMap(([key, note]) => (gone.has(key) ? [] : [note]));
}

function noteIn({ v = 1, path, half, trashedAt, run, bytes, mtimeNs, facts, back }: Row): Taken | undefined {
  if (v > VERSION || back !== undefined || trashedAt === undefined || (half !== 'raw' && half !== 'jpeg')) return undefined;
  const trace =
    Number.isSafeInteger(bytes) && /^-?\d+$/.test(mtimeNs ?? '') ? { bytes: bytes ?? 0, mtimeNs: BigInt(mtimeNs ?? 0) } : undefined;
  return { path, half, trashedAt, ...(run ? { run } : {}), ...(trace ? { trace } : {}), ...(facts ? { capture: facts } : {}) };
}

function parsed(written: string): Row | undefined {
  try {
    const row: unknown = JSON.parse(written);
    return isRow(row) ? row : undefined;
  } catch {
    return undefined; // torn by a crash
  }
}

/** Whatever else a line holds, a path makes it one of ours. */
const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null && 'path' in row && typeof row.path === 'string';
