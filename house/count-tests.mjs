/**
 * Prints what vitest's JSON reports add up to, as `N passed, N failed, N skipped`.
 *
 *     node house/count-tests.mjs FOLDER|FILE [--none-skipped]
 *
 * Ends with 1 where no test passed, and with `--none-skipped` also where one was skipped.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [place = '.', ...flags] = process.argv.slice(2);
const files = statSync(place).isDirectory()
  ? readdirSync(place)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(place, name))
  : [place];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const file of files) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  total.passed += report.numPassedTests;
  // A test file that cannot be loaded has no tests to count: it fails as one.
  total.failed += report.numFailedTests + report.testResults.filter(isBrokenFile).length;
  total.skipped += report.numPendingTests + report.numTodoTests;
}

function isBrokenFile(result) {
  return result.status === 'failed' && result.assertionResults.length === 0;
}

process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
if (total.passed === 0 || (flags.includes('--none-skipped') && total.skipped > 0)) process.exitCode = 1;
