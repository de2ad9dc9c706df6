import { close, open, read, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

/** The least that reading heads from a slow disk costs: as `read-heads`, so many at a time. As many threads as that must be there. */
const [list = '', inFlight = '16'] = process.argv.slice(2);
const [opened, took, closed] = [promisify(open), promisify(read), promisify(close)];
const paths = readFileSync(list, 'utf8').split('\n').filter(Boolean);
await pLimit(Number(inFlight)).map(paths, async path => {
  const file = await opened(path, 'r');
  await took(file, new Uint8Array(65_536), 0, 65_536, 0);
  await closed(file);
});
