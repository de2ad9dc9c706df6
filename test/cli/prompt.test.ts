import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { terminalPrompt } from '../../src/cli/ui/prompt.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { FolderChoice, RawChoice } from '../../src/model/trash-question.js';
import { WORDS } from '../support/words.js';

function terminal(isTTY = true) {
  const stream = () => Object.assign(new PassThrough(), { isTTY, columns: 80, rows: 24, setRawMode: () => undefined });
  const [stdin, stdout, stderr] = [stream(), stream(), stream()];
  // As with the real one, whatever is piped into it does not end it.
  stderr.end = () => stderr;
  let shown = '';
  stderr.on('data', text => {
    shown += text;
  });
  const until = async (sign: RegExp) => {
    while (!sign.test(shown)) await new Promise(resolve => setTimeout(resolve, 5));
  };
  return { stdin, stdout, stderr, until, shown: () => shown };
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

describe('picking', () => {
  const at = (path: string) => path as AbsPath;
  const folders: readonly FolderChoice[] = [
    { folder: at('/p/a'), shown: 'a', orphans: 2, raws: 20, bytes: 2_000 },
    { folder: at('/p/b'), shown: 'b', orphans: 9, raws: 10, bytes: 9_000 },
  ];
  const raw = (id: string, folder: string, more: Partial<RawChoice> = {}): RawChoice => {
    const shown = { shown: `${id}.ARW`, along: '', bytes: 1_000, confidence: 'proven', why: `why of ${id}` };
    return { id, folder: at(folder), ...shown, isTicked: true, ...more };
  };
  const raws = [raw('A1', '/p/a'), raw('A2', '/p/a'), raw('B1', '/p/b', { isTicked: false }), raw('B2', '/p/b')];
  const [DOWN, SPACE, ENTER] = ['\x1b[B', ' ', '\r'];

  /** Each step: what must be seen first, then the keys. */
  async function pick(steps: readonly (readonly [seen: RegExp, keys: string])[], of = folders, words = WORDS.en) {
    const screen = terminal();
    const picked = terminalPrompt(words, screen).pick({ folders: of, raws });
    for (const [seen, keys] of steps) {
      await screen.until(seen);
      screen.stdin.write(keys);
    }
    return { picked: await picked, shown: screen.shown() };
  }
  const untick = [/why of A1/, DOWN] as const;

  it('a folder that would lose most of its raws is not ticked; a raw that is unticked stays', async () => {
    const { picked, shown } = await pick([[/Folders to take raws from/, ENTER], untick, [/why of A2/, SPACE], [/◯ A2/, ENTER]]);
    expect(picked).toEqual(new Set(['A1']));
    expect(shown).not.toContain('B2.ARW');
  });

  it('with both folders, what nothing but its name speaks against is not ticked', async () => {
    const { picked } = await pick([
      [/Folders to take raws from/, 'a'],
      [/◉ b/, ENTER],
      [/── b/, ENTER],
    ]);
    expect(picked).toEqual(new Set(['A1', 'A2', 'B2']));
  });

  it('one folder alone is not asked for', async () => {
    const { picked, shown } = await pick([[/why of A1/, ENTER]], folders.slice(0, 1));
    expect(picked).toEqual(new Set(['A1', 'A2']));
    expect(shown).not.toContain('Folders to take');
  });

  it('no folder: nothing is picked, and no raw is shown', async () => {
    const { picked, shown } = await pick([
      [/◉ a/, SPACE],
      [/◯ a/, ENTER],
    ]);
    expect(picked).toEqual(new Set());
    expect(shown).not.toContain('A1.ARW');
  });

  it('Ctrl-C picks nothing', async () => expect((await pick([[/Folders/, '\x03']])).picked).toBeNull());

  it('is told in Chinese, its keys too', async () => {
    const { shown } = await pick(
      [
        [/从哪些文件夹/, ENTER],
        [/要移入回收站的 RAW/, ENTER],
      ],
      folders,
      WORDS['zh-CN'],
    );
    for (const words of ['空格', '全选', '反选', '继续', '已选 1/2', '已选 2/2']) expect(shown).toContain(words);
    expect(shown).not.toMatch(/navigate|select|submit|invert/);
  });

  it('a long list is scrolled, and no line is wider than the screen', async () => {
    const screen = terminal();
    const many = Array.from({ length: 500 }, (_, n) =>
      raw(`N${n}${'夏'.repeat(40)}`, '/p/a', { along: 'with a long name of a sidecar.xmp' }),
    );
    const picked = terminalPrompt(WORDS.en, screen).pick({ folders: folders.slice(0, 1), raws: many });
    await screen.until(/why of N0/);
    const lines = stripVTControlCharacters(screen.shown()).split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map(line => stringWidth(line)))).toBeLessThanOrEqual(80);
    screen.stdin.write('\x1b[A');
    screen.stdin.write(ENTER);
    expect((await picked)?.size).toBe(500);
  });
});
