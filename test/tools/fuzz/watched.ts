import { Worker } from 'node:worker_threads';
import { NOTHING, type Options, type Report } from './fuzz.js';
import { Slate } from './slate.js';
import type { Target } from './targets.js';

/** What is to be run. */
export interface Job extends Pick<Options, 'seed' | 'runs' | 'seconds'> {
  readonly only: readonly string[];
  readonly samples: string | undefined;
}
export const wanted = (targets: readonly Target[], only: readonly string[]): readonly Target[] =>
  only.length === 0 ? targets : targets.filter(({ name }) => only.includes(name));

export interface Watch {
  readonly url: URL;
  /** Without a new input for so long, a reader does not end. */
  readonly endlessMs: number;
  /** Far more than a reader may take up, far less than the machine has. */
  readonly heapMb: number;
}
const WATCH: Watch = { url: new URL('./worker.js', import.meta.url), endlessMs: 15_000, heapMb: 512 };

/** Runs a job in a thread of its own, so that an endless loop or a heap that bursts is a finding like any other. */
export function watched(job: Job, tell: (soFar: string) => void, { url, endlessMs, heapMb }: Watch = WATCH): Promise<Report> {
  const slate = new Slate();
  const worker = new Worker(url, {
    workerData: { job, slate: slate.shared },
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: heapMb / 4 },
  });
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const lost = (why: string): Report => {
    const { run, reader, input } = slate.read();
    return { runs: run + 1, seconds: seconds(), slowest: NOTHING, largest: NOTHING, readers: [], broken: { run, reader, why, input } };
  };
  return new Promise((resolve, reject) => {
    let [last, since, ticks] = [-1, performance.now(), 0];
    const watch = setInterval(() => {
      const { run } = slate;
      if (run !== last) [last, since] = [run, performance.now()];
      else if (run >= 0 && performance.now() - since > endlessMs) finish(lost(`does not end within ${endlessMs / 1000} s`));
      ticks += 1;
      if (ticks % 60 === 0) tell(`${run + 1} inputs, ${Math.round((run + 1) / seconds())} a second`);
    }, 500);
    const finish = (report: Report): void => {
      clearInterval(watch);
      worker.terminate().then(() => resolve(report), reject);
    };
    worker.once('message', finish);
    worker.once('error', error =>
      /ERR_WORKER_OUT_OF_MEMORY/.test(String(error.name) + String(Reflect.get(error, 'code')))
        ? finish(lost('the heap burst'))
        : stop(error),
    );
    const stop = (error: Error): void => {
      clearInterval(watch);
      reject(error);
    };
  });
}
