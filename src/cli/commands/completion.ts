import type { Command } from 'commander';
import { bashScript } from '../completion/bash.js';
import { fishScript } from '../completion/fish.js';
import { verbsOf } from '../completion/spec.js';
import { zshScript } from '../completion/zsh.js';
import { EXIT } from '../exit-code.js';
import { print } from '../output.js';

const SCRIPT = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** `completion SHELL`: prints the script. */
export async function completionCommand(shell: keyof typeof SCRIPT, program: Command): Promise<number> {
  await print([SCRIPT[shell](verbsOf(program))]);
  return EXIT.done;
}
