import { type Analysis, encode, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { riskTree } from '../src/chart/risk-tree.ts';
import { drawWide, textsIn } from './fixture/draw.ts';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();

function withChurn(rocAuc: number): Analysis {
  const { customers } = shop;
  const churnProbability = Float64Array.from({ length: customers.length }, (_, row) => (row % 10) / 10);
  return {
    ...shop,
    stages: { ...shop.stages, churn: 'done' },
    customers: { ...customers, columns: { ...customers.columns, churnProbability } },
    tables: {
      churnOutlook: table({ days: [90], gap: [90], churnRate: [0.25], rocAuc: [rocAuc] }),
      churnTree: table({
        depth: [0, 1, 1],
        answer: ['all', 'recency < 30', 'recency >= 30 & <b>more</b>'],
        customers: [100, 60, 40],
        mean: [0.25, 0.1, 0.475],
      }),
      churnCalls: table({
        customer: encode(['Ada & Co', 'Bo']),
        churnProbability: [0.8, 0.4],
        worth: [1000, 500],
        atStake: [800, 200],
        reasons: ['recency 80 raises the odds 3 times', 'like the mean customer'],
      }),
    },
  } as Analysis;
}

describe('the chapter on who may leave', () => {
  const page = readPage(withChurn(0.85));

  it('tells the window, the rate and how well it was foretold', () => {
    const text = chapterText(page, 'churn');
    for (const words of ['90 days', '25', '85', 'The riskiest group']) expect(text).toContain(words);
    expect(text).not.toContain('little more than chance');
    expect(chapterText(readPage(withChurn(0.51)), 'churn')).toContain('little more than chance');
    expect(chapterText(readPage(withChurn(Number.NaN)), 'churn')).toContain('do not reach back far enough');
  });

  it('lists whom to call, with reasons, and escapes ids', () => {
    const cells = cellsOf(page, 'churn-calls');
    expect(cells.flat()).toContain('Ada & Co');
    expect(cells.flat().join(' ')).toContain('recency 80 raises the odds 3 times');
  });

  it('says why it is not there where the stage did not run', () => {
    const bare = { ...shop, stages: { ...shop.stages, churn: 'needs customers who came back' } } as Analysis;
    expect(chapterText(readPage(bare), 'churn')).toContain('needs customers who came back');
  });

  it('draws each node of the tree with its answer and its share', () => {
    const nodes = [
      { depth: 0, answer: 'all customers', customers: 100, share: 0.25 },
      { depth: 1, answer: 'recency < 30', customers: 60, share: 0.1 },
      { depth: 1, answer: 'recency >= 30', customers: 40, share: 0.475 },
    ];
    const texts = textsIn(drawWide((width: number) => riskTree(nodes, width)) as never);
    for (const { answer } of nodes) expect(texts).toContain(answer);
  });
});
