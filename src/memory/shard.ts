import type { AbsPath } from '../model/frame.js';
import type { Sighting } from '../model/memory.js';

/** What is remembered of one folder: sightings by file name. */
export type Shard = ReadonlyMap<string, Sighting>;

/** Rows kept per folder: more than any camera numbers; the newest stay. */
const MOST_ROWS = 50_000;
type Row = [bytes: number, mtimeNs: string, twin: string, camera: boolean | null, seenAt: string, takenAt?: string, bodySerial?: string];

/** A shard as its file holds it: the folder by name, since the file's name is a hash, then a row per raw. */
export function shardText(folder: AbsPath, shard: Shard): string {
  const rows = [...shard]
    .slice(-MOST_ROWS)
    .map(([name, s]): [string, Row] => [name, [s.bytes, String(s.mtimeNs), s.twin, s.camera, s.seenAt, ...pressRow(s.press)]]);
  return `${JSON.stringify({ v: 1, folder, rows: Object.fromEntries(rows) })}\n`;
}

/** Text → shard. Damaged, of another version, or of another folder: forgotten whole; a bad row alone is left out. */
export function parseShard(text: string, folder: AbsPath): Shard {
  const found = parse(text);
  if (!isRecord(found) || found.v !== 1 || found.folder !== folder || !isRecord(found.rows)) return new Map();
  const shard = new Map<string, Sighting>();
  const times = new Map<string, string>();
  for (const [name, row] of Object.entries(found.rows)) {
    if (!isRow(row)) continue;
    const [bytes, mtimeNs, twin, camera, , takenAt, bodySerial] = row;
    const seenAt = times.get(row[4]) ?? row[4]; // one text for all that were seen at the same time
    times.set(seenAt, seenAt);
    const press = takenAt === undefined ? {} : { press: { takenAt, ...(bodySerial === undefined ? {} : { bodySerial }) } };
    shard.set(name, { bytes, mtimeNs: BigInt(mtimeNs), twin: twin as AbsPath, camera, seenAt, ...press });
  }
  return shard;
}

function pressRow(press: Sighting['press']): [takenAt?: string, bodySerial?: string] {
  if (press?.takenAt === undefined) return [];
  return press.bodySerial === undefined ? [press.takenAt] : [press.takenAt, press.bodySerial];
}

/** What the last good scan said of each root. */
export interface Roots {
  readonly counts: Map<AbsPath, number>;
  readonly rootOf: Map<AbsPath, string>;
}
export const rootsText = ({ counts, rootOf }: Roots): string =>
  JSON.stringify({ v: 1, counts: Object.fromEntries(counts), rootOf: Object.fromEntries(rootOf) });

export function parseRoots(text: string): Roots {
  const found = parse(text);
  const rows = (part: string) => (isRecord(found) && found.v === 1 && isRecord(found[part]) ? Object.entries(found[part]) : []);
  return {
    counts: new Map(rows('counts').flatMap(([path, count]) => (Number.isSafeInteger(count) ? [[path as AbsPath, count as number]] : []))),
    rootOf: new Map(rows('rootOf').flatMap(([path, root]) => (typeof root === 'string' ? [[path as AbsPath, root]] : []))),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // torn by a crash or damaged: forgotten, which only costs proof
  }
}
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRow = (row: unknown): row is Row =>
  Array.isArray(row) &&
  Number.isSafeInteger(row[0]) &&
  typeof row[1] === 'string' &&
  /^-?\d+$/.test(row[1]) &&
  typeof row[2] === 'string' &&
  (row[3] === null || typeof row[3] === 'boolean') &&
  row.slice(4).every(text => typeof text === 'string') &&
  row.length > 4;
