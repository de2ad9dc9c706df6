// Makes a fresh clone ready: installs and builds what is missing or out of date, and is silent when nothing is.
// Words: what to build, of BUILDS; without words, what tests and demo need.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WINDOWS = process.platform === 'win32';
const at = (...parts) => join(ROOT, ...parts);

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** The same range as `engines` in package.json. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!fits) stop(`rawtwin needs Node 20.19, 22.13, 24 or newer; this is ${process.versions.node}. Install a newer Node and try again.`);
}

function run(what, command, args, onFailure = () => {}) {
  process.stderr.write(`${what} …\n`);
  const done = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', shell: WINDOWS });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  onFailure();
  const why = done.error ? done.error.message : `exit ${done.status ?? done.signal}`;
  stop(`${what} did not work (${why}): ${command} ${args.join(' ')}`);
}

const timeOf = path => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** Newest change of a file below a folder, or of a folder itself, since a deleted file changes only that. */
function newestBelow(folder) {
  let newest = timeOf(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestBelow(path) : timeOf(path));
  }
  return newest;
}

function install() {
  const installed = timeOf(at('node_modules', '.package-lock.json'));
  if (installed >= timeOf(at('package-lock.json')) && installed > 0) return;
  run('Installing', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  const now = new Date();
  utimesSync(at('node_modules', '.package-lock.json'), now, now);
}

/** What can be built: the folder of its tsconfig, where it goes, and the folders that it is made from. */
const BUILDS = {
  src: { project: 'src', target: 'dist', from: ['src'] },
  fixtures: { project: 'fixtures', target: '.build/fixtures', from: ['fixtures'] },
  tools: {
    project: 'test/tools',
    target: '.build/tools',
    from: ['src', 'fixtures', 'test/e2e', 'test/support', 'test/faults', 'test/real', 'test/tools'],
  },
};

/** Builds into a new folder and swaps it in, so that a stale file never stays and a failed build changes nothing. */
function build(name) {
  const { project, target, from } =
    BUILDS[name] ?? stop(`.ci/ready.mjs builds ${Object.keys(BUILDS).join(', ')}; it does not know "${name}"`);
  const stamp = at('.build', `${name}.stamp`);
  const newest = Math.max(...from.map(folder => newestBelow(at(folder))), timeOf(at('tsconfig.json')), timeOf(at('package-lock.json')));
  if (existsSync(at(target)) && timeOf(stamp) > newest) return;
  const startedAt = new Date();
  const fresh = at('.build', `new-${name}-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  const tsc = at('node_modules', '.bin', WINDOWS ? 'tsc.cmd' : 'tsc');
  const compile = ['-p', project, '--outDir', fresh];
  run(`Building ${name}`, tsc, compile, () => rmSync(fresh, { recursive: true, force: true }));
  if (name === 'src') {
    // Declarations keep their comments, for editors; code that is shipped goes without.
    run('Leaving out comments', tsc, [...compile, '--declaration', 'false', '--removeComments']);
    run('Bundling the page', process.execPath, ['.ci/page.mjs', join(fresh, 'page')]);
    run('Picking declarations', process.execPath, ['.ci/declarations.mjs', fresh]);
  }
  rmSync(at(target), { recursive: true, force: true });
  mkdirSync(dirname(at(target)), { recursive: true });
  renameSync(fresh, at(target));
  if (name === 'src') run('Writing the man pages', process.execPath, ['.ci/man.mjs']);
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

const wanted = process.argv.slice(2);
checkNode();
install();
for (const name of wanted.length > 0 ? wanted : ['src', 'fixtures']) build(name);
