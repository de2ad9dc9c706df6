import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/disk/bin.js';

const PAGE = readFileSync(join(PROJECT, 'docs/contributing.md'), 'utf8');
const parts = PAGE.split(/^## /m)
  .slice(1)
  .map(part => ({
    title: part.split('\n')[0] ?? '',
    patch: /^```diff\n([\s\S]*?)^```$/m.exec(part)?.[1],
    steps: [...part.matchAll(/^\d\. (.*)$/gm)].map(match => match[1] ?? ''),
    text: part,
  }))
  .filter(({ patch }) => patch !== undefined);
const filesOf = (patch: string): string[] => [...patch.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(match => match[1] ?? '');

describe('docs/contributing.md', () => {
  it('tells of formats, sidecars, stem rules and languages', () => {
    expect(parts.map(({ title }) => title)).toEqual(['A format', 'A sidecar', 'A stem rule', 'A language']);
  });

  it.each(parts)('$title: its example applies to the code as it stands', ({ patch }) => {
    const { status, stderr } = spawnSync('git', ['apply', '--check', '-'], { cwd: PROJECT, input: patch, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.each(parts)('$title: names at most five files, all that its example touches among them', ({ patch = '', steps, text }) => {
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(5);
    const unnamed = filesOf(patch).filter(file => !text.includes(`\`${file}\``));
    expect(unnamed.filter(file => existsSync(join(PROJECT, file)))).toEqual([]);
  });
});
