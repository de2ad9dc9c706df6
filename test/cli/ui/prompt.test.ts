import { describe, expect, it } from 'vitest';
import { terminalPrompt } from '../../../src/cli/ui/prompt.js';
import type { TrashAnswer, TrashQuestion } from '../../../src/ports/prompt.js';
import { at } from '../../report/plan-of.js';
import { Keyboard, Screen } from './screen.js';

const ENTER = '\r';
const UP = '\x1b[A';
const question = (more: Partial<TrashQuestion> = {}): TrashQuestion => ({
  orphans: 3,
  sidecars: 1,
  bytes: 72_000_000,
  folders: [
    { folder: at('/p/a'), shown: 'a', orphans: 1, raws: 10, bytes: 24_000_000 },
    { folder: at('/p/b'), shown: 'b\x1b[2J', orphans: 2, raws: 20, bytes: 48_000_000 },
  ],
  ...more,
});
const most = question({ orphans: 7, folders: [{ folder: at('/p/a'), shown: 'a', orphans: 7, raws: 8, bytes: 1 }] });

/** Shows the question and, each time the words appear, presses the keys. Gives the answer and all that stood on the screen. */
async function answer(asked: TrashQuestion, steps: readonly (readonly [words: string, keys: string])[]) {
  const stdin = new Keyboard();
  const stderr = new Screen();
  const stdout = new Screen();
  const answered = terminalPrompt({ stdin, stdout, stderr }).askTrash(asked);
  let seen = '';
  for (const [words, keys] of steps) {
    await stderr.shows(words);
    seen += words + stderr.text;
    stdin.write(keys);
  }
  return { answer: await answered, seen: seen + stderr.text, stdout: stdout.text };
}

describe('the question before trash', () => {
  const first = 'Move 3 raws with 1 sidecar (72.0 MB) to trash?';
  it.each<{ sentence: string; asked: TrashQuestion; steps: [string, string][]; answers: TrashAnswer }>([
    { sentence: 'Enter alone cancels', asked: question(), steps: [[first, ENTER]], answers: { do: 'cancel' } },
    { sentence: 'trash is the first choice', asked: question(), steps: [[first, UP + UP + UP + ENTER]], answers: { do: 'trash' } },
    {
      sentence: 'the list does not go round: one Up too many is still trash',
      asked: question(),
      steps: [[first, UP + UP + UP + UP + ENTER]],
      answers: { do: 'trash' },
    },
    { sentence: 'Ctrl-C cancels', asked: question(), steps: [[first, '\x03']], answers: { do: 'cancel' } },
    {
      sentence: 'by folder: those that are unticked stay',
      asked: question(),
      steps: [
        [first, UP + UP + ENTER],
        ['Folders to take raws from:', ` ${ENTER}`],
      ],
      answers: { do: 'choose', folders: [at('/p/b')] },
    },
    {
      sentence: 'by folder: none left is a no',
      asked: question(),
      steps: [
        [first, UP + UP + ENTER],
        ['Folders to take raws from:', `i${ENTER}`],
      ],
      answers: { do: 'cancel' },
    },
    {
      sentence: 'a plan to save asks for its file',
      asked: question(),
      steps: [
        [first, UP + ENTER],
        ['File to save it in:', `my.json${ENTER}`],
      ],
      answers: { do: 'save', file: 'my.json' },
    },
    {
      sentence: 'more than half of a folder: the number is typed',
      asked: most,
      steps: [
        ['Move 7 raws', UP + UP + UP + ENTER],
        ['Type 7 to go on', `7${ENTER}`],
      ],
      answers: { do: 'trash' },
    },
    {
      sentence: 'more than half: nothing typed cancels',
      asked: most,
      steps: [
        ['Move 7 raws', UP + UP + UP + ENTER],
        ['Type 7 to go on', ENTER],
      ],
      answers: { do: 'cancel' },
    },
    {
      sentence: 'more than half: a wrong number is asked for again',
      asked: most,
      steps: [
        ['Move 7 raws', UP + UP + UP + ENTER],
        ['Type 7 to go on, nothing to cancel:', `8${ENTER}`],
        ['Type 7 to go on, or nothing to cancel', `\x7f7${ENTER}`],
      ],
      answers: { do: 'trash' },
    },
    {
      sentence: 'more than half: Ctrl-C cancels',
      asked: most,
      steps: [
        ['Move 7 raws', UP + UP + UP + ENTER],
        ['Type 7 to go on', '\x03'],
      ],
      answers: { do: 'cancel' },
    },
    {
      sentence: 'by folder: one that would lose most of its raws is not ticked beforehand',
      asked: most,
      steps: [
        ['Move 7 raws', UP + UP + ENTER],
        ['Folders to take raws from:', ENTER],
      ],
      answers: { do: 'cancel' },
    },
  ])('$sentence', async ({ asked, steps, answers }) => {
    const given = await answer(asked, steps);
    expect(given.answer).toEqual(answers);
    expect(given.stdout, 'stdout is for data').toBe('');
  });

  it('shows hostile folder names escaped', async () => {
    const { seen } = await answer(question(), [
      [first, UP + UP + ENTER],
      ['Folders to take raws from:', '\x03'],
    ]);
    expect(seen).toContain('b\\x1b[2J: 2 of 20 raws, 48.0 MB');
  });
});

describe('without a whole terminal', () => {
  const tty = new Screen();
  const none = new Screen({ isTTY: false });
  const pipe = Object.assign(new Keyboard(), { isTTY: false });
  it.each([
    { sentence: 'nobody can answer', terminal: { stdin: pipe, stdout: tty, stderr: tty } },
    { sentence: 'nobody sees the question', terminal: { stdin: new Keyboard(), stdout: tty, stderr: none } },
    { sentence: 'nobody sees the report', terminal: { stdin: new Keyboard(), stdout: none, stderr: tty } },
  ])('$sentence: it is not available, and refuses to ask', async ({ terminal }) => {
    const prompt = terminalPrompt(terminal);
    expect(prompt.available).toBe(false);
    await expect(prompt.askTrash(question())).rejects.toMatchObject({ code: 'NO_TERMINAL' });
    expect(tty.text + none.text).toBe('');
  });
});
