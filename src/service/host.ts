import { LABEL, launchdPlist } from './launchd-plist.js';
import type { ServiceSpec } from './spec.js';
import { systemdUnit, UNIT } from './systemd-unit.js';
import { TASK, windowsTask } from './windows-task.js';

/** A program and its words. */
export type Call = readonly [string, ...string[]];

/** How one system keeps a service of this person: its file, and what is called to start and stop it. Says all, does nothing. */
export interface ServiceHost {
  readonly name: 'systemd' | 'launchd' | 'Task Scheduler';
  /** Where the file stands. On Windows it is only read when the task is made, and kept beside the state. */
  readonly file: string;
  readonly encoding: 'utf8' | 'utf16le';
  text(spec: ServiceSpec): string;
  /** Ends with 0 where services of a person can run. */
  readonly probe: Call;
  readonly enable: readonly Call[];
  /** Those that fail because nothing runs are no trouble. */
  readonly disable: readonly Call[];
  readonly afterRemoval: readonly Call[];
  readonly state: Call;
  /** From what `state` printed, or null when it failed: whether it runs, in the system's own word. */
  isRunning(printed: string | null): boolean;
  /** Whether `watch` must write its log into a file, as nobody keeps what it prints. */
  readonly needsLogFile: boolean;
}

export interface Person {
  readonly home: string;
  readonly configHome: string;
  readonly stateFolder: string;
  readonly uid: number;
  /** DOMAIN\name on Windows. */
  readonly account: string;
}

/** The host of a platform, or null where there is none that rawtwin knows. */
export function hostOf(platform: string, person: Person): ServiceHost | null {
  if (platform === 'linux') return systemd(person);
  if (platform === 'darwin') return launchd(person);
  return platform === 'win32' ? taskScheduler(person) : null;
}

function systemd({ configHome }: Person): ServiceHost {
  const systemctl = (...words: string[]): Call => ['systemctl', '--user', ...words];
  return {
    ...{ name: 'systemd', file: `${configHome}/systemd/user/${UNIT}`, encoding: 'utf8', needsLogFile: false },
    text: systemdUnit,
    probe: systemctl('show', '--property=Version'),
    enable: [systemctl('daemon-reload'), systemctl('enable', UNIT), systemctl('--no-block', 'restart', UNIT)],
    disable: [systemctl('disable', '--now', UNIT)],
    afterRemoval: [systemctl('daemon-reload')],
    state: systemctl('show', UNIT, '--property=ActiveState,SubState,StatusText,Result'),
    isRunning: printed => /^ActiveState=(active|activating|reloading)$/m.test(printed ?? ''),
  };
}

function launchd({ home, uid }: Person): ServiceHost {
  const [domain, file] = [`gui/${uid}`, `${home}/Library/LaunchAgents/${LABEL}.plist`];
  return {
    ...{ name: 'launchd', file, encoding: 'utf8', needsLogFile: true },
    text: launchdPlist,
    probe: ['launchctl', 'print', domain],
    enable: [
      ['launchctl', 'enable', `${domain}/${LABEL}`],
      ['launchctl', 'bootstrap', domain, file],
    ],
    disable: [['launchctl', 'bootout', `${domain}/${LABEL}`]],
    afterRemoval: [],
    state: ['launchctl', 'print', `${domain}/${LABEL}`],
    isRunning: printed => /^\s*state = running$/m.test(printed ?? ''),
  };
}

function taskScheduler({ stateFolder, account }: Person): ServiceHost {
  const file = `${stateFolder}\\watch-task.xml`;
  return {
    ...{ name: 'Task Scheduler', file, encoding: 'utf16le', needsLogFile: true },
    text: spec => windowsTask(spec, account),
    probe: ['schtasks', '/Query', '/FO', 'LIST', '/TN', '\\'],
    enable: [
      ['schtasks', '/Create', '/TN', TASK, '/XML', file, '/F'],
      ['schtasks', '/Run', '/TN', TASK],
    ],
    disable: [
      ['schtasks', '/End', '/TN', TASK],
      ['schtasks', '/Delete', '/TN', TASK, '/F'],
    ],
    afterRemoval: [],
    state: ['schtasks', '/Query', '/TN', TASK, '/XML'],
    isRunning: printed => printed !== null,
  };
}
