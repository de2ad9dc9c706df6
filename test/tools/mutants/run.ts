import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MUTANTS, type Mutant } from './list.js';

/** What became of a mutant. `red`: a test failed, and which; `green`: none did; `broken`: it could not be tried. */
export type Fate = { readonly is: 'red'; readonly by: string } | { readonly is: 'green' } | { readonly is: 'broken'; readonly why: string };

const COPIED = ['src', 'test', 'fixtures', 'docs', 'package.json', 'tsconfig.json'];

/** Takes each guard that all words fit, or its file, out of a copy of the sources and runs the tests that must notice. Gives the exit status. */
export function mutants(root: string, words: readonly string[], tell: (line: string) => void): number {
  const chosen = MUTANTS.filter(({ guard, file }) => words.every(word => `${guard} ${file}`.includes(word)));
  if (chosen.length === 0) {
    tell(`no guard is named ${words.join(' ')}`);
    return 1;
  }
  const copy = mkdtempSync(join(tmpdir(), 'rawtwin-mutants-'));
  let survivors = 0;
  try {
    for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const whole = testsIn(copy, [...new Set(chosen.flatMap(({ tests }) => tests))]);
    if (whole.is !== 'green') throw new Error(`with every guard in place the tests are ${JSON.stringify(whole)}`);
    for (const mutant of chosen) {
      const started = Date.now();
      const fate = fateOf(copy, mutant);
      if (fate.is !== 'red') survivors++;
      const shown = fate.is === 'red' ? `red    ${fate.by}` : fate.is === 'green' ? 'GREEN  no test noticed' : `BROKEN ${fate.why}`;
      tell(`${mutant.guard.padEnd(82)} ${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${shown}`);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
  tell(`${chosen.length - survivors} of ${chosen.length} guards are watched by a test`);
  return survivors > 0 ? 1 : 0;
}

function fateOf(copy: string, { file, find, put, tests }: Mutant): Fate {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) return { is: 'broken', why: `${file} does not hold it once` };
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
  try {
    return testsIn(copy, tests);
  } finally {
    writeFileSync(path, text);
  }
}

/** A file that cannot be loaded is no failed test: such a mutant shows nothing. */
function testsIn(copy: string, tests: readonly string[]): Fate {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const words = ['run', ...tests, '--bail', '1', '--reporter', 'json', '--outputFile', report];
  const { status, stderr } = spawnSync(process.execPath, [join(copy, 'node_modules/vitest/vitest.mjs'), ...words], {
    cwd: copy,
    encoding: 'utf8',
  });
  if (status === 0) return { is: 'green' };
  if (!existsSync(report)) return { is: 'broken', why: stderr.slice(0, 300) };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { status: string; fullName: string }[] }[];
  };
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).find(test => test.status === 'failed');
  return failed ? { is: 'red', by: failed.fullName } : { is: 'broken', why: stderr.slice(0, 300) };
}
