import type { AbsPath, RawFormat, RenderedFrame, Trace } from '../model/frame.js';
import type { Sighting } from '../model/memory.js';

/** A raw that has a twin now. */
export interface PairSeen {
  readonly raw: AbsPath;
  readonly format: RawFormat;
  readonly trace: Trace;
  /** The rendered files of the shot; not derivatives. */
  readonly twins: readonly RenderedFrame[];
}

/** Formats whose cameras say in the raw what they recorded (docs/cameras.md): their twins need not be opened to be remembered. */
const TELLING: ReadonlySet<RawFormat> = new Set(['arw', 'cr2', 'cr3']);

/**
 * The twin whose head must be read before the pair can be remembered: without it an export, later deleted, would condemn a RAW-only shot.
 * Read once per raw; nothing for makers whose raws tell by themselves, and nothing that memory already knows.
 */
export function twinToRead(pair: PairSeen, known: Sighting | undefined): RenderedFrame | undefined {
  if (TELLING.has(pair.format) || (isOf(known, pair) && known.camera === true)) return undefined;
  return pair.twins.find(twin => !twin.linked);
}

/** What to remember of a pair, by its twin; undefined when memory holds it already. `camera`: null when the twin was not read. */
export function learn(
  pair: PairSeen & { readonly twin: RenderedFrame },
  known: Sighting | undefined,
  { camera, press, seenAt }: Pick<Sighting, 'camera' | 'press' | 'seenAt'>,
): Sighting | undefined {
  const { twin } = pair;
  if (isOf(known, pair) && (known.camera === true || (known.camera === camera && known.twin === twin.path))) return undefined;
  const said = press?.takenAt === undefined ? {} : { press: { takenAt: press.takenAt, ...serialOf(press) } };
  return { bytes: pair.trace.bytes, mtimeNs: pair.trace.mtimeNs, twin: twin.path, camera, seenAt, ...said };
}
const serialOf = ({ bodySerial }: NonNullable<Sighting['press']>) => (bodySerial === undefined ? {} : { bodySerial });

const isOf = (known: Sighting | undefined, { trace }: PairSeen): known is Sighting =>
  known !== undefined && known.bytes === trace.bytes && known.mtimeNs === trace.mtimeNs;
