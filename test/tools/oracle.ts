import { oracle } from './oracle/run.js';

const { status, out, err } = await oracle(process.argv.slice(2));
process.stderr.write(err);
process.stdout.write(out);
process.exitCode = status;
