import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, E2eWorld } from './world.js';

const has = (program: string, word = '--version') => spawnSync(program, [word]).status === 0;
let world: E2eWorld;
beforeAll(() => {
  world = new E2eWorld();
  mkdirSync(world.at('here/Photos/wedding'), { recursive: true });
  mkdirSync(world.at('here/plain folder'));
  for (const name of ['DSC1.ARW', 'cull.json']) writeFileSync(world.at('here', name), '');
  for (const shell of ['bash', 'zsh', 'fish']) writeFileSync(world.at(shell), world.run('completion', shell).stdout);
});
afterAll(() => world.end());

interface Row {
  readonly sentence: string;
  readonly typed: string;
  readonly offers: readonly string[];
  /** More may be offered; none of these. */
  readonly not?: readonly string[];
}
const rows: readonly Row[] = [
  { sentence: 'verbs', typed: 'rawtwin tra', offers: ['trash'] },
  { sentence: 'folders in place of a verb, for the default one', typed: 'rawtwin P', offers: ['Photos'] },
  { sentence: 'verbs and folders that begin alike', typed: 'rawtwin pl', offers: ['plan', 'plain folder'] },
  { sentence: 'folders below a folder', typed: 'rawtwin plan Photos/', offers: ['Photos/wedding'] },
  { sentence: 'no files where folders are wanted', typed: 'rawtwin plan ', offers: ['Photos', 'plain folder'], not: ['DSC1.ARW'] },
  { sentence: 'the flags of a verb', typed: 'rawtwin trash --pi', offers: ['--pick'] },
  { sentence: 'none of another verb', typed: 'rawtwin trash --', offers: ['--yes', '--to', '--json'], not: ['--csv', '--grace'] },
  { sentence: 'the flags of the default verb without it', typed: 'rawtwin Photos --als', offers: ['--also'] },
  { sentence: 'the words of a flag', typed: 'rawtwin plan --trust ', offers: ['proven', 'inferred', 'stem'] },
  { sentence: 'files where a flag wants one', typed: 'rawtwin trash --plan c', offers: ['cull.json'] },
  { sentence: 'folders where a flag wants one', typed: 'rawtwin plan --also P', offers: ['Photos'] },
  { sentence: 'files for explain', typed: 'rawtwin explain D', offers: ['DSC1.ARW'] },
  { sentence: 'a verb below a verb, and folders', typed: 'rawtwin watch ', offers: ['status', 'Photos'] },
  { sentence: 'the flags of a verb below a verb', typed: 'rawtwin watch status --j', offers: ['--json'] },
  { sentence: 'the acts of service', typed: 'rawtwin service ', offers: ['install', 'status', 'uninstall'], not: ['Photos'] },
  { sentence: 'folders after an act', typed: 'rawtwin service install ', offers: ['Photos'], not: ['status'] },
  { sentence: 'shells', typed: 'rawtwin completion z', offers: ['zsh'] },
];

const inHere = (program: string, ...words: string[]) =>
  spawnSync(program, words, { cwd: world.at('here'), env: world.env, encoding: 'utf8' });

const BASH = `source "$1"
read -ra COMP_WORDS <<<"$2"
[[ $2 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_rawtwin
printf '%s\\n' "\${COMPREPLY[@]}"`;
/** zsh completes only for somebody who types: each press of Tab in a pseudo-terminal lists what compadd was given. */
const ZSH = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; stty -echo; autoload -Uz compinit; compinit -u -D; source \${(q)1}"
zpty -w z "compadd() { local -a hits dscr; builtin compadd -O hits \\"\\$@\\"; print -rl -- hit:\\$^hits; builtin compadd \\"\\$@\\" }"
zpty -w z "listed() { zle complete-word; print -r -- end:of:it; exit }; zle -N listed; bindkey '^I' listed; print -r rea''dy"
while zpty -r z line; do [[ $line == *ready* ]] && break; done
zpty -w -n z "$2"$'\\t'
while zpty -r z line; do print -r -- "$line"; [[ $line == *end:of:it* ]] && break; done`;

const SHELLS: readonly { readonly shell: string; readonly offered: (typed: string) => readonly string[] }[] = [
  { shell: 'bash', offered: typed => inHere('bash', '-c', BASH, 'bash', world.at('bash'), typed).stdout.split('\n') },
  {
    shell: 'fish',
    offered: typed =>
      inHere('fish', '-c', `source $argv[1]; complete -C $argv[2]`, world.at('fish'), typed)
        .stdout.split('\n')
        .map(line => line.split('\t')[0]?.replace(/\/$/, '') ?? ''),
  },
  {
    shell: 'zsh',
    offered: typed =>
      [...inHere('zsh', '-f', '-c', ZSH, 'zsh', world.at('zsh'), typed).stdout.matchAll(/hit:([^\r\n]*)/g)].map(match =>
        (match[1] ?? '').replaceAll('\\', ''),
      ),
  },
];

describe.each(SHELLS)('in $shell', ({ shell, offered }) => {
  it.skipIf(!has(shell)).each(rows)(`$sentence: $typed`, ({ typed, offers, not = [] }) => {
    const found = offered(typed);
    // zsh tells the part below the folder alone.
    const below = (word: string) => (shell === 'zsh' ? (word.split('/').at(-1) ?? '') : word);
    expect(found).toEqual(expect.arrayContaining(offers.map(below)));
    expect(found.filter(word => not.includes(word))).toEqual([]);
  });
});

describe('completion', () => {
  it.skipIf(!has('bash'))('takes the word after = in bash, which takes it apart', () => {
    expect(inHere('bash', '-c', BASH, 'bash', world.at('bash'), 'rawtwin plan --trust = st').stdout).toBe('stem\n');
  });

  it('refuses a shell that it does not know', () => {
    expect(world.run('completion', 'tcsh')).toMatchObject({ status: 2, stderr: expect.stringContaining('bash, zsh, fish') });
  });

  it.skipIf(!has('tmux', '-V') || !has('bash'))('completes at a real prompt', async () => {
    const tmux = (...words: string[]) =>
      spawnSync('tmux', ['-L', `rawtwin-complete-${process.pid}`, '-f', '/dev/null', ...words], { encoding: 'utf8' }).stdout ?? '';
    const seen = async (words: string) => {
      while (!tmux('capture-pane', '-p').includes(words)) await pause(50);
    };
    tmux('new-session', '-d', '-x', '80', '-y', '10', '-c', world.at('here'), 'env', 'PS1=$ ', 'bash', '--norc');
    try {
      await seen('$');
      tmux('send-keys', `rawtwin() { node ${BIN} "$@"; }; source <(rawtwin completion bash); clear; echo ready`, 'Enter');
      await seen('ready');
      tmux('send-keys', 'rawtwin tra\tplain\t', '');
      await seen('rawtwin trash plain\\ folder/');
    } finally {
      tmux('kill-server');
    }
  });
});
