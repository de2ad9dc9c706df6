import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServiceSpec } from '../../src/service/spec.js';
import { systemdUnit, UNIT } from '../../src/service/systemd-unit.js';
import { noUserManager, withUserManager } from '../support/user-manager.js';

const ROOT = resolve(import.meta.dirname, '../..');
const missing = noUserManager();
const noAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0 ? null : 'systemd-analyze is not installed';
const why = (what: string | null) => (what === null ? '' : ` (did not run: ${what})`);

/** Names that a format of its own might take for its signs. */
const ODD = [
  'two words',
  '100% h',
  '%h',
  '$HOME $' + '{HOME}',
  'a"b\'c',
  'back\\slash\\',
  'Grüße 写真 📷',
  'new\nline',
  'tab\there',
  '#;:=',
  '-x',
  '\u0085',
];

let top: string;
let units: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-service-')));
  units = join(top, 'config/systemd/user');
  mkdirSync(units, { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));
const env = () => ({ HOME: join(top, 'home'), XDG_CONFIG_HOME: join(top, 'config'), RAWTWIN_STATE_DIR: join(top, 'state') });

/** Stands for the daemon: tells of itself as that does, notes how it was started, and moves a file when told to reload. */
const STAND_IN = `
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { notifyManager } from ${JSON.stringify(join(ROOT, 'dist/service/notify.js'))};
import { realPrograms } from ${JSON.stringify(join(ROOT, 'dist/execute/real-programs.js'))};
const [top, how] = process.argv.slice(2);
writeFileSync(top + '/argv', JSON.stringify([process.argv.slice(4), process.env.ODD]));
appendFileSync(top + '/starts', 'x');
if (how.startsWith('exit')) process.exit(Number(how.slice(4)));
const manager = notifyManager({ env: process.env, pid: process.pid, programs: realPrograms(), now: () => performance.now() });
process.on('SIGHUP', () => renameSync(top + '/photos/a', top + '/trash/a'));
process.on('SIGTERM', async () => { await manager.stopping(); process.exit(0); });
if (how !== 'hang') setInterval(() => manager.alive(), 100);
else setInterval(() => undefined, 100);
await manager.status('12 RAWs\\nwaiting');
await manager.ready();
`;
function lay(how: string, more: Partial<ServiceSpec> = {}): void {
  for (const folder of ['photos', 'trash', 'home']) mkdirSync(join(top, folder));
  writeFileSync(join(top, 'photos/a'), 'a');
  writeFileSync(join(top, 'stand-in.mjs'), STAND_IN);
  const spec: ServiceSpec = { command: [process.execPath, join(top, 'stand-in.mjs'), top, how], environment: {}, notifies: true, ...more };
  writeFileSync(join(units, UNIT), systemdUnit(spec));
}
const SHOW = `systemctl --user show ${UNIT} --property=ActiveState,SubState,StatusText,Result,NRestarts`;
const properties = (text: string) =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map(line => line.split(/=(.*)/s).slice(0, 2)),
  );

describe.skipIf(noAnalyze)(`systemd-analyze verify${why(noAnalyze)}`, () => {
  it.each([true, false])('finds nothing to say, whatever the names (told by notify: %s)', notifies => {
    const spec: ServiceSpec = { command: [process.execPath, ...ODD], environment: { ODD: ODD.join('|') }, notifies };
    writeFileSync(join(units, UNIT), systemdUnit(spec));
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['--user', 'verify', join(units, UNIT)], {
      env: { ...process.env, XDG_RUNTIME_DIR: top },
      encoding: 'utf8',
    });
    expect([status, stdout, stderr.split('\n').filter(line => line.includes(UNIT))]).toEqual([0, '', []]);
  });
});

describe.skipIf(missing)(`a real systemd --user${why(missing)}`, () => {
  it('starts it when it says it is ready, and hands over every word and variable as it is', () => {
    lay('run', {
      command: [process.execPath, join(top, 'stand-in.mjs'), top, 'run', ...ODD],
      environment: { ODD: ODD.join('|') },
    });
    const ran = withUserManager(`systemctl --user start ${UNIT} && ${SHOW}`, env());
    expect(properties(ran.stdout), ran.stderr).toMatchObject({ ActiveState: 'active', StatusText: '12 RAWs waiting' });
    expect(JSON.parse(readFileSync(join(top, 'argv'), 'utf8'))).toEqual([ODD, ODD.join('|')]);
  });

  it('reload is a SIGHUP, and the hardening lets it move files', () => {
    lay('run');
    const ran = withUserManager(`systemctl --user start ${UNIT} && systemctl --user reload ${UNIT} && sleep 1 && ${SHOW}`, env());
    expect(properties(ran.stdout), ran.stderr).toMatchObject({ ActiveState: 'active' });
    expect(existsSync(join(top, 'trash/a'))).toBe(true);
  });

  it('stop ends it well', () => {
    lay('run');
    const ran = withUserManager(`systemctl --user start ${UNIT} && systemctl --user stop ${UNIT} && ${SHOW}`, env());
    expect(properties(ran.stdout), ran.stderr).toMatchObject({ ActiveState: 'inactive', Result: 'success' });
  });

  const quick = (text: string) => {
    mkdirSync(join(units, `${UNIT}.d`));
    writeFileSync(join(units, `${UNIT}.d/quick.conf`), `[Service]\n${text}\n`);
  };
  it.each([
    ['a failure', 'exit1', 2],
    ['wrong usage', 'exit2', 1],
    ['a refusal', 'exit4', 1],
    ['another daemon', 'exit5', 1],
  ])('after %s it is started so often', (_title, how, starts) => {
    lay(how);
    quick('RestartSec=100ms\nType=simple');
    const ran = withUserManager(`systemctl --user start ${UNIT}; sleep 2; systemctl --user stop ${UNIT}`, env());
    expect(Math.min(readFileSync(join(top, 'starts'), 'utf8').length, 2), ran.stderr).toBe(starts);
  });

  it.each([
    ['that gives signs of life is left alone', 'run', 1],
    ['that gives none is started again', 'hang', 2],
  ])('one %s', (_title, how, starts) => {
    lay(how);
    quick('WatchdogSec=1s\nWatchdogSignal=SIGKILL\nRestartSec=100ms');
    const ran = withUserManager(`systemctl --user start ${UNIT}; sleep 3`, env());
    expect(Math.min(readFileSync(join(top, 'starts'), 'utf8').length, 2), ran.stderr).toBe(starts);
  });

  it('the verb installs, tells of and removes it', () => {
    mkdirSync(join(top, 'photos one'));
    mkdirSync(join(top, 'home'));
    const verb = `"${process.execPath}" "${join(ROOT, 'bin/rawtwin.js')}" service`;
    const script = `cd "${top}"; ${verb} install "photos one" --yes >/dev/null || exit 1
      test -e "${units}/default.target.wants/${UNIT}" && echo enabled
      ${verb} status --json
      ${verb} uninstall --yes || exit 1
      test -e "${units}/default.target.wants/${UNIT}" || echo disabled
      ${verb} status`;
    const ran = withUserManager(script, env());
    expect(ran.status, ran.stderr).toBe(0);
    const [, enabled, json = '', after] = /^(enabled)\n(\{.*\})\n(.*)$/s.exec(ran.stdout) ?? [];
    expect(enabled).toBe('enabled');
    expect(JSON.parse(json)).toMatchObject({ host: 'systemd', file: join(units, UNIT), isInstalled: true });
    expect(after).toBe('disabled\nNo service is installed. `rawtwin service install FOLDER` does so.\n');
    expect(existsSync(join(units, UNIT))).toBe(false);
  });
});
