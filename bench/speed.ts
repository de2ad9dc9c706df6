import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { grownRatios } from './speed/grown.js';
import { layTree } from './speed/lay-tree.js';
import { measure } from './speed/measure.js';
import { movingGroup } from './speed/moving.js';
import { type GroupResult, resultsPage } from './speed/results.js';
import { evidenceGroup, exiftoolGroup, type Group, namesGroup, slowGroup, startGroup } from './speed/subjects.js';

/**
 * rawtwin beside its peers on large trees, by turns: time, ratios and peak memory, written to `bench/results.md`.
 * `npm run bench -- [--check] [--runs N] [--only start,names,1,10,50,slow,exiftool,moving,million] [--trees DIR] [--out FILE]`; trees in DIR stay, and are used again.
 * `--check` writes nothing: it holds the ratios against those of the page, and fails where one grew by more than a quarter.
 */
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    runs: { type: 'string', default: '7' },
    only: { type: 'string', default: 'start,names,1,10,50,slow,exiftool,moving,million' },
    trees: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL('../../../bench/results.md', import.meta.url)) },
  },
});
const LOOSE = [1, 10, 50] as const;
const runs = Number(options.runs);
const chosen = new Set(options.only.split(','));
const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-bench-')));
const trees = options.trees ?? join(top, 'trees');

const groups: readonly [string, () => Group][] = [
  ['start', startGroup],
  ['names', () => namesGroup('Names only, 200,000 files in 400 folders', heads(30), top)],
  ...LOOSE.map((loose): [string, () => Group] => [
    String(loose),
    () => evidenceGroup(`All evidence, 200,000 files, ${loose} % of the raws loose`, heads(loose), top),
  ]),
  ['slow', () => slowGroup('Each read 5 ms late, 20,000 files, 10 % of the raws loose', few(), top)],
  ['exiftool', () => exiftoolGroup('Beside exiftool, 4,000 files', fewer(), top)],
  ['moving', () => movingGroup(top)],
  ['million', () => namesGroup('Names only, 1,000,000 files in 2,000 folders', million(), top)],
];
const heads = (loosePercent: number) => layTree(trees, { files: 200_000, folders: 400, loosePercent, hasHeads: true });
const few = () => layTree(trees, { files: 20_000, folders: 40, loosePercent: 10, hasHeads: true });
const fewer = () => layTree(trees, { files: 4_000, folders: 8, loosePercent: 10, hasHeads: true });
const million = () => layTree(trees, { files: 1_000_000, folders: 2_000, loosePercent: 30, hasHeads: false });

/** Told, and the exit code 1, where a ratio is worse than it was. */
function holdAgainst(before: string, now: string): void {
  const grown = grownRatios(before, now);
  for (const one of grown) process.stdout.write(`${one}\n`);
  process.stdout.write(grown.length === 0 ? 'No ratio grew by more than a quarter.\n' : '');
  process.exitCode = grown.length === 0 ? 0 : 1;
}

try {
  mkdirSync(trees, { recursive: true });
  const results: GroupResult[] = [];
  for (const [name, make] of groups) {
    if (!chosen.has(name)) continue;
    const group = make();
    results.push({ group, rows: measure(group.subjects, runs * (group.runsEach ?? 1)) });
    const page = resultsPage(results, runs, new Date());
    if (!options.check) writeFileSync(options.out, page);
    process.stdout.write(`${page.slice(page.lastIndexOf('## '))}\n`);
  }
  if (options.check) holdAgainst(readFileSync(options.out, 'utf8'), resultsPage(results, runs, new Date()));
} finally {
  rmSync(top, { recursive: true, force: true });
}
