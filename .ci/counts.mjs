// "PASSED FAILED" from vitest's JSON report (argument 1) and its exit status (argument 2).
import { existsSync, readFileSync } from 'node:fs';

const [, , report, status] = process.argv;
let passed = 0;
let failed = 0;
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const notLoaded = testResults.filter(file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'));
  passed = numPassedTests;
  failed = numFailedTests + notLoaded.length;
}
// It failed outside any test, or wrote no report, or no test ran.
if (failed === 0 && (status !== '0' || passed === 0)) failed = 1;
process.stdout.write(`${passed} ${failed}\n`);
