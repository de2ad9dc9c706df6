import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { release } from './release/release.js';

process.exitCode = release(process.argv.slice(2), {
  run: (program = '', ...words) => {
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
    return { status: status ?? 1, said: `${stdout ?? ''}${stderr ?? ''}` };
  },
  read: path => readFileSync(path, 'utf8'),
  write: (path, text) => writeFileSync(path, text),
  say: line => process.stdout.write(`${line}\n`),
  today: new Date().toISOString().slice(0, 10),
});
