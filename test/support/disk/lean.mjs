// One process of the built product that carries out, undoes or recovers without planning first; its one word is the file of the request.
// It says "ready" when all is loaded, and begins when it is told to.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { runWorld } from '../../../dist/cli/run-world.js';
import { settleUnfinished } from '../../../dist/execute/recover.js';
import { noMemory } from '../../../dist/memory/no-memory.js';
import { carryOut } from '../../../dist/pipeline/carry-out.js';
import { undoRun } from '../../../dist/pipeline/undo-run.js';
import { NO_PROGRESS } from '../../../dist/ports/progress.js';
import { EN } from '../../../dist/report/words/en/index.js';

const request = JSON.parse(readFileSync(process.argv[2], 'utf8'), (key, value) =>
  ['dev', 'ino', 'mtimeNs', 'ctimeNs'].includes(key) && typeof value === 'string' ? BigInt(value) : value,
);
const signal = new AbortController().signal;
const deps = { ...runWorld(NO_PROGRESS, EN), memory: noMemory, signal, onRestored: () => {} };
const said = [];
const say = value => said.push(JSON.stringify(value));
/** Several runs on stages of their own in one process, each some turns behind the one before: one death cuts all of them off. */
async function several({ batch }) {
  await Promise.all(
    batch.map(async ({ environment, request: one, turns }) => {
      Object.assign(process.env, environment);
      const own = { ...runWorld(NO_PROGRESS, EN), memory: noMemory, signal, onRestored: () => {} };
      for (let n = 0; n < turns; n++) await new Promise(resolve => setImmediate(resolve));
      await verbs[one.verb](one, own);
    }),
  );
}
const verbs = {
  several,
  async trash({ run, roots, actions, to }, deps) {
    const plan = { id: 'p', roots, actions };
    const made = { plan, scan: { folders: [], fileCount: new Map() }, facts: { of: () => undefined } };
    for await (const receipt of carryOut(made, { run, verb: 'trash', actions, to, signal }, deps)) say(receipt);
  },
  undo: async ({ run }, deps) => say(await undoRun({ run }, deps)),
  recover: async (_, deps) => say(await settleUnfinished(deps)),
};
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();
try {
  await verbs[request.verb](request, deps);
} catch (error) {
  say({ error: error.code ?? 'NONE', name: error.name, message: error.message });
  process.exitCode = error.name === 'AppError' ? 3 : 1;
}
process.stdout.write(said.map(line => `${line}\n`).join(''));
