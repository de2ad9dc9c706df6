import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tell } from '../../../fixtures/story/tell.js';
import { removeTree } from '../../support/remove-tree.js';

/**
 * Programs that a reader's shell finds in place of the real ones. rawtwin is the built one: a question is answered by `--yes`, a daemon
 * makes one pass, a review is ended once it has told its address. npm and npx only look whether what they are asked for is there, since
 * the tests install nothing and do not run themselves. systemctl answers yes.
 */
const STAND_INS = ['rawtwin', 'npm', 'npx', 'systemctl'] as const;
const HOME_STORY = readFileSync(join(import.meta.dirname, 'home.txt'), 'utf8');
/** Tops of disks that the pages name; here they stand in the reader's own folder. */
const DISKS = /(?<![\w.~/-])\/(?=(?:cards|media|mnt)\/)/g;
const RUN_ID = /\b\d{8}-\d{6}-[a-z0-9]{4}\b/g;
/** The run that the pages speak of. */
const A_RUN = '20261124-101512-k3f9';

export interface Typed {
  readonly status: number;
  /** What the reader sees, on both streams, as if the home were /home/me. */
  readonly shown: string;
}

/** One person's disk and shell. Nothing outside of its folder is read or written, but the program itself. */
export class Reader {
  /** Its path is of one length everywhere, since some lines are wrapped by it. */
  readonly #top = mkdtempSync('/tmp/rawtwin-reader-');

  static async settled(): Promise<Reader> {
    const reader = new Reader();
    await tell(HOME_STORY, reader.#top);
    const bin = reader.#at('bin');
    mkdirSync(bin);
    for (const name of STAND_INS) {
      writeFileSync(join(bin, name), `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'stand-in.mjs')}' ${name} "$@"\n`);
      chmodSync(join(bin, name), 0o755);
    }
    return reader;
  }

  /** Types a line of a page that stands alone: what it needs from earlier lines is done before. */
  async typeAlone(line: string): Promise<Typed> {
    const folder = this.#at('home/me/here');
    const [, saved] = /--plan (\S+)/.exec(line) ?? [];
    if (saved) await this.#shell(`rawtwin plan . --save ${saved}`, folder);
    const [, watched] = /watch --(?:accept|release) (\S+)/.exec(line) ?? [];
    if (watched) await this.#shell(`rawtwin watch --once ${watched}`, folder);
    if (/\b(undo|history|purge|runs)\b/.test(line)) await this.#shell('rawtwin trash ~/earlier --yes', folder);
    return this.#shell(this.#here(line), / runs\//.test(line) ? this.#at('state') : folder);
  }

  /** Types a line after those before it, at home. */
  type(line: string): Promise<Typed> {
    return this.#shell(this.#here(line), this.#at('home/me'));
  }

  end(): void {
    removeTree(this.#top);
  }

  #at(path: string): string {
    return join(this.#top, path);
  }
  /** The line with disks and runs as they are here. */
  #here(line: string): string {
    const [run = A_RUN] = line.includes(A_RUN.slice(0, 8))
      ? readdirSync(this.#at('state/runs')).map(name => name.replace('.ndjson', ''))
      : [];
    return line
      .replace(DISKS, `${this.#top}/`)
      .replaceAll(A_RUN, run)
      .replaceAll(/\b20261124\b/g, run.slice(0, 8));
  }
  #shown(text: string): string {
    return text
      .replaceAll(this.#top, '')
      .replaceAll(RUN_ID, A_RUN)
      .replaceAll(/[ \t]+$/gm, '');
  }

  #shell(line: string, cwd: string): Promise<Typed> {
    const env = {
      ...{ PATH: `${this.#at('bin')}:${process.env.PATH}`, HOME: this.#at('home/me'), RAWTWIN_STATE_DIR: this.#at('state') },
      ...{ XDG_RUNTIME_DIR: this.#at('run'), NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1', TZ: 'UTC', LC_ALL: 'C.UTF-8' },
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'an-hour-later.mjs')).href}`,
    };
    return new Promise((resolve, reject) => {
      const child = spawn('timeout', ['50', 'bash', '-o', 'pipefail', '-c', `exec 2>&1\n${line}`], {
        cwd,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', text => {
        said += text;
      });
      child.on('error', reject);
      child.on('close', status => resolve({ status: status ?? -1, shown: this.#shown(said) }));
    });
  }
}
