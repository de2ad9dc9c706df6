import { parseArgs } from 'node:util';
import { DISK_PARTS } from '../support/disk/torture.js';

const USAGE = `Usage: npm run torture:disk -- [--share S] [--seed N] [--only WORD]

Real processes on real disks: kills, power cuts, cards pulled out, rivals. Prints one line per part, and each failure with its seed.

  --share S    this share of the whole, such as 0.1 (default 1)
  --seed N     other scenes (default: the date, as 20261125)
  --only WORD  parts whose name holds this word

Exit: 0 nothing was lost, 1 something was, 2 wrong usage.
`;
const today = (): number => Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { share: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [share, seed] = [Number(values.share ?? 1), Number(values.seed ?? today())];
  const parts = DISK_PARTS.filter(({ name }) => name.includes(values.only ?? ''));
  if (values.help || !(share > 0) || !Number.isInteger(seed) || parts.length === 0) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  let failed = 0;
  for (const { name, count, missing, run } of parts) {
    if (missing) {
      process.stdout.write(`${name}: did not run: ${missing}\n`);
      continue;
    }
    const startedAt = Date.now();
    const { points, hits, failures } = await run(Math.max(1, Math.round(count * share)), seed);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    process.stdout.write(`${name}: ${points} points, ${hits} hits, ${failures.length} failures, seed ${seed}, ${seconds} s\n`);
    for (const failure of failures) process.stdout.write(`  ${failure}\n`);
    failed += failures.length;
  }
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
