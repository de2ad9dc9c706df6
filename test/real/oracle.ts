import { openForReading } from '../../src/exif/file-head.js';
import { readFacts } from '../../src/exif/read-facts.js';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import { tagsOf } from './exiftool.js';
import { inOurWords, type Said } from './exiftool-says.js';
import { whyOf } from './explained.js';
import { FIELDS, type Field } from './fields.js';

export interface Disagreement {
  readonly file: string;
  readonly field: Field | 'readable';
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
  /** Why it is so on purpose; absent: unexplained. */
  readonly why?: string;
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
interface Cost {
  readonly reads: number;
  readonly bytes: number;
}

/** Reads files with rawtwin and with exiftool, and tells where they differ. A field that only one of them has is a difference. */
export async function compare(paths: readonly string[], program = 'exiftool'): Promise<Comparison> {
  const costs = new Map<string, Cost>();
  const [results, tags] = await Promise.all([
    readFacts(paths as readonly AbsPath[], { open: path => counted(path, costs) }),
    tagsOf(paths, program),
  ]);
  const disagreements = paths.flatMap((file): readonly Disagreement[] => {
    const result = results.get(file as AbsPath);
    const said = inOurWords(tags.get(file) ?? []);
    if (result?.ok) return differences(file, result.value, said);
    return [{ file, field: 'readable', ours: result?.error.message, theirs: said.format }];
  });
  const spent = [...costs.values()];
  return {
    files: paths.length,
    oneRead: spent.filter(({ reads }) => reads === 1).length,
    mostReads: Math.max(0, ...spent.map(({ reads }) => reads)),
    mostBytes: Math.max(0, ...spent.map(({ bytes }) => bytes)),
    disagreements,
    facts: new Map([...results].flatMap(([path, result]) => (result.ok ? [[path, result.value]] : []))),
  };
}

function differences(file: string, facts: Facts, said: Said): readonly Disagreement[] {
  return FIELDS.flatMap(field => {
    const [ours, theirs] = [textOf(facts[field]), said[field]];
    if (ours === theirs) return [];
    const why = whyOf(field, { file, facts, said });
    return [{ file, field, ours, theirs, ...(why === undefined ? {} : { why }) }];
  });
}
const textOf = (value: string | number | null | undefined): string | undefined =>
  value === undefined || value === null ? undefined : String(value);

async function counted(path: AbsPath, costs: Map<string, Cost>) {
  const file = await openForReading(path);
  costs.set(path, { reads: 0, bytes: 0 });
  return {
    ...file,
    async read(at: number, length: number) {
      const bytes = await file.read(at, length);
      const spent = costs.get(path) ?? { reads: 0, bytes: 0 };
      costs.set(path, { reads: spent.reads + 1, bytes: spent.bytes + bytes.length });
      return bytes;
    },
  };
}
