import { type Analysis, customerTable, encode, filterRows, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { calibrationDots } from '../src/chart/calibration-dots.ts';
import { gainsCurve } from '../src/chart/gains-curve.ts';
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
      churnGains: table({ share: [0.1, 0.2, 0.5, 1], captured: [0.32, 0.55, 0.9, 1], lift: [3.2, 2.75, 1.8, 1] }),
      churnCalibration: table({
        customers: [50, 50],
        predicted: [0.1, 0.6],
        actual: [0.08, 0.3],
        lower: [0.03, 0.19],
        upper: [0.19, 0.44],
      }),
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

  it('lists who gave a signal, the latest first, also where no risk was told', () => {
    const signals = customerTable(['Ada & Co', 'Bo'], {
      time: [Date.UTC(2025, 0, 5), Date.UTC(2025, 1, 6)],
      signal: encode(['wants to leave', '<b>upset</b>']),
    });
    const analysis = withChurn(0.85);
    const told = readPage({ ...analysis, tables: { ...analysis.tables, signals } } as Analysis);
    expect(cellsOf(told, 'churn-signals').slice(1)).toEqual([
      ['Bo', '<b>upset</b>', '6 February 2025'],
      ['Ada & Co', 'wants to leave', '5 January 2025'],
    ]);
    const notTold = { ...analysis, stages: { ...analysis.stages, churn: 'too few' }, tables: { signals } } as Analysis;
    expect(chapterText(readPage(notTold), 'churn')).toContain('2 signals still open');
    const nobody = { ...analysis, tables: { signals: filterRows(signals, [0, 0]) } } as Analysis;
    expect(chapterText(readPage(nobody), 'churn')).toContain('No signal is open');
  });

  it('speaks of contracts where there are some', () => {
    const analysis = withChurn(0.85);
    const churnOutlook = table({ days: [90], gap: [Number.NaN], churnRate: [0.25], rocAuc: [0.85] });
    const text = chapterText(
      readPage({ ...analysis, tables: { ...analysis.tables, churnOutlook } } as Analysis),
      'churn',
    );
    expect(text).toContain('A contract is foretold to end within');
    expect(text).not.toContain('Silence');
  });

  it('lists whom to call, with reasons, and escapes ids', () => {
    const cells = cellsOf(page, 'churn-calls');
    expect(cells.flat()).toContain('Ada & Co');
    expect(cells.flat().join(' ')).toContain('recency 80 raises the odds 3 times');
  });

  it('shows whom the risks found in the test, and whether they were right', () => {
    const text = chapterText(page, 'churn').replaceAll('\u00a0', ' ');
    expect(text).toContain('Among the riskiest 10 % were 32 % of all who left: 3.2 times as many');
    expect(text).toContain('In 1 of 2 groups the risk that was told lies outside');
    expect(cellsOf(page, 'churn-gains').slice(1)).toHaveLength(4);
    expect(cellsOf(page, 'churn-calibration').at(-1)).toEqual(expect.arrayContaining(['60 %', '30 %']));
  });

  it('shows neither where there was no test', () => {
    const { churnGains: _gains, churnCalibration: _table, ...others } = withChurn(0.8).tables ?? {};
    const text = chapterText(readPage({ ...withChurn(0.8), tables: others }), 'churn');
    expect(text).not.toContain('Whom the risks find');
    expect(text).not.toContain('at their word');
  });

  it('draws gains over the line of a draw by lot, and calibration over the line where both agree', () => {
    const steps = [
      { share: 0.5, captured: 0.8 },
      { share: 1, captured: 1 },
    ];
    expect(textsIn(drawWide((width: number) => gainsCurve(steps, [0.5], width)) as never)).toContain('80 %');
    const groups = [{ predicted: 0.2, actual: 0.25, lower: 0.1, upper: 0.4 }];
    const picture = drawWide((width: number) => calibrationDots(groups, width)) as never as Element;
    expect(picture.querySelectorAll('circle')).toHaveLength(1);
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
