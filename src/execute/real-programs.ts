import { execFile } from 'node:child_process';
import type { Programs } from '../ports/programs.js';

/** Programs of this system, by PATH. One that says nothing for so long is ended. */
const PATIENCE_MS = 60_000;

export function realPrograms(): Programs {
  return {
    run: (program, words) =>
      new Promise(resolve => {
        const done = (error: Error | null, stdout: string, stderr: string): void => {
          const code = error === null ? 0 : 'code' in error && typeof error.code === 'number' ? error.code : null;
          resolve({ code, stdout, stderr: stderr === '' && error !== null ? error.message : stderr });
        };
        execFile(program, [...words], { timeout: PATIENCE_MS, encoding: 'utf8', windowsHide: true }, done);
      }),
  };
}
