import { mutants } from './mutants/run.js';

process.exitCode = mutants(process.cwd(), process.argv.slice(2), line => process.stdout.write(`${line}\n`));
