import { cpus, release, totalmem } from 'node:os';
import type { Measured } from './measure.js';
import type { Group } from './subjects.js';

export interface GroupResult {
  readonly group: Pick<Group, 'title' | 'peers' | 'absent'>;
  readonly rows: readonly Measured[];
}

const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 10_000 ? 3 : 1);

/** The results as a page: a table for each group, with a column of ratios for each peer. */
export function resultsPage(results: readonly GroupResult[], runs: number, at: Date): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() || process.arch}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const head = [
    '# Results of `npm run bench`',
    '',
    `${at.toISOString().slice(0, 10)}; ${machine}; ${process.platform} ${release()}; Node ${process.versions.node}. Warm caches.`,
    `Medians of ${runs} runs by turns, a whole process each; ratios are of medians, for one orphan where rows move different numbers of them.`,
    'Start-up is run ten times as often. What each row is stands in `bench/speed/`.',
  ];
  return `${[head.join('\n'), ...results.map(section)].join('\n\n')}\n`;
}

const forOne = ({ medianMs, items = 1 }: Measured): number => medianMs / items;

function section({ group, rows }: GroupResult): string {
  const peers = group.peers.flatMap(name => rows.find(row => row.name === name) ?? []);
  const table = [
    ['', 'median s', 'least s', 'cpu s', 'peak MB', ...peers.map(({ name }) => `× ${name}`)],
    ['---', '---:', '---:', '---:', '---:', ...peers.map(() => '---:')],
    ...rows.map(row => [
      row.name,
      seconds(row.medianMs),
      seconds(row.leastMs),
      row.cpuMs === null ? '?' : (row.cpuMs / 1000).toFixed(2),
      String(row.peakMb ?? '?'),
      ...peers.map(peer => (forOne(row) / forOne(peer)).toFixed(2)),
    ]),
  ];
  const absent = group.absent.map(what => `\n\nNot measured: ${what}.`).join('');
  return `## ${group.title}\n\n${table.map(cells => `| ${cells.join(' | ')} |`).join('\n')}${absent}`;
}
