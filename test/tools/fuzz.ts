import { fuzzCommand } from './fuzz/run.js';

process.exitCode = await fuzzCommand(process.argv.slice(2));
