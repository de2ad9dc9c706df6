import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Bytes } from '../../../src/formats/container/bytes.js';
import { explore } from '../../../src/formats/explore.js';
import { HEAD } from '../../../src/formats/format.js';
import { WRITTEN } from '../../support/written-previews.js';
import { type Input, inputOf, readAt } from './input.js';
import { BINARY, type Hot, TEXT } from './mutate.js';
import { exploreInput, PARTS, previewOf, type Reader, readFile, shortened } from './readers.js';
import { fileSeeds } from './seeds.js';
import { sidecarSeeds, tailSeeds, xmpSeeds } from './work-seeds.js';

/** One reader, with what to begin from. */
export interface Target {
  readonly name: string;
  readonly reader: Reader;
  readonly seeds: readonly Input[];
  readonly changes: typeof BINARY;
  /** Where the reader looks in an input. */
  readonly hot: (input: Input) => Hot;
}

/** Every format by its own name, and the parts that are read by themselves. `samples`: a folder of real files, whose heads are seeds too. */
export function targetsOf(samples: string | undefined): readonly Target[] {
  const files = [...fileSeeds(), ...headsIn(samples)];
  const formats = new Map<string, Input[]>();
  for (const seed of files) {
    const name = findIn(seed).format?.id ?? 'unknown';
    formats.set(name, [...(formats.get(name) ?? []), seed]);
  }
  const part = (name: string, seeds: readonly Input[], changes: typeof BINARY, hot: Target['hot'] = () => []): Target => {
    return { name, reader: PARTS[name] as Reader, seeds, changes, hot };
  };
  const blocks = files.flatMap(seed => findIn(seed).blocks.map(block => inputOf('tif', Uint8Array.from(block))));
  return [
    ...[...formats].map(([name, seeds]): Target => ({ name, reader: readFile, seeds, changes: BINARY, hot: lookedAt })),
    part('exifr', blocks, BINARY, lookedAt),
    part('previews', [...WRITTEN.map(({ extension, file }) => inputOf(extension, file)), ...files], BINARY, lookedAtPictures),
    part('segments', formats.get('jpeg') ?? [], BINARY),
    part('boxes', [...(formats.get('heif') ?? []), ...(formats.get('cr3') ?? [])], BINARY, lookedAt),
    part('xmp', xmpSeeds(), TEXT),
    part('sidecar', sidecarSeeds(), TEXT),
    part('tail', tailSeeds(), BINARY),
  ];
}

const findIn = (input: Input) => exploreInput(input, new Bytes(readAt(input, 0, HEAD), input.size), explore).found;

function headsIn(folder: string | undefined): readonly Input[] {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => !name.endsWith('.tsv'))
    .sort()
    .map(name => inputOf(extname(name).slice(1).toLowerCase(), Uint8Array.from(readFileSync(join(folder, name)).subarray(0, HEAD))));
}

/** Bytes that remember where they were looked at. */
class WatchedBytes extends Bytes {
  readonly looks = new Set<number>();
  override has(at: number, length: number): boolean {
    this.looks.add(at);
    return super.has(at, length);
  }
  override u8(at: number): number | undefined {
    this.looks.add(at);
    return super.u8(at);
  }
  override u16(at: number, little: boolean): number | undefined {
    this.looks.add(at);
    return super.u16(at, little);
  }
  override u32(at: number, little: boolean): number | undefined {
    this.looks.add(at);
    return super.u32(at, little);
  }
  override u64(at: number): number | undefined {
    this.looks.add(at);
    return super.u64(at);
  }
  override upTo(at: number, length: number): Uint8Array {
    this.looks.add(at);
    return super.upTo(at, length);
  }
}

const looked =
  (read: (input: Input, bytes: WatchedBytes) => unknown): Target['hot'] =>
  input => {
    const bytes = new WatchedBytes(readAt(input, 0, HEAD), input.size);
    read(input, bytes);
    return [...bytes.looks].filter(at => Number.isSafeInteger(at) && at >= 0 && at < input.bytes.length).slice(0, 4000);
  };
const lookedAt = looked((input, bytes) => exploreInput(input, bytes, explore));
const lookedAtPictures: Target['hot'] = input => looked((file, bytes) => previewOf(file, bytes, 'large'))(shortened(input));
