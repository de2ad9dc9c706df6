import { type Counted, STAGES, type Stage, type Stats } from '../model/stages.js';
import { padEnd, padStart, widthOf } from './terminal/width.js';
import type { Words } from './words/index.js';

const COUNTS: Readonly<Partial<Record<Stage, readonly Counted[]>>> = {
  list: ['files', 'folders'],
  pair: ['raws'],
  read: ['headsRead', 'headsKept'],
  look: ['looks'],
  judge: ['orphans'],
  protect: ['sidecars'],
};

/** A line per stage that ran, with its time and what it did; then all of it. */
export function* renderStats({ startMs, stages, counts, totalMs }: Stats, { stats: words }: Words): Iterable<string> {
  const countsOf = (stage: Stage) => (COUNTS[stage] ?? []).map(what => words.counted[what](counts.get(what) ?? 0));
  const ran = STAGES.filter(stage => stages.has(stage));
  const known = startMs + ran.reduce((sum, stage) => sum + (stages.get(stage) ?? 0), 0);
  const rows = [
    { name: words.start, ms: startMs, did: [] },
    ...ran.map(stage => ({ name: words.stage[stage], ms: stages.get(stage) ?? 0, did: countsOf(stage) })),
    { name: words.rest, ms: totalMs - known, did: [] },
    { name: words.total, ms: totalMs, did: [] },
  ];
  const width = Math.max(...rows.map(({ name }) => widthOf(name)));
  for (const { name, ms, did } of rows) yield `${padEnd(name, width)}  ${padStart(words.ms(ms), 9)}  ${did.join(words.and)}`.trimEnd();
}
