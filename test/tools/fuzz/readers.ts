import { MOST_PREVIEW_READS } from '../../../src/exif/read-preview.js';
import { parseStandardTags } from '../../../src/exif/standard-tags.js';
import { Bytes } from '../../../src/formats/container/bytes.js';
import { boxes, metaItems } from '../../../src/formats/container/isobmff.js';
import { segments } from '../../../src/formats/container/jpeg-segments.js';
import { explore } from '../../../src/formats/explore.js';
import { factsOf } from '../../../src/formats/facts-of.js';
import { HEAD, MORE, MOST_READS, type Pull } from '../../../src/formats/format.js';
import { findPreview, LONGEST_PICTURE } from '../../../src/formats/preview/find-preview.js';
import { isReadByContent, workOf } from '../../../src/formats/sidecar-work.js';
import { STANDARD_TAGS } from '../../../src/formats/standard-tags.js';
import { TAIL, workInTail } from '../../../src/formats/trailer.js';
import { isXmp, readXmp } from '../../../src/formats/xmp.js';
import type { PreviewSize } from '../../../src/model/preview.js';
import { demand } from './failure.js';
import { type Input, readAt } from './input.js';
import { demandFacts, demandPreview, demandWork } from './well-formed.js';

/** Runs a reader on an input and holds it to its promises. The answer is its outcome: equal paths through the reader, equal words. */
export type Reader = (input: Input) => string | Promise<string>;

/** What a reader may ask for. More asks than `asks`, and it never ends. */
interface Limits {
  readonly asks: number;
  /** Longest read. */
  readonly longest: number;
  readonly reads: number;
  readonly bytes: number;
}
const FACTS: Limits = { asks: 30, longest: MORE, reads: MOST_READS, bytes: 256 * 1024 };
/** A file that goes on behind its bytes ends here: a picture of 32 MiB would be no finding. */
const LONGEST_FILE = 1 << 20;
const PREVIEWS = (size: PreviewSize): Limits => ({
  ...{ asks: 300, longest: LONGEST_PICTURE, reads: MOST_PREVIEW_READS[size], bytes: MOST_PREVIEW_READS[size] * LONGEST_FILE },
});

/** Facts of a file, as read-facts.ts reads them. */
export const readFile: Reader = input => {
  const { found, asks } = exploreInput(input, new Bytes(readAt(input, 0, HEAD), input.size), explore);
  const facts = factsOf(found, found.tags);
  demandFacts(facts);
  return [
    facts.format,
    asks,
    Object.keys(facts),
    found.note && Object.keys(found.note),
    facts.recorded,
    facts.warnings.join().replace(/\d+/g, '#'),
  ].join('|');
};

/** Runs a pure reader as the disk would, and holds it to what it may ask for. */
export function exploreInput<T>(
  input: Input,
  bytes: Bytes,
  reader: (bytes: Bytes, extension: string) => Pull<T>,
  limits: Limits = FACTS,
): { readonly found: T; readonly asks: number } {
  const exploring = reader(bytes, input.extension);
  let [asks, reads, spent] = [0, 1, Math.min(HEAD, input.size)];
  for (let step = exploring.next(); ; step = exploring.next()) {
    if (step.done) return { found: step.value, asks };
    const { at, length } = step.value;
    demand(Number.isSafeInteger(at) && at >= 0 && at < input.size, `asks inside the file of ${input.size} bytes, not at ${at}`);
    demand(
      Number.isSafeInteger(length) && length > 0 && length <= limits.longest,
      `asks for 1 to ${limits.longest} bytes, not for ${length}`,
    );
    asks += 1;
    demand(asks <= limits.asks, `asks at most ${limits.asks} times`);
    if (reads >= limits.reads) continue;
    const more = readAt(input, at, length);
    reads += 1;
    spent += more.length;
    demand(spent <= limits.bytes, `reads at most ${limits.bytes} bytes`);
    bytes.add(more, at);
  }
}

/** An input that does not go on behind a mebibyte. */
export const shortened = (input: Input): Input => ({ ...input, size: Math.min(input.size, Math.max(LONGEST_FILE, input.bytes.length)) });
/** An embedded picture, as read-preview.ts reads it. */
export const previewOf = (input: Input, bytes: Bytes, size: PreviewSize) =>
  exploreInput(input, bytes, (at, extension) => findPreview(at, extension, size), PREVIEWS(size));
const readPreviews: Reader = input => {
  const file = shortened(input);
  const told = (['small', 'large'] as const).map(size => {
    const { found, asks } = previewOf(file, new Bytes(readAt(file, 0, HEAD), file.size), size);
    demandPreview(found);
    return `${found.kind === 'jpeg' ? `${found.width}x${found.height} ${found.orientation}` : found.why} ${Math.min(asks, 12)}`;
  });
  return told.join('|');
};

/** exifr, behind our door to it. */
const readBlock: Reader = async input => {
  const tags = await parseStandardTags([input.bytes]);
  const names = Object.keys(tags);
  demand(
    names.every(name => name in STANDARD_TAGS),
    `gives only standard tags, not ${names}`,
  );
  return names.sort().join();
};

const textOf = (input: Input): string => new TextDecoder().decode(input.bytes);
const readPacket: Reader = input => {
  const text = textOf(input);
  const work = readXmp(text);
  demandWork(work);
  return `${isXmp(text)} ${Object.keys(work)} ${work.edited} ${work.rating}`;
};
const readSidecar: Reader = input => {
  demand(isReadByContent(input.extension), `${input.extension} is read by its content`);
  const work = workOf(input.extension, textOf(input));
  demandWork(work);
  return `${input.extension} ${Object.keys(work)} ${work.rating} ${work.label !== undefined}`;
};

const readTail: Reader = input => {
  const work = workInTail(input.bytes.subarray(-TAIL));
  demandWork(work);
  return JSON.stringify(work);
};

const readSegments: Reader = input => {
  const { list, missing } = segments(new Bytes(input.bytes, input.size), 0);
  demand(
    list.every(({ at, length }) => at > 0 && length >= 0 && length <= 65_535),
    'segments lie behind the start and are at most 64 KiB long',
  );
  return `${Math.min(list.length, 20)} ${missing !== undefined} ${list.map(({ marker }) => marker).slice(0, 6)}`;
};
const readBoxes: Reader = input => {
  const bytes = new Bytes(input.bytes, input.size);
  const top = boxes(bytes, 0, input.size);
  demand(
    top.every(({ at, end }, i) => at <= end + 16 && at > (top[i - 1]?.at ?? 0)),
    'boxes follow each other',
  );
  const items = metaItems(bytes, top.find(({ kind }) => kind === 'meta') ?? { kind: 'meta', at: 0, end: input.size });
  return `${Math.min(top.length, 20)} ${items.length} ${items.map(({ kind }) => kind).slice(0, 4)}`;
};

/** The readers that are no file format, by name. */
export const PARTS: Readonly<Record<string, Reader>> = {
  exifr: readBlock,
  previews: readPreviews,
  xmp: readPacket,
  sidecar: readSidecar,
  tail: readTail,
  segments: readSegments,
  boxes: readBoxes,
};
