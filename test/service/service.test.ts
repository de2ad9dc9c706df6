import { describe, expect, it } from 'vitest';
import type { Programs, Ran } from '../../src/ports/programs.js';
import { hostOf } from '../../src/service/host.js';
import { notifyManager } from '../../src/service/notify.js';
import { disable, enable, mustRun, stateOf } from '../../src/service/service.js';
import { errorOf } from '../support/said.js';

/** Notes what is called; a call that holds one of these words fails. */
function noting(...failing: string[]): Programs & { readonly calls: string[] } {
  const calls: string[] = [];
  const run = async (program: string, words: readonly string[]): Promise<Ran> => {
    const line = [program, ...words].join(' ');
    calls.push(line);
    const isBad = failing.some(word => line.includes(word));
    return isBad ? { code: 1, stdout: '', stderr: `cannot ${line}\nmore` } : { code: 0, stdout: 'ActiveState=active\n', stderr: '' };
  };
  return { calls, run };
}
const person = { home: '/h', configHome: '/h/.config', stateFolder: '/s', uid: 501, account: 'ann' };
const host = (platform = 'linux') => hostOf(platform, person) ?? expect.fail();

describe('services of this person', () => {
  it('none run here: refused, with what the system says', async () => {
    expect(await errorOf(mustRun(host(), noting('show')))).toMatchObject({
      code: 'REFUSED',
      message: expect.stringMatching(/^No systemd of yours runs here.*cannot systemctl/),
    });
    await expect(mustRun(host(), noting())).resolves.toBeUndefined();
  });
  it.each([
    [
      'linux',
      [
        'systemctl --user daemon-reload',
        'systemctl --user enable rawtwin-watch.service',
        'systemctl --user --no-block restart rawtwin-watch.service',
      ],
    ],
    ['darwin', ['launchctl enable gui/501/rawtwin.watch', 'launchctl bootstrap gui/501 /h/Library/LaunchAgents/rawtwin.watch.plist']],
    ['win32', ['schtasks /Create /TN rawtwin watch /XML /s\\watch-task.xml /F', 'schtasks /Run /TN rawtwin watch']],
  ])('%s starts it by these calls, in this order', async (platform, calls) => {
    const programs = noting();
    await enable(host(platform), programs);
    expect(programs.calls).toEqual(calls);
  });
  it('a step that fails ends the start, and is told', async () => {
    const programs = noting('enable');
    expect(await errorOf(enable(host(), programs))).toMatchObject({
      code: 'REFUSED',
      message: expect.stringMatching(/systemctl --user enable .* did not work: cannot/),
    });
    expect(programs.calls).toHaveLength(2);
  });
  it('what does not run is stopped without a word', async () => {
    await expect(disable(host('darwin'), noting('bootout'))).resolves.toBeUndefined();
  });
  it('the state is told in the words of the system', async () => {
    expect(await stateOf(host(), noting())).toEqual({ isRunning: true, said: 'ActiveState=active' });
    expect(await stateOf(host(), noting('show'))).toMatchObject({ isRunning: false, said: expect.stringContaining('cannot') });
  });
});

describe('telling systemd', () => {
  const at = (env: Record<string, string>, programs: Programs) => notifyManager({ env, pid: 42, programs, now: () => 0 });

  it('says each thing in the words of sd_notify', async () => {
    const programs = noting();
    const manager = at({ NOTIFY_SOCKET: '/s' }, programs);
    await manager.status('12 RAWs\nREADY=1');
    await manager.ready();
    await manager.stopping();
    const said = ['STATUS=12 RAWs READY=1', 'READY=1', 'STOPPING=1'];
    expect(programs.calls).toEqual(said.map(words => `systemd-notify ${words}`));
  });
  it('says nothing where nobody listens', async () => {
    const programs = noting();
    const manager = at({ WATCHDOG_USEC: '1000000' }, programs);
    await Promise.all([manager.ready(), manager.status('x'), manager.stopping(), manager.alive()]);
    expect(programs.calls).toEqual([]);
  });
  it('a program that fails is no trouble', async () => {
    await expect(at({ NOTIFY_SOCKET: '/s' }, noting('notify')).ready()).resolves.toBeUndefined();
  });
  it.each<[string, Record<string, string>, number]>([
    ['twice in the time of the watchdog', { WATCHDOG_USEC: '2000000' }, 3],
    ['when it waits for this process', { WATCHDOG_USEC: '2000000', WATCHDOG_PID: '42' }, 3],
    ['not when it waits for another', { WATCHDOG_USEC: '2000000', WATCHDOG_PID: '41' }, 0],
    ['not without a watchdog', {}, 0],
  ])('a sign of life is passed on %s', async (_title, env, signs) => {
    const programs = noting();
    const times = [0, 400, 800, 1_000, 1_400, 2_100];
    let index = 0;
    const manager = notifyManager({ env: { NOTIFY_SOCKET: '/s', ...env }, pid: 42, programs, now: () => times[index] ?? 0 });
    for (index = 0; index < 6; index += 1) await manager.alive();
    expect(programs.calls).toEqual(Array(signs).fill('systemd-notify WATCHDOG=1'));
  });
});
