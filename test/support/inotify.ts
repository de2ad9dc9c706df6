import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type InotifyLimit = 'max_user_instances' | 'max_queued_events';

/**
 * Lowers a limit of the whole machine while `act` runs. One test at a time: a lock that the kernel lets go with the process that holds
 * it, or two tests at once would restore what the other had lowered.
 */
export async function withInotifyLimit<T>(name: InotifyLimit, value: number, act: () => Promise<T>): Promise<T> {
  const file = `/proc/sys/fs/inotify/${name}`;
  const lock = spawn('flock', [join(tmpdir(), 'rawtwin-inotify.lock'), 'sh', '-c', 'echo held; cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => lock.stdout.once('data', resolve) && lock.once('error', reject));
  const was = readFileSync(file, 'utf8');
  try {
    writeFileSync(file, String(value));
    return await act();
  } finally {
    writeFileSync(file, was);
    lock.stdin.end();
  }
}
