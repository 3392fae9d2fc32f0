/**
 * Part of `.ci/run`: the folder that the demo wrote has what the README promises, with the numbers that are known of its data,
 * and what the README shows of its output was printed.
 *
 *     node house/check-demo.mjs OUTPUT [FOLDER]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [printed = '', folder = 'clientele-demo'] = process.argv.slice(2);
const problems = [];
const expect = (holds, what) => holds || problems.push(what);
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
const lines = (name) => read(name).split('\n').length - 1;

const summary = JSON.parse(read('summary.json') || '{}');
expect(summary.lines === 9994, `summary.json: 9,994 lines, got ${summary.lines}`);
expect(summary.customers === 793, `summary.json: 793 customers, got ${summary.customers}`);
expect(summary.orders === 5009, `summary.json: 5,009 orders, got ${summary.orders}`);
expect(Math.abs(summary.sales - 2297200.86) < 0.01, `summary.json: sales 2,297,200.86, got ${summary.sales}`);
expect(summary.issues?.['exact-duplicate'] === 1, 'summary.json: one exact duplicate');
expect(summary.issues?.['product-with-several-names'] === 32, 'summary.json: 32 products with several names');
expect(summary.stages?.rfm === 'done' && summary.stages?.clv === 'done', 'summary.json: rfm and clv done');

expect(lines('customers.csv') === 794, `customers.csv: 793 rows, got ${lines('customers.csv') - 1}`);
expect(lines('segments.csv') > 4, 'segments.csv: more than 3 segments');
expect(lines('campaign.csv') > 1, 'campaign.csv: rows');
expect(lines('issues.csv') >= 34, 'issues.csv: 33 findings or more');
expect(lines('rules.csv') === 1, 'rules.csv: a header');

const report = read('report.html');
expect(report.startsWith('<!doctype html>') || report.startsWith('<!DOCTYPE html>'), 'report.html: a page');
expect(report.includes('<svg'), 'report.html: charts');
expect(!/<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?https?:/.test(report), 'report.html: loads nothing');

const models = existsSync(join(folder, 'models')) ? readdirSync(join(folder, 'models')) : [];
for (const name of ['rfm-scores.json', 'clv-bg-nbd.json', 'clv-gamma-gamma.json']) {
  expect(models.includes(name), `models/${name}`);
  if (models.includes(name)) expect(typeof JSON.parse(read(join('models', name))).kind === 'string', `${name}: a kind`);
}

const output = new Set(readFileSync(printed, 'utf8').split('\n'));
const [, shown = ''] = /```text\n([^`]*)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
expect(shown.split('\n').length > 5, 'README.md: an excerpt of the output');
for (const line of shown.split('\n')) expect(line === '…' || output.has(line), `the output: ${line}`);

if (problems.length > 0) {
  process.stderr.write(`the demo's folder lacks:\n${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write('the demo wrote what it should\n');
}
