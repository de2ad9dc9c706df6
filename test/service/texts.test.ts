import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/model/errors.js';
import { hostOf, type Person } from '../../src/service/host.js';
import { launchdPlist } from '../../src/service/launchd-plist.js';
import type { ServiceSpec } from '../../src/service/spec.js';
import { quoted, systemdUnit } from '../../src/service/systemd-unit.js';
import { windowsTask, windowsWord } from '../../src/service/windows-task.js';

const linux: ServiceSpec = {
  command: ['/usr/bin/node', '/opt/rawtwin/bin/rawtwin.js', 'watch', '--also', '/cards/B', '--', '/home/ann/Photos & "more"/100%'],
  environment: { RAWTWIN_STATE_DIR: '/home/ann/my state' },
  notifies: true,
};
const ODD = '/Users/ann/Grüße 写真 📷/<a> & "b" \'c\'/100% $HOME\\';

describe('systemd', () => {
  it('the unit', () =>
    expect(`\n${systemdUnit(linux)}`).toMatchInlineSnapshot(`
    "
    # Written by rawtwin service install.
    [Unit]
    Description=rawtwin: trash RAW files whose JPEG was deleted
    StartLimitIntervalSec=10min
    StartLimitBurst=5

    [Service]
    Type=notify
    # systemd-notify is a program of its own, so all of the service may tell.
    NotifyAccess=all
    WatchdogSec=3min
    Environment="RAWTWIN_STATE_DIR=/home/ann/my state"
    ExecStart=:"/usr/bin/node" "/opt/rawtwin/bin/rawtwin.js" "watch" "--also" "/cards/B" "--" "/home/ann/Photos & \\"more\\"/100%%"
    ExecReload=kill -HUP $MAINPID
    Restart=on-failure
    RestartSec=30
    RestartPreventExitStatus=2 4 5
    # The first scan of a large archive takes its time; a file in hand is finished before the end.
    TimeoutStartSec=1h
    TimeoutStopSec=5min
    KillMode=mixed
    Nice=10
    IOSchedulingClass=best-effort
    IOSchedulingPriority=7
    NoNewPrivileges=yes
    LockPersonality=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    RestrictNamespaces=yes
    RestrictAddressFamilies=AF_UNIX
    SystemCallArchitectures=native
    SystemCallFilter=@system-service
    SystemCallErrorNumber=EPERM

    [Install]
    WantedBy=default.target
    "
  `));
  it('without systemd-notify nobody waits for a word', () => {
    expect(systemdUnit({ ...linux, notifies: false })).not.toMatch(/notify|Watchdog/);
  });
  it.each([
    ['a b', '"a b"'],
    ['100%', '"100%%"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['$HOME', '"$HOME"'],
    ['é写', '"é写"'],
    ['a\nb', '"a\\x0ab"'],
    ['', '""'],
  ])('%j is written %s', (word, text) => expect(quoted(word)).toBe(text));
});

describe('launchd', () => {
  const mac: ServiceSpec = { command: ['/usr/local/bin/node', '/opt/rawtwin.js', 'watch', '--', ODD], environment: {}, notifies: false };
  it('the agent', () =>
    expect(`\n${launchdPlist(mac)}`).toMatchInlineSnapshot(`
    "
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <!-- Written by rawtwin service install. -->
    <plist version="1.0">
    <dict>
      <key>Label</key>
      <string>rawtwin.watch</string>
      <key>ProgramArguments</key>
      <array>
        <string>/usr/local/bin/node</string>
        <string>/opt/rawtwin.js</string>
        <string>watch</string>
        <string>--</string>
        <string>/Users/ann/Grüße 写真 📷/&lt;a&gt; &amp; &quot;b&quot; 'c'/100% $HOME\\</string>
      </array>
      <key>RunAtLoad</key>
      <true/>
      <key>KeepAlive</key>
      <dict>
        <key>SuccessfulExit</key>
        <false/>
      </dict>
      <key>ThrottleInterval</key>
      <integer>30</integer>
      <key>ExitTimeOut</key>
      <integer>300</integer>
      <key>ProcessType</key>
      <string>Background</string>
      <key>LowPriorityIO</key>
      <true/>
    </dict>
    </plist>
    "
  `));

  const python = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!python)(
    `is a property list that reads back as it was meant${python ? '' : ' (did not run: python3 is not installed)'}`,
    () => {
      const environment = { RAWTWIN_STATE_DIR: ODD, LINES: 'a\nb\r\tc' };
      const script = 'import json,plistlib,sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
      const { stdout } = spawnSync('python3', ['-c', script], { input: launchdPlist({ ...mac, environment }), encoding: 'utf8' });
      expect(JSON.parse(stdout)).toMatchObject({
        Label: 'rawtwin.watch',
        ProgramArguments: mac.command,
        EnvironmentVariables: environment,
        RunAtLoad: true,
        KeepAlive: { SuccessfulExit: false },
      });
    },
  );
  it('refuses a name that XML cannot hold', () => {
    expect(() => launchdPlist({ ...mac, command: ['/bin/x', '/a\u0001b'] })).toThrow(AppError);
  });
});

