import type { Programs } from '../ports/programs.js';
import type { ServiceManager } from '../ports/service-manager.js';

interface NotifyDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  readonly programs: Programs;
  /** Milliseconds of a clock that is never set. */
  now(): number;
}

/**
 * Tells systemd through its own `systemd-notify`, as Node cannot write to its socket (sd_notify(3)). Nobody is told where systemd does not
 * wait for it. A sign of life is passed on twice in the time that the watchdog gives (sd_watchdog_enabled(3)).
 */
export function notifyManager({ env, pid, programs, now }: NotifyDeps): ServiceManager {
  if (!env.NOTIFY_SOCKET) return nobody;
  const everyMs = watchdogMs(env, pid) / 2;
  let lastAlive = Number.NEGATIVE_INFINITY;
  const tell = async (...words: string[]) => void (await programs.run('systemd-notify', words));
  return {
    ready: () => tell('READY=1'),
    status: line => tell(`STATUS=${line.replace(/\p{Cc}+/gu, ' ')}`),
    stopping: () => tell('STOPPING=1'),
    alive: async () => {
      if (everyMs === Number.POSITIVE_INFINITY || now() - lastAlive < everyMs) return;
      lastAlive = now();
      await tell('WATCHDOG=1');
    },
  };
}

/** Infinite where no watchdog waits for this process. */
function watchdogMs({ WATCHDOG_USEC, WATCHDOG_PID }: NotifyDeps['env'], pid: number): number {
  const ms = Number(WATCHDOG_USEC) / 1_000;
  const isOurs = WATCHDOG_PID === undefined || Number(WATCHDOG_PID) === pid;
  return isOurs && ms > 0 ? ms : Number.POSITIVE_INFINITY;
}

const nothing = () => Promise.resolve();
const nobody: ServiceManager = { ready: nothing, status: nothing, stopping: nothing, alive: nothing };
