import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NO_STAGES, type Stages } from '../ports/stages.js';

/**
 * V8 lets the heap grow to several times what is used before it collects. Told to let it grow by a fifth, the peak is about half, for
 * about the same processor time. For work that holds much or lasts long.
 */
export function growHeapSlowly(): void {
  for (const flag of ['--heap-growing-percent=20', '--semi-space-growth-factor=1']) setFlagsFromString(flag);
}

/** How long after a pass it is tidied, and once more: V8 gives pages back some time after they became free. */
const TIDY_MS = [1_500, 4_000] as const;
/** What may be taken between two collections within a pass, in bytes. */
const SLACK = 8 * 2 ** 20;

interface Thrift {
  /** What passes are timed with: between their stages what nobody holds any more is collected, so that it does not add to the peak. */
  readonly stages: Stages;
  /** To be called after each pass, which may be a quarter of an hour from the next. */
  readonly tidy: () => void;
}

/** For a daemon, which makes a large plan from time to time and rests in between (docs/performance.md). */
export function thrift(): Thrift {
  growHeapSlowly();
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') return { stages: NO_STAGES, tidy: () => undefined };
  let [last, least] = [used(), used()];
  const collect = (): void => {
    gc();
    last = used();
    least = Math.min(least, last);
  };
  const collectBeyond = (bytes: number): void => {
    if (used() > bytes + SLACK) collect();
  };
  let timers: readonly NodeJS.Timeout[] = [];
  return {
    stages: {
      count: () => undefined,
      within: async (stage, work) => {
        // A plan begins by listing: what the plan before it held is of no use any more.
        if (stage === 'list') collectBeyond(least);
        const done = await work();
        collectBeyond(last);
        return done;
      },
    },
    tidy: () => {
      for (const timer of timers) clearTimeout(timer);
      timers = TIDY_MS.map(after => setTimeout(collect, after).unref());
    },
  };
}

const used = (): number => getHeapStatistics().used_heap_size;
