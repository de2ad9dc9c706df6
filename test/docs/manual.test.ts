import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.js';
import { PROJECT } from '../support/disk/bin.js';
import { manualPage, partsOf, verbsOf } from './manual.js';

const page = readFileSync(join(PROJECT, 'docs/manual.md'), 'utf8');
const program = buildProgram(async () => undefined);

describe('docs/manual.md', () => {
  it('has every verb once, then the exit codes', () => {
    expect(partsOf(page)).toEqual([...verbsOf(program).keys(), 'exit codes']);
  });
  it('says what the program says; after a change: npx vitest run test/docs/manual.test.ts -u', () =>
    expect(manualPage(page, program)).toMatchFileSnapshot('../../docs/manual.md'));
});