describe('the Windows Task Scheduler', () => {
  const windows: ServiceSpec = {
    command: ['C:\\Program Files\\nodejs\\node.exe', 'C:\\rawtwin\\bin\\rawtwin.js', 'watch', '--', 'D:\\Photos & more\\Grüße 100%\\'],
    ...{ environment: {}, notifies: false },
  };
  it('the task', () =>
    expect(`\n${windowsTask(windows, 'STUDIO\\ann')}`).toMatchInlineSnapshot(`
    "
    <?xml version="1.0" encoding="UTF-16"?>
    <!-- Written by rawtwin service install. -->
    <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
      <RegistrationInfo>
        <Description>rawtwin: trash RAW files whose JPEG was deleted</Description>
      </RegistrationInfo>
      <Triggers>
        <LogonTrigger>
          <Enabled>true</Enabled>
          <UserId>STUDIO\\ann</UserId>
        </LogonTrigger>
      </Triggers>
      <Principals>
        <Principal id="Author">
          <UserId>STUDIO\\ann</UserId>
          <LogonType>InteractiveToken</LogonType>
          <RunLevel>LeastPrivilege</RunLevel>
        </Principal>
      </Principals>
      <Settings>
        <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
        <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
        <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
        <Hidden>true</Hidden>
        <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
        <Priority>7</Priority>
        <RestartOnFailure>
          <Interval>PT1M</Interval>
          <Count>5</Count>
        </RestartOnFailure>
      </Settings>
      <Actions Context="Author">
        <Exec>
          <Command>C:\\Program Files\\nodejs\\node.exe</Command>
          <Arguments>C:\\rawtwin\\bin\\rawtwin.js watch -- &quot;D:\\Photos &amp; more\\Grüße 100%\\\\&quot;</Arguments>
        </Exec>
      </Actions>
    </Task>
    "
  `));

  it.each(['D:\\%USERNAME%', 'D:\\$(Arg0)'])('refuses %s, which would be read as a variable', folder => {
    expect(() => windowsTask({ ...windows, command: ['node', folder] }, 'ann')).toThrow(/variable/);
  });
  it('refuses an environment, which a task cannot have', () => {
    expect(() => windowsTask({ ...windows, environment: { RAWTWIN_STATE_DIR: 'x' } }, 'ann')).toThrow(/RAWTWIN_STATE_DIR/);
  });
  it('every word comes back out of a command line', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\t', 'é') });
    fc.assert(
      fc.property(fc.array(word), words => {
        expect(wordsOf(words.map(windowsWord).join(' '))).toEqual(words);
      }),
    );
  });
});

/** A command line taken apart by the documented rules of CommandLineToArgvW, for words after the first. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let [word, isQuoted, isOpen] = ['', false, false];
  for (let i = 0; i < line.length; i += 1) {
    const sign = line[i] ?? '';
    if (!isQuoted && (sign === ' ' || sign === '\t')) {
      if (isOpen) words.push(word);
      [word, isOpen] = ['', false];
      continue;
    }
    isOpen = true;
    const slashes = /^\\*/.exec(line.slice(i))?.[0].length ?? 0;
    if (slashes > 0) {
      const isBeforeQuote = line[i + slashes] === '"';
      word += '\\'.repeat(isBeforeQuote ? slashes >> 1 : slashes);
      if (isBeforeQuote && slashes % 2 === 1) word += '"';
      i += slashes - 1 + (isBeforeQuote && slashes % 2 === 1 ? 1 : 0);
    } else if (sign === '"') isQuoted = !isQuoted;
    else word += sign;
  }
  if (isOpen) words.push(word);
  return words;
}

describe('where each system keeps it', () => {
  const person: Person = { home: '/h', configHome: '/h/.config', stateFolder: 'S:\\state', uid: 501, account: 'STUDIO\\ann' };
  it.each([
    ['linux', '/h/.config/systemd/user/rawtwin-watch.service', false],
    ['darwin', '/h/Library/LaunchAgents/rawtwin.watch.plist', true],
    ['win32', 'S:\\state\\watch-task.xml', true],
  ])('%s', (platform, file, needsLogFile) => expect(hostOf(platform, person)).toMatchObject({ file, needsLogFile }));
  it('others have none', () => expect(hostOf('freebsd', person)).toBeNull());

  it.each([
    ['linux', 'ActiveState=active\nSubState=running', true],
    ['linux', 'ActiveState=failed', false],
    ['linux', null, false],
    ['darwin', '\tstate = running\n', true],
    ['darwin', '\tstate = not running\n', false],
    ['win32', null, false],
  ])('%s says %j: runs %s', (platform, printed, isRunning) => expect(hostOf(platform, person)?.isRunning(printed)).toBe(isRunning));
});
