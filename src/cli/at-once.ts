import { VERSION_FLAGS, versionText } from './version.js';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error; // else the reader (head, less) has seen enough; what is being moved is finished all the same
  });
}

/** Tells the version where nothing else is asked, for which no verb has to be loaded. */
export function isAnsweredAtOnce([word = '', ...more]: readonly string[]): boolean {
  if (more.length > 0 || !VERSION_FLAGS.includes(word)) return false;
  process.stdout.write(`${versionText()}\n`);
  return true;
}
