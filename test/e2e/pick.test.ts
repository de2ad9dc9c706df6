import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, E2eWorld } from './world.js';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const SOCKET = `rawtwin-pick-${process.pid}`;
const tmux = (...words: string[]) => spawnSync('tmux', ['-L', SOCKET, '-f', '/dev/null', ...words], { encoding: 'utf8' }).stdout;
const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos', 9);
});
afterEach(() => {
  tmux('kill-server');
  world.end();
});

/** A real terminal of 80 columns that stays when the program is done. */
function start(...words: string[]): void {
  const env = Object.entries({ ...world.env, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8' }).map(([name, value]) => `${name}=${value}`);
  const command = ['env', '-i', ...env, process.execPath, BIN, ...words].map(quoted).join(' ');
  tmux('new-session', '-d', '-x', '80', '-y', '30', `${command}; echo "ended with $?"; sleep 600`);
}

async function seen(words: RegExp): Promise<string> {
  for (;;) {
    const screen = tmux('capture-pane', '-p') ?? '';
    if (words.test(screen)) return screen;
    await pause(50);
  }
}

describe('trash --pick', () => {
  it.skipIf(!hasTmux)('in a terminal: a raw that is unticked stays, the rest goes', async () => {
    start('trash', world.at('photos'), '--settle', '0', '--to', 'folder', '--pick');
    const screen = await seen(/❯◉ DSC00002.*that JPEG is gone\n.*⏎ go on/s);
    expect(screen).toContain('RAWs to trash; untick what you want to keep:');
    tmux('send-keys', 'Down');
    await seen(/❯◉ DSC00004/);
    tmux('send-keys', 'Space');
    await seen(/❯◯ DSC00004/);
    tmux('send-keys', 'Enter');
    await seen(/Move 3 raws .*❯ Cancel, move nothing/s);
    tmux('send-keys', 'Home', 'Up', 'Up', 'Up');
    await seen(/❯ Trash 3 raws/);
    tmux('send-keys', 'Enter');
    await seen(/ended with 0/);
    const left = [2, 4, 6, 8].filter(n => existsSync(world.at('photos', `DSC0000${n}.ARW`)));
    expect(left).toEqual([4]);
  });

  it('is refused together with --yes, and without a terminal', () => {
    const [yes, alone] = [['--pick', '--yes'], ['--pick']].map(words => world.run('trash', world.at('photos'), ...words));
    expect(yes).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be used with') });
    expect(alone).toMatchObject({ status: 2, stderr: expect.stringContaining('no terminal') });
  });
});

describe('undo', () => {
  it.skipIf(!hasTmux)('in a terminal: with nothing to undo it says so and ends', async () => {
    start('undo');
    expect(await seen(/ended with 2/)).toContain('There is no run to undo');
  });
});
