import { DESCRIPTION, type ServiceSpec } from './spec.js';

export const UNIT = 'rawtwin-watch.service';

/**
 * A unit for `systemd --user` (systemd.service(5), systemd.exec(5)). No option that gives the daemon a view of the file system of its
 * own, as ProtectSystem= or ReadWritePaths= do: across their mounts nothing can be renamed, so nothing could go to the trash, and drives
 * plugged in later would not be seen as they are. Exit 2, 4 and 5 would be the same at the next try: wrong settings, refused, or held.
 */
export function systemdUnit({ command, environment, notifies }: ServiceSpec): string {
  const variables = Object.entries(environment).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`);
  const notify = [
    'Type=notify',
    '# systemd-notify is a program of its own, so all of the service may tell.',
    'NotifyAccess=all',
    'WatchdogSec=3min',
  ];
  return [
    '# Written by rawtwin service install.',
    '[Unit]',
    `Description=${DESCRIPTION.replaceAll('%', '%%')}`,
    'StartLimitIntervalSec=10min',
    'StartLimitBurst=5',
    '',
    '[Service]',
    ...(notifies ? notify : ['Type=exec']),
    ...variables,
    `ExecStart=:${command.map(quoted).join(' ')}`,
    'ExecReload=kill -HUP $MAINPID',
    'Restart=on-failure',
    'RestartSec=30',
    'RestartPreventExitStatus=2 4 5',
    '# The first scan of a large archive takes its time; a file in hand is finished before the end.',
    'TimeoutStartSec=1h',
    'TimeoutStopSec=5min',
    'KillMode=mixed',
    'Nice=10',
    'IOSchedulingClass=best-effort',
    'IOSchedulingPriority=7',
    'NoNewPrivileges=yes',
    'LockPersonality=yes',
    'RestrictRealtime=yes',
    'RestrictSUIDSGID=yes',
    'RestrictNamespaces=yes',
    'RestrictAddressFamilies=AF_UNIX',
    'SystemCallArchitectures=native',
    'SystemCallFilter=@system-service',
    'SystemCallErrorNumber=EPERM',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
}

/**
 * One word as systemd.syntax(7) reads it: C escapes between quotes, and `%` doubled (systemd.unit(5), "Specifiers"). `$` stays as it is,
 * since the colon before the command turns variables off.
 */
export function quoted(word: string): string {
  const inside = word
    .replace(/["\\]/g, sign => `\\${sign}`)
    .replaceAll('%', '%%')
    .replace(/\p{Cc}/gu, sign => [...Buffer.from(sign)].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join(''));
  return `"${inside}"`;
}
