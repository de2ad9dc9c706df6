import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { layTree } from './watch/lay-tree.js';
import { Told } from './watch/process.js';

/**
 * What the daemon costs on a large tree: time until it is ready beside a `plan` of the same tree, memory, processor at rest, and how soon it
 * notices a deletion; and chokidar as it comes on the same tree. `npm run bench:watch [files] [folders] [seconds at rest]`; Linux alone.
 */
const [files = 100_000, folders = 500, restSeconds = 60] = process.argv.slice(2).map(Number);
const ROUNDS = 3;
/** As many whole passes as the default timer makes in four hours. */
const PASSES = 16;
const DELETIONS = 5;
const QUIET_MS = 2_000;
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const BIN = at('../../../bin/rawtwin.js');

const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-bench-')));
const tree = join(top, 'photos');
const homes = {
  HOME: join(top, 'home'),
  XDG_DATA_HOME: join(top, 'data'),
  XDG_STATE_HOME: join(top, 'xdg'),
  XDG_CONFIG_HOME: join(top, 'config'),
};
const envOf = (state: string) => ({ PATH: process.env.PATH, ...homes, RAWTWIN_STATE_DIR: join(top, state), NO_COLOR: '1' });
const tell = (line: string) => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** By turns, each with a state of its own, as for a folder never seen before. */
async function readiness(): Promise<void> {
  const times = { plan: [] as number[], ready: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const plan = spawnSync(process.execPath, [BIN, 'plan', tree, '--trust', 'proven', '--settle', '0', '--no-progress'], {
      env: envOf(`plan${round}`),
      encoding: 'utf8',
    });
    if (plan.status !== 0) throw new Error(`plan ended with ${plan.status}: ${plan.stderr}`);
    times.plan.push(performance.now() - start);
    const daemon = new Told([BIN, 'watch', tree, '--settle', '0', '--json'], envOf(`watch${round}`));
    times.ready.push(await daemon.told('"kind":"ready"'));
    await daemon.end();
    rmSync(join(tree, '.rawtwin'), { recursive: true });
  }
  const [plan, ready] = [median(times.plan), median(times.ready)];
  tell(`plan ${seconds(plan)} s, watch until ready ${seconds(ready)} s, ratio ${(ready / plan).toFixed(2)}; median of ${ROUNDS}`);
}

async function atRest(name: string, one: Told): Promise<void> {
  const [cpu, from] = [one.cpuMs(), one.now()];
  await sleep(restSeconds * 1000);
  const percent = ((one.cpuMs() - cpu) / (one.now() - from)) * 100;
  tell(`${name}: at rest ${percent.toFixed(2)} % of a core over ${restSeconds} s`);
}

async function daemonCosts(): Promise<void> {
  const daemon = new Told([BIN, 'watch', tree, '--settle', '0', '--to', 'folder', '--json'], envOf('watch'));
  await daemon.told('"kind":"ready"');
  const started = daemon.memory();
  await sleep(3_000);
  await atRest('watch', daemon);
  const noticed: number[] = [];
  for (let n = 0; n < DELETIONS; n++) {
    const from = daemon.now();
    unlinkSync(join(tree, `day-${String(n * 2).padStart(3, '0')}`, 'DSC00001.JPG'));
    noticed.push((await daemon.told('"kind":"jpeg-missing"', from)) - from - QUIET_MS);
    await sleep(3_000);
  }
  tell(`watch: a deletion is noticed ${noticed.map(Math.round).join(', ')} ms after the quiet time`);
  const [cpu, from] = [daemon.cpuMs(), daemon.now()];
  for (let pass = 0; pass < PASSES; pass++) await wholePass(daemon);
  tell(
    `watch: a whole pass takes ${seconds((daemon.now() - from) / PASSES)} s and ${seconds((daemon.cpuMs() - cpu) / PASSES)} s of a core`,
  );
  await sleep(3_000);
  const last = daemon.memory();
  tell(`watch: ${started.rssMb} MB when ready, ${last.rssMb} MB after ${PASSES} more whole passes, at most ${last.peakMb} MB`);
  await daemon.end();
}

async function wholePass(daemon: Told): Promise<void> {
  const before = lastScan();
  daemon.child.kill('SIGHUP');
  while (lastScan() === before) await sleep(50);
}
function lastScan(): string {
  const folder = join(top, 'watch', 'watch');
  const name = readdirSync(folder).find(one => one.startsWith('status-') && one.endsWith('.json'));
  return JSON.parse(readFileSync(join(folder, name ?? ''), 'utf8')).lastScan?.at ?? '';
}

async function chokidarCosts(): Promise<void> {
  const plain = new Told([at('watch/plain-chokidar.js'), tree], envOf('none'));
  const ready = await plain.told('ready');
  const { rssMb, peakMb } = plain.memory();
  tell(`chokidar as it comes: ready in ${seconds(ready)} s, ${rssMb} MB, at most ${peakMb} MB`);
  await sleep(3_000);
  await atRest('chokidar as it comes', plain);
  const from = plain.now();
  unlinkSync(join(tree, 'day-001', 'DSC00002.JPG'));
  tell(`chokidar as it comes: a deletion is told after ${Math.round((await plain.told('unlink', from)) - from)} ms`);
  await plain.end();
}

try {
  const start = performance.now();
  layTree(tree, files, folders);
  tell(`${files} files in ${folders} folders, laid in ${seconds(performance.now() - start)} s`);
  await readiness();
  await daemonCosts();
  await chokidarCosts();
} finally {
  rmSync(top, { recursive: true, force: true });
}
