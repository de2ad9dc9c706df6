import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { terminalPrompt } from '../../src/cli/ui/prompt.js';
import { WORDS } from '../support/words.js';

function terminal(isTTY = true) {
  const stream = () => Object.assign(new PassThrough(), { isTTY, columns: 80, rows: 24, setRawMode: () => undefined });
  const [stdin, stdout, stderr] = [stream(), stream(), stream()];
  let shown = '';
  stderr.on('data', text => {
    shown += text;
  });
  const until = async (sign: RegExp) => {
    while (!sign.test(shown)) await new Promise(resolve => setTimeout(resolve, 5));
  };
  return { stdin, stdout, stderr, until };
}

describe('a question with yes or no', () => {
  it.each([
    ['y', 'y\r', true],
    ['n', 'n\r', false],
    ['nothing but Enter', '\r', false],
    ['Ctrl-C', '\x03', false],
  ])('%s', async (_, keys, answer) => {
    const screen = terminal();
    const asked = terminalPrompt(WORDS.en, screen).confirm('Delete 3 files for good?');
    await screen.until(/Delete 3 files for good\?/);
    screen.stdin.write(keys);
    expect(await asked).toBe(answer);
  });

  it('is not asked where nobody can answer', async () => {
    const prompt = terminalPrompt(WORDS.en, terminal(false));
    expect(prompt.available).toBe(false);
    await expect(prompt.confirm('Delete?')).rejects.toMatchObject({ code: 'NO_TERMINAL' });
  });
});
