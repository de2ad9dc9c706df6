import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ci from 'ci-info';
import writeFileAtomic from 'write-file-atomic';
import { errnoOf } from '../../model/errors.js';
import { readWords } from '../options.js';
import { say } from '../output.js';
import { VERSION } from '../version.js';
import { ownState } from '../world.js';
import { isAskedToday, isNewer, type Known, parseKnown } from './known.js';

/**
 * Tells a person of a newer version that is known, once, and has another process ask for one, at most once a day. The first time it only
 * notes the day. It waits for no network.
 */
export async function tellOfNewer(now = new Date()): Promise<void> {
  if (ci.isCI) return;
  const file = join(ownState(), 'newer.json');
  const known = await readKnown(file);
  if (known?.latest !== undefined && isNewer(known.latest, VERSION)) {
    const { talk } = await readWords({});
    say(`rawtwin: ${talk.newer(known.latest, VERSION)}`);
  }
  if (known && isAskedToday(known, now)) {
    if (known.latest !== undefined) await keep(file, { askedAt: known.askedAt });
    return;
  }
  await keep(file, { askedAt: now.toISOString() });
  if (known) ask(file);
}

async function readKnown(file: string): Promise<Known | undefined> {
  try {
    return parseKnown(await readFile(file, 'utf8'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function keep(file: string, known: Known): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFileAtomic(file, `${JSON.stringify(known)}\n`, { mode: 0o600 });
}

/** npm names another registry in the same variable. */
function ask(file: string): void {
  const program = fileURLToPath(new URL('./ask.js', import.meta.url));
  const registry = (process.env.npm_config_registry || 'https://registry.npmjs.org').replace(/\/?$/, '/');
  const child = spawn(process.execPath, [program, file, registry], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
    cwd: dirname(file),
  });
  child.on('error', () => undefined); // nobody waits for it
  child.unref();
}
