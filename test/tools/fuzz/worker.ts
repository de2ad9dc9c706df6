import { parentPort, workerData } from 'node:worker_threads';
import { fuzz } from './fuzz.js';
import { Slate } from './slate.js';
import { targetsOf } from './targets.js';
import { type Job, wanted } from './watched.js';

const { job, slate } = workerData as { job: Job; slate: SharedArrayBuffer };
const shown = new Slate(slate);
const targets = wanted(targetsOf(job.samples), job.only);
const before = (run: number, target: (typeof targets)[number], input: Parameters<Slate['write']>[2]) =>
  shown.write(run, target.name, input);
parentPort?.postMessage(await fuzz(targets, { ...job, before }));
