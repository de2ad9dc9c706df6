import { PARTS } from './torture/parts.js';
import { torture } from './torture/run.js';

const voice = {
  tell: (line: string) => process.stdout.write(`${line}\n`),
  say: (line: string) => process.stderr.write(`${line}\n`),
};
process.exitCode = await torture(process.argv.slice(2), PARTS, voice, Date.now);
