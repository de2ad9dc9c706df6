// "PASSED FAILED" from vitest's JSON report (argument 1) and its exit status (argument 2), then a line for each thing that failed.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [, , report, status] = process.argv;
let passed = 0;
const failures = [];
const firstLine = text => (text ?? '').split('\n')[0].slice(0, 300);
if (existsSync(report)) {
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  passed = numPassedTests;
  for (const { name, status: outcome, message, assertionResults } of testResults) {
    const failed = assertionResults.filter(test => test.status === 'failed');
    const file = relative(process.cwd(), name);
    failures.push(...failed.map(test => `${file}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`));
    if (outcome === 'failed' && failed.length === 0) failures.push(`${file}: it could not be loaded: ${firstLine(message)}`);
  }
}
// It failed outside any test, or wrote no report, or no test ran.
if (failures.length === 0 && (status !== '0' || passed === 0)) failures.push(`npm test ended with ${status}, outside any test`);
process.stdout.write([`${passed} ${failures.length}`, ...failures.map(line => `FAIL ${line}`)].join('\n').concat('\n'));
