import fc from 'fast-check';
import type { Evidence } from '../../src/model/evidence.js';
import type { AbsPath, Stamp } from '../../src/model/frame.js';
import type { Action, CompanionRef, KeepReason, Kept, Plan } from '../../src/model/plan.js';
import { CONFIDENCES, type Confidence, DEFAULT_POLICY } from '../../src/model/policy.js';

/** Times are told in the reader's zone; tests read them in one. */
process.env.TZ = 'UTC';

export const at = (path: string) => path as AbsPath;

/** Bigger than a JSON number can hold, so that a lost digit shows. */
export const stampOf = (bytes: number, nlink = 1): Stamp => ({
  dev: 18_446_744_073_709_551_615n,
  ino: 9_007_199_254_740_993n,
  bytes,
  mtimeNs: 1_793_000_000_123_456_789n,
  ctimeNs: -1n,
  mode: 0o100644,
  nlink,
});

export const sidecarOf = (path: string, bytes = 1_000): CompanionRef => ({ path: at(path), bytes, stamp: stampOf(bytes) });

interface More {
  readonly with?: readonly CompanionRef[];
  readonly confidence?: Confidence;
  readonly because?: readonly Evidence[];
  readonly bytes?: number;
  readonly nlink?: number;
}
export function actionOf(path: string, more: More = {}): Action {
  const bytes = more.bytes ?? 24_000_000;
  return {
    id: `a:${path}`,
    raw: { path: at(path), format: 'arw', bytes, stamp: stampOf(bytes, more.nlink) },
    with: more.with ?? [],
    verdict: 'orphan',
    confidence: more.confidence ?? 'proven',
    because: more.because ?? [{ kind: 'camera-recorded', recorded: 'with-jpeg' }],
  };
}

export const keptOf = (path: string, reason: KeepReason, because: readonly Evidence[] = []): Kept => ({
  raw: { path: at(path), format: 'arw', bytes: 25_000_000 },
  reason,
  because,
});

/** A plan with true totals. */
export function planOf(actions: readonly Action[], kept: readonly Kept[] = [], more: Partial<Plan> = {}): Plan {
  const paired = kept.filter(({ reason }) => reason === 'paired').length;
  return {
    id: 'p1',
    madeAt: '2026-11-23T10:11:12.000Z',
    roots: [at('/photos')],
    also: [],
    policy: DEFAULT_POLICY,
    actions,
    kept,
    unreadable: [],
    notes: [],
    refusals: [],
    totals: {
      raws: actions.length + kept.length,
      rendered: paired,
      paired,
      orphans: actions.length,
      kept: kept.length,
      orphanBytes: actions.reduce((sum, { raw }) => sum + raw.bytes, 0),
    },
    ...more,
  };
}

/** File names as a disk can hold them, with a taste for what hurts. */
export const hostileName = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r',
        '\t',
        '\x1b[31m',
        '\x7f',
        '\x9b',
        '\u202e',
        '\u2066',
        '\u2028',
        '\ufeff',
        '"',
        "'",
        ',',
        ';',
        '<script>',
        '&amp;',
      ),
      fc.constantFrom('=', '+', '-', '@', '\\', '$(x)', '`x`', '夏', '👨‍👩‍👧', 'e\u0301', ' ', '\ud800'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => parts.join('').replaceAll('/', '').replaceAll('\0', ''))
  .filter(name => name !== '' && name !== '.' && name !== '..');

/** Plans with such names in two folders, orphans with sidecars and kept raws. */
export const hostilePlan = fc
  .tuple(fc.array(hostileName, { maxLength: 4 }), fc.array(hostileName, { maxLength: 4 }), hostileName, fc.constantFrom(...CONFIDENCES))
  .map(([orphans, kept, folder, confidence]) =>
    planOf(
      orphans.map((name, i) =>
        actionOf(`/photos/${folder}/${i}${name}.ARW`, {
          confidence,
          with: [sidecarOf(`/photos/${folder}/${i}${name}.xmp`)],
          because: [{ kind: 'witnessed', as: at(`/photos/${folder}/${name}.JPG`), seenAt: '2026-11-02T12:00:00.000Z' }],
        }),
      ),
      kept.map((name, i) => keptOf(`/photos/${folder}/k${i}${name}.ARW`, 'unsure', [{ kind: 'exif-unreadable', why: name }])),
      {
        unreadable: [{ path: at(`/photos/${folder}`), code: 'EACCES', hides: true }],
        notes: [{ kind: 'symlink', path: at(`/photos/${folder}/l`) }],
        refusals: [{ guard: 'max-trash', message: `too many in ${folder}`, howToGoOn: `look at ${folder}` }],
      },
    ),
  );
