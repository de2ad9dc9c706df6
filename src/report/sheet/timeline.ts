import { SHEET_KINDS, type SheetCounts, type SheetKind, type SheetTime, type SheetTimeline } from '../../model/sheet.js';
import { wallDay, wallMinute } from './shot-time.js';

export interface TimedRaw {
  readonly kind: SheetKind;
  readonly time: SheetTime | null;
}
interface Session {
  readonly from: number;
  readonly to: number;
}

/** A pause longer than this is left out of the picture. */
const PAUSE_MS = 2 * 3_600_000;
/** Each session has at least this length, so that a single shot is seen. */
const LEAST_MS = 60_000;
const BINS = 120;
/** Marks nearer to one another than this share of the width would overlap. */
const MARK_SPACE = 0.16;

/** Counts over the time in which there was work. */
export function timelineOf(raws: readonly TimedRaw[]): SheetTimeline {
  const timed = raws.flatMap(({ kind, time }) => (time === null ? [] : [{ kind, ms: time.ms }])).sort((a, b) => a.ms - b.ms);
  const sessions = sessionsOf(timed.map(({ ms }) => ms));
  const total = sessions.reduce((sum, session) => sum + lengthOf(session), 0);
  const bins = Array.from({ length: timed.length === 0 ? 0 : BINS }, () => ({ paired: 0, orphan: 0, kept: 0 }));
  const starts = startsOf(sessions);
  let at = 0;
  for (const { kind, ms } of timed) {
    while (at + 1 < sessions.length && ms >= (sessions[at + 1]?.from ?? 0)) at += 1;
    const place = (starts[at] ?? 0) + ms - (sessions[at]?.from ?? 0);
    const bin = bins[Math.min(BINS - 1, Math.floor((place / total) * BINS))];
    if (bin) bin[kind] += 1;
  }
  return {
    bins,
    marks: marksOf(sessions, starts, total),
    byFile: raws.filter(({ time }) => time?.from === 'file').length,
    unknown: raws.length - timed.length,
  };
}

export const sumOf = (counts: SheetCounts): number => SHEET_KINDS.reduce((sum, kind) => sum + counts[kind], 0);

const lengthOf = ({ from, to }: Session): number => Math.max(LEAST_MS, to - from + 1);

function startsOf(sessions: readonly Session[]): readonly number[] {
  let sum = 0;
  return sessions.map(session => {
    const start = sum;
    sum += lengthOf(session);
    return start;
  });
}

function sessionsOf(sorted: readonly number[]): readonly Session[] {
  const sessions: { from: number; to: number }[] = [];
  for (const ms of sorted) {
    const last = sessions.at(-1);
    if (last && ms - last.to <= PAUSE_MS) last.to = ms;
    else sessions.push({ from: ms, to: ms });
  }
  return sessions;
}

/** The day at each session that begins another; the minute too while there is but one day. */
function marksOf(sessions: readonly Session[], starts: readonly number[], total: number): SheetTimeline['marks'] {
  const marks: { at: number; label: string }[] = [];
  const days = new Set(sessions.map(({ from }) => wallDay(from))).size;
  let before = '';
  for (const [i, { from }] of sessions.entries()) {
    const label = days === 1 ? wallMinute(from) : wallDay(from);
    const at = (starts[i] ?? 0) / total;
    if (label === before || (marks.length > 0 && at - (marks.at(-1)?.at ?? 0) < MARK_SPACE)) continue;
    marks.push({ at, label });
    before = label;
  }
  return marks;
}
