import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading } from '../../src/exif/file-head.js';
import { readFacts } from '../../src/exif/read-facts.js';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import { type Said, saidBy } from './exiftool-says.js';

export const FIELDS = [
  'make',
  'model',
  'takenAt',
  'subsec',
  'offset',
  'bodySerial',
  'counter',
  'orientation',
  'rating',
  'software',
  'recorded',
] as const;
export type Field = (typeof FIELDS)[number];

export interface Disagreement {
  readonly file: string;
  readonly field: Field | 'readable';
  readonly ours: string | number | undefined;
  readonly theirs: string | number | undefined;
}
export interface Comparison {
  readonly files: number;
  /** Files that needed no read but the head. */
  readonly oneRead: number;
  readonly mostReads: number;
  readonly mostBytes: number;
  readonly disagreements: readonly Disagreement[];
  readonly facts: ReadonlyMap<string, Facts>;
}

/** Whether the oracle program is installed. */
export function hasExiftool(): boolean {
  try {
    execFileSync('exiftool', ['-ver'], { stdio: 'ignore' });
    return true;
  } catch (missing) {
    if (missing instanceof Error) return false;
    throw missing;
  }
}

/** Reads every file of a folder with rawtwin and with exiftool, and tells where they differ. */
export async function compare(dir: string, names: readonly string[] = readdirSync(dir).sort()): Promise<Comparison> {
  const pictures = names.filter(name => /\.\w+$/.test(name) && !/\.(tsv|txt|md|json|xmp)$/i.test(name));
  const cost = new Map<string, { reads: number; bytes: number }>();
  const results = await readFacts(
    pictures.map(name => join(dir, name) as AbsPath),
    { open: path => counted(path, cost) },
  );
  const said = saidBy(dir, pictures);
  const disagreements = pictures.flatMap((name): Disagreement[] => {
    const result = results.get(join(dir, name) as AbsPath);
    const theirs = said.get(name) ?? {};
    if (!result?.ok) return [{ file: name, field: 'readable', ours: result?.error.message, theirs: theirs.model }];
    return differences(name, result.value, theirs);
  });
  const spent = [...cost.values()];
  return {
    files: pictures.length,
    oneRead: spent.filter(({ reads }) => reads === 1).length,
    mostReads: Math.max(...spent.map(({ reads }) => reads)),
    mostBytes: Math.max(...spent.map(({ bytes }) => bytes)),
    disagreements,
    facts: new Map([...results].flatMap(([path, result]) => (result.ok ? [[path.slice(dir.length + 1), result.value]] : []))),
  };
}

const differences = (file: string, facts: Facts, said: Said): Disagreement[] =>
  FIELDS.flatMap(field => {
    const [ours, theirs] = [facts[field], said[field]];
    return String(ours ?? '') === String(theirs ?? '') ? [] : [{ file, field, ours, theirs }];
  });

async function counted(path: AbsPath, cost: Map<string, { reads: number; bytes: number }>) {
  const file = await openForReading(path);
  const spent = { reads: 0, bytes: 0 };
  cost.set(path, spent);
  return {
    ...file,
    async read(at: number, length: number) {
      const bytes = await file.read(at, length);
      spent.reads += 1;
      spent.bytes += bytes.length;
      return bytes;
    },
  };
}

/** What a person sees who runs the comparison by hand. */
export function report({ files, oneRead, mostReads, mostBytes, disagreements }: Comparison): string {
  const lines = disagreements.map(({ file, field, ours, theirs }) => `${file}: ${field} is ${ours ?? '-'}, exiftool says ${theirs ?? '-'}`);
  const share = files === 0 ? 0 : Math.round((1000 * oneRead) / files) / 10;
  return [
    ...lines,
    `${files} files, ${disagreements.length} disagreements; one read sufficed for ${share} %, at most ${mostReads} reads and ${mostBytes} bytes`,
  ].join('\n');
}
