import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { errnoOf } from '../model/errors.js';
import type { Processes, ProcessId } from '../ports/processes.js';

/** The processes of this machine, told apart by their start time where /proc has it (proc_pid_stat(5), field 22). */
export function realProcesses(): Processes {
  return { self: () => identify(process.pid), isAlive };
}

async function identify(pid: number): Promise<ProcessId> {
  const [started, boot, space] = await Promise.all([
    startOf(pid),
    readOrNull(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
    readOrNull(readlink('/proc/self/ns/pid')),
  ]);
  return { pid, started, boot: boot?.trim() ?? null, host: hostname(), space };
}

/** The program's name stands in brackets and may hold spaces and brackets itself: fields count from the last bracket. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readOrNull(readFile(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function readOrNull(reading: Promise<string>): Promise<string | null> {
  try {
    return await reading;
  } catch {
    // Not Linux, no /proc, or the process is gone: nothing to tell by.
    return null;
  }
}

async function isAlive(holder: ProcessId): Promise<boolean> {
  const me = await identify(process.pid);
  if (holder.host !== me.host) return true;
  if (holder.boot !== null && me.boot !== null && holder.boot !== me.boot) return false;
  if (holder.space !== me.space) return true;
  if (!isRunning(holder.pid)) return false;
  const started = await startOf(holder.pid);
  return holder.started === null || started === null || holder.started === started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}
