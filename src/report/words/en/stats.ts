import type { Counted, Stage } from '../../../model/stages.js';
import { many } from '../../amount.js';

const stage: Readonly<Record<Stage, string>> = {
  list: 'listing folders',
  pair: 'pairing by name and capture',
  read: 'reading heads',
  recall: 'asking memory',
  look: 'looking at files',
  judge: 'judging',
  protect: 'reading sidecars and ends of raws',
  learn: 'remembering pairs',
  show: 'showing the plan',
};
const counted: Readonly<Record<Counted, (n: number) => string>> = {
  folders: n => many(n, 'folder'),
  files: n => many(n, 'file'),
  raws: n => many(n, 'raw'),
  headsRead: n => `${many(n, 'head')} read`,
  headsKept: n => `${many(n, 'head')} known from an earlier run`,
  looks: n => many(n, 'file'),
  sidecars: n => many(n, 'sidecar'),
  orphans: n => many(n, 'orphan'),
};
/** What a run cost. */
export const stats = {
  start: 'starting',
  stage,
  rest: 'the rest',
  total: 'in all',
  counted,
  and: ', ',
  ms: (ms: number) => `${(ms / 1_000).toFixed(3)} s`,
};
