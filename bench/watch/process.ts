import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that tells lines, and what it costs by /proc. Linux alone. */
export class Told {
  readonly child: ChildProcess;
  readonly #started = performance.now();
  readonly #lines: { readonly text: string; readonly atMs: number }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(words: readonly string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) this.#read(stream);
  }
  #read(stream: NodeJS.ReadableStream | null): void {
    let rest = '';
    stream?.on('data', chunk => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) this.#lines.push({ text, atMs: performance.now() - this.#started });
      for (const look of this.#waiting) look();
    });
  }
  /** When a line told this, in milliseconds from its start; those before `from` do not count. */
  async told(what: string, from = 0): Promise<number> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.#lines.find(({ text, atMs }) => atMs >= from && text.includes(what));
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found.atMs);
      };
      this.child.on('exit', code =>
        reject(new Error(`ended with ${code} before "${what}": ${this.#lines.map(({ text }) => text).join('\n')}`)),
      );
      this.#waiting.add(look);
      look();
    });
  }
  now = (): number => performance.now() - this.#started;
  get #proc(): string {
    return `/proc/${this.child.pid}`;
  }
  memory(): { readonly rssMb: number; readonly peakMb: number } {
    const status = readFileSync(`${this.#proc}/status`, 'utf8');
    const mb = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { rssMb: mb('VmRSS'), peakMb: mb('VmHWM') };
  }
  /** User and system time so far; the kernel counts in hundredths of a second (proc_pid_stat(5), sysconf(_SC_CLK_TCK)). */
  cpuMs(): number {
    const stat = readFileSync(`${this.#proc}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }
  async end(): Promise<void> {
    this.child.removeAllListeners('exit');
    const ended = new Promise(resolve => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}
