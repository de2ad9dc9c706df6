import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT } from '../support/disk/bin.js';
import { removeTree } from '../support/remove-tree.js';
import { blocks, PAGES } from './reader/pages.js';

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-readme-')));
});
afterEach(() => removeTree(top));

function shell(line: string): string {
  const env = { PATH: process.env.PATH, HOME: top, TMPDIR: top, LC_ALL: 'C.UTF-8', NO_UPDATE_NOTIFIER: '1' };
  const { stdout, stderr, status } = spawnSync('sh', ['-c', line], { env, cwd: PROJECT, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}
const demo = (): string => shell(`'${process.execPath}' .build/fixtures/demo.js`);
/** Its folder shortened to `…`. */
const shortened = (printed: string): string => `\n${printed.replace(/\/\S*rawtwin-demo-\w+/g, '…')}`;

/** The parts of a shown output that a line `…` of its own leaves a gap between. */
const partsOf = (shown: string): string[] => `\n${shown}`.split(/(?<=\n)…\n/).map(part => part.replace(/^(?!\n)/, '\n'));

describe('the first screen', () => {
  it('shows what the demo prints, line by line and in its order', () => {
    const [readme] = PAGES;
    const [shown = ''] = readme ? blocks(readme, 'text') : [];
    const printed = shortened(demo());
    let from = 0;
    for (const part of partsOf(shown)) {
      const at = printed.indexOf(part, from);
      expect(at, `${part}\nis not what the demo prints:\n${printed}`).toBeGreaterThanOrEqual(0);
      from = at + part.length - 1;
    }
    expect(shown.split('\n').length).toBeGreaterThan(15);
  });

  it('leads to a shoot that is explained, trashed and undone', () => {
    const typed = demo().match(/^ {2}RAWTWIN_STATE_DIR=.*$/gm) ?? [];
    expect(typed.map(line => /rawtwin\.js (\w+)/.exec(line)?.[1])).toEqual(['explain', 'trash', 'undo']);
    const [explained = '', trashed = '', undone = ''] = typed.map(line => shell(line.replace(' trash ', ' trash --yes ')));
    expect(explained).toContain('orphan, inferred');
    expect(trashed).toContain('Moved 3 raws with 2 sidecars');
    expect(undone).toContain('Put back 5 files');
  });
});
