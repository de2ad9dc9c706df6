import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** The least that reading heads costs: each file of the list opened, its first 64 KiB read, closed; one after the other. */
const into = new Uint8Array(65_536);
for (const path of readFileSync(process.argv[2] ?? '', 'utf8').split('\n')) {
  if (path === '') continue;
  const file = openSync(path, 'r');
  readSync(file, into, 0, into.length, 0);
  closeSync(file);
}
