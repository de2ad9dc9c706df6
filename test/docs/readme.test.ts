import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/disk/bin.js';
import { removeTree } from '../support/remove-tree.js';
import { blocks, PAGES } from './reader/pages.js';

/** What the built demo prints, its folder shortened to `…`. */
function demo(): string {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-readme-')));
  const env = { PATH: process.env.PATH, HOME: top, TMPDIR: top, LC_ALL: 'C.UTF-8', NO_UPDATE_NOTIFIER: '1' };
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(PROJECT, '.build/fixtures/demo.js')], { env, encoding: 'utf8' });
  removeTree(top);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return `\n${stdout.replace(/\/\S*rawtwin-demo-\w+/g, '…')}`;
}

/** The parts of a shown output that a line `…` of its own leaves a gap between. */
const partsOf = (shown: string): string[] => `\n${shown}`.split(/(?<=\n)…\n/).map(part => part.replace(/^(?!\n)/, '\n'));

describe('the first screen', () => {
  it('shows what the demo prints, line by line and in its order', () => {
    const [readme] = PAGES;
    const [shown = ''] = readme ? blocks(readme, 'text') : [];
    const printed = demo();
    let from = 0;
    for (const part of partsOf(shown)) {
      const at = printed.indexOf(part, from);
      expect(at, `${part}\nis not what the demo prints:\n${printed}`).toBeGreaterThanOrEqual(0);
      from = at + part.length - 1;
    }
    expect(shown.split('\n').length).toBeGreaterThan(15);
  });
});
