import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program to its end; throws what it said when it failed. */
export function must(program: string, ...words: readonly string[]): string {
  const { status, error, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${program} ${words.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}
const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

/** A volume of its own, mounted. */
export interface Volume {
  readonly at: string;
  /** The process behind a FUSE mount, for pulling the plug; null for file systems of the kernel. */
  readonly daemon: () => number | null;
  /** Mounts it again after it was taken away or cut. */
  readonly again: () => void;
  readonly close: () => void;
}
export interface Kind {
  readonly name: string;
  readonly needs: readonly string[];
  readonly megabytes: number;
  readonly format: (image: string) => void;
  /** What mounts the image or its loop device. */
  readonly mount: (source: string, at: string) => void;
  readonly by: 'image' | 'device';
}

const loop = (image: string, at: string, ...options: readonly string[]) => must('mount', '-o', ['loop', ...options].join(), image, at);
export const KINDS = {
  ext4: {
    name: 'ext4',
    needs: ['mkfs.ext4'],
    megabytes: 48,
    by: 'image',
    format: i => must('mkfs.ext4', '-q', '-F', '-m', '0', i),
    mount: (i, at) => loop(i, at),
  },
  xfs: {
    name: 'xfs',
    needs: ['mkfs.xfs'],
    megabytes: 320,
    by: 'image',
    format: i => must('mkfs.xfs', '-q', '-f', i),
    mount: (i, at) => loop(i, at),
  },
  btrfs: {
    name: 'btrfs',
    needs: ['mkfs.btrfs', 'btrfs'],
    megabytes: 128,
    by: 'image',
    format: i => must('mkfs.btrfs', '-q', '-f', i),
    mount: (i, at) => loop(i, at),
  },
  exfat: {
    name: 'exFAT (FUSE)',
    needs: ['mkfs.exfat', 'mount.exfat-fuse'],
    megabytes: 48,
    by: 'device',
    format: i => must('mkfs.exfat', i),
    mount: (d, at) => must('mount.exfat-fuse', d, at),
  },
  fat32: {
    name: 'FAT32 (FUSE)',
    needs: ['mkfs.vfat', 'fusefat'],
    megabytes: 48,
    by: 'image',
    format: i => must('mkfs.vfat', '-F', '32', i),
    mount: (i, at) => must('fusefat', '-o', 'rw+', i, at),
  },
  ntfs: {
    name: 'NTFS (FUSE)',
    needs: ['mkfs.ntfs', 'ntfs-3g'],
    megabytes: 48,
    by: 'image',
    format: i => must('mkfs.ntfs', '-q', '-F', '-f', i),
    mount: (i, at) => must('ntfs-3g', i, at),
  },
} satisfies Record<string, Kind>;

/** Null, or why such a volume cannot be made here. */
export function cannotMount(kind: Kind | null): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can mount';
  const missing = [...(kind?.needs ?? []), 'mount'].filter(program => !has(program));
  if (missing.length > 0) return `${missing.join(', ')} is not installed`;
  return mountsWork();
}
let worked: string | null | undefined;
function mountsWork(): string | null {
  if (worked !== undefined) return worked;
  const at = mkdtempSync(join(tmpdir(), 'rawtwin-mount-'));
  try {
    must('mount', '-t', 'tmpfs', 'tmpfs', at);
    must('umount', at);
    worked = null;
  } catch {
    // No CAP_SYS_ADMIN, or a sandbox.
    worked = 'mounting is not permitted here';
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
  return worked;
}

export const isMounted = (at: string): boolean => readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${at.replaceAll(' ', '\\040')} `);

/** Makes an image, formats it and mounts it. */
export function newVolume(kind: Kind): Volume {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-volume-')));
  const [image, at] = [join(top, 'image'), join(top, 'card')];
  mkdirSync(at);
  const file = openSync(image, 'w');
  ftruncateSync(file, kind.megabytes << 20);
  closeSync(file);
  kind.format(image);
  const device = kind.by === 'device' ? must('losetup', '-f', '--show', image).trim() : null;
  const mount = () => mountWell(() => kind.mount(device ?? image, at), at);
  mount();
  return {
    at,
    daemon: () => daemonOf(device ?? image),
    again() {
      takeAway(at);
      mount();
    },
    close() {
      takeAway(at);
      if (device) spawnSync('losetup', ['-d', device]);
      rmSync(top, { recursive: true, force: true });
    },
  };
}

/** Mounts until it answers: a daemon that was killed may still be dying, and the new one then gives up after it has mounted. */
function mountWell(mount: () => void, at: string): void {
  for (let tries = 0; ; tries++) {
    mount();
    try {
      readdirSync(at);
      return;
    } catch (error) {
      if (tries > 20) throw error;
      takeAway(at);
      spawnSync('sleep', ['0.05']);
    }
  }
}

/** Unmounts, also what is busy or whose daemon is gone. */
export function takeAway(at: string): void {
  for (let tries = 0; isMounted(at) && tries < 50; tries++) {
    if (spawnSync('umount', [at], { stdio: 'ignore' }).status === 0) continue;
    spawnSync('sleep', ['0.02']);
    if (tries > 25) spawnSync('umount', ['-l', at], { stdio: 'ignore' });
  }
}

/** Found by what it was started with: daemons fork away from us. */
function daemonOf(source: string): number | null {
  const found = spawnSync('pgrep', ['-f', source], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean).map(Number);
  return found.find(pid => existsSync(`/proc/${pid}`)) ?? null;
}

/** Cuts the power of volumes: what is not on the disk yet is gone (ioctl GOINGDOWN without a flush, of ext4 and xfs). */
export interface PowerSwitch {
  readonly cut: (at: string) => Promise<void>;
  readonly close: () => void;
}

/** One python for all cuts, since Node has no ioctl and a start of python costs more than a cut. */
export function powerSwitch(): PowerSwitch {
  const program = [
    'import fcntl,struct,os,sys',
    'for line in sys.stdin:',
    '  fd=os.open(line.rstrip("\\n"),0)',
    '  fcntl.ioctl(fd,0x8004587d,struct.pack("I",2))',
    '  os.close(fd)',
    '  print("cut",flush=True)',
  ].join('\n');
  const child = spawn('python3', ['-c', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    cut(at) {
      child.stdin.write(`${at}\n`);
      return new Promise(resolve => child.stdout.once('data', () => resolve()));
    },
    close: () => child.stdin.end(),
  };
}
export const noPowerSwitch = (kind: Kind): string | null => cannotMount(kind) ?? (has('python3') ? null : 'python3 is not installed');
