import { writeFileSync } from 'node:fs';
import { noMemory } from '../../src/memory/no-memory.js';
import { makePlan } from '../../src/pipeline.js';
import { NO_PROGRESS } from '../../src/ports/progress.js';

/** Writes down which files a plan of the tree reads, when it has no memory and shall keep none. */
const [tree = '.', list = ''] = process.argv.slice(2);
const { facts } = await makePlan(
  {
    ...{ folders: [tree], also: [], ignore: [], cwd: '/', listingAccepted: false },
    policy: { trust: 'inferred', include: [], settleSeconds: 0 },
  },
  {
    ...{ now: () => new Date(), newId: () => 'bench', home: '/nowhere', memory: noMemory, progress: NO_PROGRESS },
    signal: new AbortController().signal,
  },
);
writeFileSync(list, [...facts.asked].join('\n'));
