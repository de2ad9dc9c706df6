import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/model/errors.js';
import type { Facts } from '../../src/model/facts.js';
import type { RenderedFrame, Stamp } from '../../src/model/frame.js';
import { failed, ok, type Result } from '../../src/model/result.js';
import type { Rejected, ShotAsPaired } from '../../src/plan/case.js';
import { judgeAll } from '../../src/plan/plan.js';
import { at, factsWith, fileAt, inputOf, NOW_NS, rawAt, scanOf, stampWith } from './small-world.js';

const RAW = '/p/DSC1.ARW';
const TWIN = '/p/DSC1.JPG';
const SIDECAR = '/p/DSC1.JPG.xmp';
const twin = fileAt(TWIN) as RenderedFrame;
const mark = { kind: 'rejected', as: at(TWIN), by: at(SIDECAR) } as const;
const rejected = (more: Partial<Rejected> = {}): Rejected => ({
  ...{ marks: [mark], going: [twin], work: [], hiding: [] },
  along: [fileAt(SIDECAR)].filter(file => file.kind === 'sidecar'),
  ...more,
});
const recent = ok(stampWith({ ctimeNs: NOW_NS - 1n }));
const lost: Result<Stamp> = failed(
  new AppError('FILE_UNREADABLE', { is: 'gone' }, TWIN, { cause: Object.assign(new Error('x'), { code: 'EIO' }) }),
);

interface Row {
  readonly sentence: string;
  readonly more?: Partial<Rejected>;
  readonly stamps?: readonly (readonly [string, Result<Stamp>])[];
  readonly raw?: Partial<Facts>;
  readonly twin?: Partial<Facts>;
  /** Another raw of the shoot has the camera's JPEG. */
  readonly isJpegBeside?: true;
  readonly verdict: string;
  readonly evidence: readonly string[];
}
const rows: readonly Row[] = [
  { sentence: "the camera's own JPEG that is rejected proves", verdict: 'proven', evidence: ['rejected'] },
  { sentence: 'something else keeps it', more: { going: [], along: [] }, verdict: 'paired', evidence: ['same-stem', 'rejected'] },
  { sentence: 'the JPEG changed just now', stamps: [[TWIN, recent]], verdict: 'too-recent', evidence: ['recent', 'rejected'] },
  { sentence: 'the mark was written just now', stamps: [[SIDECAR, recent]], verdict: 'too-recent', evidence: ['recent', 'rejected'] },
  { sentence: 'the JPEG cannot be looked at', stamps: [[TWIN, lost]], verdict: 'unlisted', evidence: ['unlisted', 'rejected'] },
  {
    sentence: 'a file that could not be read may be another picture of it',
    more: { hiding: [{ path: at('/p/x.jpg'), code: 'EIO', hides: true }] },
    verdict: 'unlisted',
    evidence: ['unlisted', 'rejected'],
  },
  {
    sentence: 'the camera wrote no JPEG: it is an export',
    raw: { recorded: 'raw-only' },
    verdict: 'raw-only',
    evidence: ['camera-raw-only', 'rejected'],
  },
  {
    sentence: 'an export, and nothing else tells',
    twin: { rendition: true },
    verdict: 'no-jpegs-here',
    evidence: ['no-twins-here', 'rejected'],
  },
  {
    sentence: 'an export, and the camera says that it wrote a JPEG too',
    raw: { recorded: 'with-jpeg' },
    twin: { rendition: true },
    isJpegBeside: true,
    verdict: 'proven',
    evidence: ['camera-recorded', 'rejected'],
  },
  {
    sentence: "the camera's own, of which the camera tells as well: it is not gone",
    raw: { recorded: 'with-jpeg' },
    verdict: 'proven',
    evidence: ['rejected'],
  },
];

describe('a raw whose JPEG is rejected', () => {
  it.each(rows)('$sentence', ({ more, stamps = [], raw, twin: said, isJpegBeside, verdict, evidence }) => {
    const shot: ShotAsPaired = { raw: rawAt(RAW), pairing: [{ kind: 'same-stem', as: at(TWIN) }], twins: [twin], rejected: rejected(more) };
    const facts = new Map([
      [RAW, factsWith(raw)],
      [TWIN, factsWith({ format: 'jpeg', ...said })],
      ['/p/DSC2.ARW', factsWith()],
      ['/p/DSC2.JPG', factsWith({ format: 'jpeg' })],
    ]);
    const world = { scan: scanOf([RAW, TWIN, SIDECAR]), facts, stamps: new Map(stamps) };
    const other = fileAt('/p/DSC2.JPG') as RenderedFrame;
    const beside: ShotAsPaired = { raw: rawAt('/p/DSC2.ARW'), pairing: [{ kind: 'same-stem', as: other.path }], twins: [other] };
    const [judged] = judgeAll(inputOf(world, isJpegBeside ? [shot, beside] : [shot]));
    const told = judged?.verdict.verdict === 'orphan' ? judged.verdict.confidence : judged?.verdict.reason;
    expect([told, judged?.verdict.because.map(({ kind }) => kind)]).toEqual([verdict, evidence]);
  });
});
