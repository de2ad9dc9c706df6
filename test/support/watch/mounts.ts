import { spawn } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { isMounted, must, takeAway } from '../disk/volumes.js';
import type { Scene } from './scene.js';

/** Mounts an empty file system in memory there. */
export function mountMemory(at: string, size = '16m'): void {
  mkdirSync(at, { recursive: true });
  must('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at);
}

/** A new ext4 disk in a file. */
export function newDisk(image: string): void {
  must('truncate', '-s', '16M', image);
  must('mkfs.ext4', '-q', '-F', '-m', '0', image);
}
export function mountDisk(image: string, at: string): void {
  mkdirSync(at, { recursive: true });
  must('mount', '-o', 'loop', image, at);
}

/** Moves what lies in a folder onto a disk that is then mounted over it. */
export function ontoDisk(scene: Scene, folder: string, mount: (at: string) => void): void {
  const [at, aside] = [scene.at(folder), scene.at('laid')];
  renameSync(at, aside);
  mount(at);
  for (const name of readdirSync(aside)) {
    cpSync(join(aside, name), join(at, name), { recursive: true, preserveTimestamps: true });
  }
  must('rm', '-r', aside);
}

/** Shows a folder through a FUSE daemon, which can be killed. */
export async function mountFuse(from: string, at: string): Promise<{ kill(): void }> {
  mkdirSync(at, { recursive: true });
  const daemon = spawn('bindfs', ['-f', from, at], { stdio: 'ignore' });
  const hasEnded = () => daemon.exitCode !== null;
  for (let n = 0; !isMounted(at); n++) {
    if (n > 200 || hasEnded()) throw new Error('bindfs did not mount');
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  return { kill: () => daemon.kill('SIGKILL') };
}

/** Everything that a scene mounted. */
export function unmountAll(scene: Scene, ...folders: readonly string[]): void {
  for (const folder of folders) takeAway(scene.at(folder));
}

/** Gives the world to a user who is not root, and lets the daemon be that one. */
export function asNobody(scene: Scene, user = 1234): void {
  const own = (path: string): void => {
    chownSync(path, user, user);
    if (!existsSync(path)) return;
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) own(join(path, entry.name));
      else chownSync(join(path, entry.name), user, user);
    }
  };
  own(scene.world.top);
  scene.world.under = ['setpriv', '--reuid', String(user), '--regid', String(user), '--clear-groups'];
}
