import {
  describeTree,
  explainChurn,
  fitGradientBoosting,
  fitLogistic,
  fitTree,
  toRows,
  treeNodes,
  treeRules,
} from '@clientele/churn';
import { InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const label = [1, 1, 1, 0, 1, 0, 0, 0];
const rising = [1, 2, 3, 4, 5, 6, 7, 8];

/** What is said of the second customer, up to the effect. */
function said(name: string, value: number): string {
  const cells = rising.map((one, row) => (row === 1 ? value : one));
  const model = fitLogistic({ [name]: rising, label }, { l2: 1 });
  const [, reason] = explainChurn(model, { [name]: cells }, { words: 'plain' }).reasons;
  return String(reason).replace(/ (raises|lowers) the odds.*/s, '');
}

describe('features in plain words', () => {
  it.each([
    ['recency', 80, 'last purchase 80 days ago (mean 4.5)'],
    ['recency', 1, 'last purchase 1 day ago (mean 4.5)'],
    ['tenure', 400, 'first purchase 400 days ago (mean 4.5)'],
    ['frequency', 1, '1 purchase in all (mean 4.5)'],
    ['totalSpend', 540.25, 'spend of 540 in all (mean 4.5)'],
    ['cadence', 12.5, 'a purchase every 13 days (mean 4.5)'],
    ['recencyRatio', 2.4, 'silence of 2.4 times the own cadence (mean 4.5)'],
    ['purchaseDays30', 3, '3 days with a purchase in the last 30 days (mean 4.5)'],
    ['spend365', 0, 'spend of 0 in the last 365 days (mean 4.5)'],
    ['trend90', -0.5, 'purchases less often (trend -0.5) in the last 90 days against the 90 before (mean 4.5)'],
    ['trend90', 0, 'purchases as often in the last 90 days against the 90 before (mean 4.5)'],
    ['count90:cancel-page', 3, '“cancel page” 3 times in the last 90 days (mean 4.5)'],
    ['count30:cancel_page', 1, '“cancel page” once in the last 30 days (mean 4.5)'],
    ['count30:login', 0, '“login” never in the last 30 days (mean 4.5)'],
    ['trend30:a:b', 1, '“a:b” more often (trend 1) in the last 30 days against the 30 before (mean 4.5)'],
    ['interactions90', 12, '12 interactions in the last 90 days (mean 4.5)'],
    ['interactionRecency', 40, 'last interaction 40 days ago (mean 4.5)'],
    ['feedback90', 2, '2 texts of feedback in the last 90 days (mean 4.5)'],
    ['ratingLast', 2, 'last rating of 2 (mean 4.5)'],
    ['visits', 20, 'visits 20 (mean 4.5)'],
    ['count90', 20, 'count90 20 (mean 4.5)'],
  ])('%s of %d: %s', (name, value, words) => {
    expect(said(name, value)).toBe(words);
  });

  it('say names unless asked, and categories by their names', () => {
    const model = fitLogistic({ recency: rising, label }, { l2: 1 });
    expect(explainChurn(model, { recency: [80] }).reasons[0]).toMatch(/^recency 80 \(mean 4.5\) raises|lowers/);
    const plans = fitLogistic({ tenure: ['new', 'old', 'new', 'old', 'new', 'old', 'old', 'old'], label }, { l2: 1 });
    expect(explainChurn(plans, { tenure: ['new'] }, { words: 'plain' }).reasons[0]).toMatch(/^tenure "new"/);
  });

  it('are said of missing cells by name, and without a mean where the model knows none', () => {
    const model = fitGradientBoosting(
      { recency: rising.map((one) => (one === 8 ? Number.NaN : one)), label },
      { rounds: 5, validation: 0, minInformation: 0.1, subsample: 1 },
    );
    const { reasons } = explainChurn(model, { recency: [Number.NaN, 2] }, { words: 'plain' });
    expect(reasons[0]).toMatch(/^recency missing/);
    expect(reasons[1]).toMatch(/^last purchase 2 days ago (raises|lowers)/);
  });

  it('are the questions of trees', () => {
    const tree = fitTree({ 'count90:cancel-page': rising, label: [0, 0, 0, 0, 1, 1, 1, 1] }, { minLeaf: 1 });
    const question = '“cancel page” in the last 90 days >= 4.5';
    expect(toRows(treeNodes(tree, { words: 'plain' }))[2]).toMatchObject({ answer: question });
    expect(toRows(treeRules(tree, { words: 'plain' }))[0]).toMatchObject({ rule: question });
    expect(describeTree(tree, { words: 'plain' })).toContain(question);
    expect(explainChurn(tree, { 'count90:cancel-page': [7] }, { words: 'plain' }).reasons).toEqual([question]);
    expect(treeNodes(tree).columns.answer[2]).toBe('count90:cancel-page >= 4.5');
    for (const verb of [treeNodes, treeRules, describeTree]) {
      expect(() => verb(tree, { words: 'long' } as never)).toThrow(InvalidOptionError);
    }
  });
});
