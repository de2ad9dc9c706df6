import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TWO_HALVES } from '../support/sheet.js';
import { ITERM2, KITTY, SIXEL } from '../support/shown-pictures.js';
import { camera, long, short } from '../support/tiff-head.js';
import { chain, laidOut } from '../support/written-previews.js';
import { BIN, E2eWorld } from './world.js';

const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;
const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
const IN_KITTY = { TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' };
const IN_ITERM2 = { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' };

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos', 1);
  for (const name of ['A.ARW', 'B \x1b_Gm=0;AAAA\x1b\\.ARW']) world.put(`photos/${name}`, pictured());
  world.put('photos/C.ARW', chain([camera('SONY', 'ILCE-7M4')]));
});
afterEach(() => world.end());

/** A raw on its side with a picture of 16 by 8 pixels in it. */
function pictured(): Uint8Array {
  const at = 4096;
  const entries = { 259: short(6), 513: long(at), 514: long(TWO_HALVES.length) };
  return laidOut({ 0: chain([camera('SONY', 'ILCE-7M4', undefined, { 274: short(6) }), entries]), [at]: TWO_HALVES });
}

/** On a terminal of its own; both streams are what it shows. */
function onTerminal(env: Readonly<Record<string, string>>, ...words: string[]): { readonly status: number | null; readonly shown: string } {
  const command = [process.execPath, BIN, ...words].map(quoted).join(' ');
  const options = { env: { ...world.env, ...env }, cwd: world.top, encoding: 'utf8', input: '' } as const;
  const { status, stdout } = spawnSync('script', ['-qefc', command, '/dev/null'], options);
  return { status, shown: stdout.replaceAll('\r\n', '\n') };
}
const PLAN = ['plan', 'photos', '--trust', 'stem', '--settle', '0', '--no-progress'];
const picturesIn = (text: string) => [KITTY, ITERM2, SIXEL].map(pattern => [...text.matchAll(pattern)].length);
const textIn = (text: string) => [KITTY, ITERM2, SIXEL].reduce((left, pattern) => left.replaceAll(pattern, '[picture]'), text);

describe.skipIf(!hasScript)('pictures in the report on a terminal', () => {
  it.each<[protocol: string, env: Record<string, string>, pictures: readonly number[]]>([
    ['kitty', IN_KITTY, [2, 0, 0]],
    ['iTerm2', IN_ITERM2, [0, 2, 0]],
    ['sixel', { TERM: 'xterm', RAWTWIN_PICTURES: 'sixel' }, [0, 0, 2]],
  ])('%s: each orphan has its own below its line, and a name cannot make one', (_, env, pictures) => {
    const { status, shown } = onTerminal(env, ...PLAN, '--thumbnails');
    expect(status).toBe(0);
    expect(picturesIn(shown)).toEqual(pictures);
    expect(textIn(shown)).toMatch(
      / A\.ARW .*\n +\[picture\]\n +B \\x1b_Gm=0;AAAA\\x1b\\\.ARW .*\n +\[picture\]\n +C\.ARW .*\n +\(no picture in it\)\n/,
    );
    expect(textIn(shown)).not.toContain('\x1b');
  });

  it('explain and trash show them too', () => {
    expect(picturesIn(onTerminal(IN_KITTY, 'explain', 'photos/A.ARW', '--thumbnails').shown)).toEqual([1, 0, 0]);
    const trash = onTerminal(IN_KITTY, 'trash', ...PLAN.slice(1), '--thumbnails', '--yes', '--max-trash', '100%', '--to', 'folder');
    expect(picturesIn(trash.shown)).toEqual([2, 0, 0]);
    expect(trash.shown).toContain('Moved 3 raws');
  });

  it('without the flag there are none', () => expect(picturesIn(onTerminal(IN_KITTY, ...PLAN).shown)).toEqual([0, 0, 0]));

  it('a terminal that shows none is told so in one line, and the report comes all the same', () => {
    const { status, shown } = onTerminal({ TERM: 'xterm-256color' }, ...PLAN, '--thumbnails');
    expect(status).toBe(0);
    expect(shown.match(/^rawtwin: no pictures here, .*kitty.*$/gm)).toHaveLength(1);
    expect(shown).toContain('3 of 4 raws would go to trash');
    expect(picturesIn(shown)).toEqual([0, 0, 0]);
  });

  it('of more than 200 raws the rest is counted', () => {
    for (let n = 0; n < 203; n++) world.put(`photos/D${String(n).padStart(4, '0')}.ARW`, '');
    const { shown } = onTerminal(IN_KITTY, ...PLAN, '--thumbnails', '--all');
    expect(shown).toContain('rawtwin: 6 more pictures are not shown here');
    expect(shown.match(/\[picture\]|\(.*picture.*\)/g)).toHaveLength(198);
  });
});

describe('pictures elsewhere', () => {
  it('a pipe gets the report as it is without them', () => {
    Object.assign(world.env, IN_KITTY);
    const [plain, asked] = [world.run(...PLAN), world.run(...PLAN, '--thumbnails')];
    expect(asked.stdout).toBe(plain.stdout);
    expect(asked.stderr).toMatch(/^rawtwin: no pictures here, .*\n$/);
  });

  it.each(['--json', '--ndjson', '--csv'])('plan --thumbnails is refused together with %s', form => {
    expect(world.run(...PLAN, '--thumbnails', form)).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be used with') });
  });

  it('a word that names no protocol is told', () => {
    world.env.RAWTWIN_PICTURES = 'gif';
    expect(world.run(...PLAN, '--thumbnails')).toMatchObject({ status: 2, stderr: expect.stringContaining('RAWTWIN_PICTURES "gif"') });
  });
});
