// Stands where a reader's shell finds a program: `node stand-in.mjs NAME WORDS…`. See reader.ts for who is stood in for, and why.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '../../..');
const [name, ...words] = process.argv.slice(2);

const has = (...some) => some.some(word => words.includes(word));
/** What ends a command that would ask, or stay. The words that were typed are all parsed. */
function ended() {
  if (has('--help', '--yes', 'status')) return [];
  const [verb, act] = words;
  if (verb === 'watch') return has('--once', '--accept', '--release') ? [] : ['--once'];
  if (verb === 'review') return has('--no-open') ? [] : ['--no-open'];
  const asks =
    (verb === 'trash' && !has('--pick')) ||
    (verb === 'purge' && !has('--dry-run')) ||
    (verb === 'service' && !has('--dry-run')) ||
    (verb === 'config' && act === 'allow');
  return asks ? ['--yes'] : [];
}

function rawtwin() {
  const child = spawn(process.execPath, [join(PROJECT, 'bin/rawtwin.js'), ...words, ...ended()], { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  let isEnding = false;
  child.stderr.on('data', text => {
    said += text;
    process.stderr.write(text);
    if (words[0] !== 'review' || isEnding || !said.includes('http://127.0.0.1:')) return;
    isEnding = true; // a second Ctrl-C would kill it
    child.kill('SIGINT');
  });
  child.on('close', status => {
    const isAsked = has('--pick') && /no terminal/.test(said);
    process.exitCode = isAsked ? 0 : (status ?? 1);
  });
}

/** Nothing is installed; but a script or a test that is named must be there. */
function npm() {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
  const script = words[0] === 'run' ? words[1] : words[0] === 'test' ? 'test' : undefined;
  const isKnown = script === undefined ? ['install', 'uninstall', 'ci', 'root'].includes(words[0]) : script in scripts;
  process.exitCode = isKnown ? 0 : 1;
}
function npx() {
  const paths = words.filter(word => word.includes('/'));
  const isKnown = existsSync(join(PROJECT, 'node_modules/.bin', words[0])) && paths.every(path => existsSync(join(PROJECT, path)));
  process.exitCode = isKnown ? 0 : 1;
}

const STANDS = { rawtwin, npm, npx, systemctl: () => {} };
STANDS[name]();
