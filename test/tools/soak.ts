import { fileURLToPath } from 'node:url';
import { runSoak } from './soak/run.js';

const bin = fileURLToPath(new URL('../../../../bin/rawtwin.js', import.meta.url));
process.exitCode = await runSoak(process.argv.slice(2), bin, line => void process.stdout.write(`${line}\n`), Date.now);
