import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fitsWithoutSuite } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter(
  (file) => !file.includes('node_modules'),
);
const textsOf = (pattern: RegExp): [string, string][] =>
  files.filter((file) => pattern.test(file)).map((file) => [file, readFileSync(packages + file, 'utf8')]);

describe('the registry of estimators', () => {
  it('finds every exported fit in a contract suite', () => {
    const indexes = textsOf(/^[^/]+\/src\/index\.ts$/);
    const contracts = textsOf(/^[^/]+\/test\/.*\.contract\.test\.ts$/);
    expect(indexes.length).toBeGreaterThan(5);
    expect(fitsWithoutSuite({ indexes: new Map(indexes), contracts: contracts.map(([, text]) => text) })).toEqual([]);
  });
  it('names a fit that no suite names', () => {
    const indexes = new Map([
      ['rfm', "export { type FitRfmScoresOptions, fitRfmScores } from './scores/fit.ts';"],
      ['clv', "export { fitBgNbd, parseBgNbdModel } from './bg-nbd/fit.ts';"],
    ]);
    const suite = "checkEstimator({ name: 'fitRfmScores' })";
    expect(fitsWithoutSuite({ indexes, contracts: [suite] })).toEqual(['clv: fitBgNbd']);
  });
  it('does not count a name that stands outside a suite', () => {
    const indexes = new Map([['clv', "export { fitBgNbd } from './bg-nbd/fit.ts';"]]);
    expect(fitsWithoutSuite({ indexes, contracts: ["const sample = { name: 'fitBgNbd' };"] })).toEqual([
      'clv: fitBgNbd',
    ]);
  });
});
