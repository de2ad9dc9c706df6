import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeLines, ENTRY_TYPES, encodeLine } from '../../src/journal/line.js';
import type { JournalLine } from '../../src/model/journal.js';
import { everPurged, everTrashed, stillInTrash } from '../../src/model/trash-items.js';

const page = readFileSync(new URL('../../docs/journal.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^### ([\w-]+)\n[^#]*?```text\n(.*)\n```$/gm)].map(([, type = '', line = '']) => ({ type, line }));
const { lines, damaged } = decodeLines(Buffer.from(examples.map(({ line }) => line).join('\n')));

describe('docs/journal.md', () => {
  it('has an example of every type of line, and of no other', () => {
    expect(examples.map(({ type }) => type).sort()).toEqual([...ENTRY_TYPES].sort());
    expect(lines.map(({ type }) => type)).toEqual(examples.map(({ type }) => type));
    expect(damaged).toEqual([]);
  });

  it.each(examples)('$type is written as the program writes it', ({ line }) => {
    const { v: _, writtenAt, ...entry } = decodeLines(Buffer.from(line)).lines[0] as JournalLine;
    expect(encodeLine(entry, writtenAt).trim()).toBe(line);
  });

  it('tells one story', () => {
    expect(everTrashed(lines)).toHaveLength(2);
    expect(everPurged(lines).map(({ from }) => from)).toEqual(['/home/me/Photos/DSC01203.xmp']);
    expect(stillInTrash(lines)).toEqual([]);
  });

  const hasJq = spawnSync('jq', ['--version']).status === 0;
  it.skipIf(!hasJq)('the command for a restore by hand lists what went where (skipped without jq)', () => {
    const filter = /^jq -Rr '(.*)' runs\//m.exec(page)?.[1] ?? '';
    const input = `torn {"v":1\n${examples.map(({ line }) => line).join('\n')}\n`;
    const { stdout } = spawnSync('jq', ['-Rr', filter], { input, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(everTrashed(lines).map(({ at, from }) => `${at}\t${from}`));
  });
});
