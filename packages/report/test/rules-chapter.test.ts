import { type Analysis, encode, type ListColumn, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { ruleGraph } from '../src/chart/rule-graph.ts';
import { ruleMatrix, ruleScatter } from '../src/chart/rule-scatter.ts';
import { attribute, drawBoth, drawWide, textsIn } from './fixture/draw.ts';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

function lists(rows: readonly (readonly string[])[]): ListColumn {
  const offsets = Uint32Array.from([0, ...rows.map((_, row) => rows.slice(0, row + 1).flat().length)]);
  return { ...encode(rows.flat()), offsets };
}

const shop = shopAnalysis();
const withRules = (
  antecedent: readonly string[][],
  consequent: readonly string[][],
  names: readonly string[][] = [],
): Analysis => {
  const all = (value: number): Float64Array => new Float64Array(antecedent.length).fill(value);
  const counts = { count: all(60), antecedentCount: all(80), consequentCount: all(100), n: all(1000) };
  const measures = {
    support: all(0.06),
    confidence: all(0.75),
    lift: all(7.5),
    leverage: all(0.052),
    conviction: all(3.6),
  };
  return {
    ...shop,
    stages: { ...shop.stages, rules: 'done' },
    rules: table({ antecedent: lists(antecedent), consequent: lists(consequent), ...counts, ...measures }),
    tables: {
      productNames: table({
        product: encode(names.map(([id]) => id)),
        productName: encode(names.map(([, name]) => name)),
      }),
      promotions: table({
        antecedent: lists(antecedent.slice(0, 1)),
        item: encode(consequent.slice(0, 1).flat()),
        customers: antecedent.slice(0, 1).map(() => 21),
        confidence: antecedent.slice(0, 1).map(() => 0.75),
        lift: antecedent.slice(0, 1).map(() => 7.5),
        reason: antecedent.slice(0, 1).map(() => 'of 80 baskets with D1 60 hold W1 too'),
      }),
    },
  };
};
const before = [['D1'], ['W1'], ['D1', 'B1']];
const after = [['W1'], ['D1'], ['F1']];
const page = readPage(
  withRules(before, after, [
    ['D1', 'Diapers'],
    ['W1', 'Wipes'],
    ['B1', '<b>Beer</b>'],
  ]),
);

describe('the chapter on what is bought together', () => {
  it('lists rules with the counts behind them, products by name', () => {
    const [head, first, , third] = cellsOf(page, 'rule-table');
    expect(head).toEqual(['Who buys', 'also buys', 'Confidence', 'Times chance', 'Baskets', 'Why']);
    expect(first).toEqual(['Diapers', 'Wipes', '75 %', '7.5', '60', '60 of 80 baskets; by chance it would be 8.0']);
    expect(third?.slice(0, 2)).toEqual(['Diapers, <b>Beer</b>', 'F1']);
  });
  it('says whom a promotion could reach', () => {
    const [, first] = cellsOf(page, 'promotion-table');
    expect(first).toEqual(['Wipes', 'Diapers', '21', '75 %', '7.5']);
  });
  it('draws scatter, matrix and graph, each wide and narrow, each told in words', () => {
    const labels = [...page.querySelectorAll('section#rules svg')].map((svg) => svg.getAttribute('aria-label') ?? '');
    expect(labels.map((label) => label.split(' ')[0])).toEqual(['Dots', 'Dots', 'Matrix', 'Matrix', 'Graph', 'Graph']);
    expect(labels[4]).toContain('Diapers to Wipes');
  });
  it('says why there is none where the stage did not run, and that there is none where it found none', () => {
    const missing = { ...shop, stages: { ...shop.stages, rules: 'needs a column of products: map product=...' } };
    expect(chapterText(readPage(missing), 'rules')).toContain('did not run: needs a column of products');
    expect(chapterText(readPage(withRules([], [])), 'rules')).toContain(
      'No two products are bought together more often',
    );
  });
  it('does without matrix and graph where nothing is to be seen in them', () => {
    const one = readPage(withRules([['a', 'b']], [['c']]));
    expect(one.querySelectorAll('section#rules svg')).toHaveLength(2);
  });
});

describe('the pictures', () => {
  const rules = [
    { support: 0.01, confidence: 0.9, lift: 9 },
    { support: 0.1, confidence: 0.3, lift: 1.1 },
  ];
  it('scatter: the more frequent to the right, the surer above, the further from chance the fuller', () => {
    const [rare, common] = [...drawWide((width) => ruleScatter(rules, width)).querySelectorAll('circle')];
    expect(attribute(rare, 'cx')).toBeLessThan(attribute(common, 'cx'));
    expect(attribute(rare, 'cy')).toBeLessThan(attribute(common, 'cy'));
    expect(attribute(rare, 'fill-opacity')).toBeGreaterThan(attribute(common, 'fill-opacity'));
  });
  it('matrix: one dot a pair, the surer the larger', () => {
    const cells = [
      { before: 'a', after: 'b', confidence: 1, lift: 4 },
      { before: 'b', after: 'a', confidence: 0.25, lift: 4 },
    ];
    for (const picture of drawBoth((width) => ruleMatrix(cells, width))) {
      const [sure, unsure] = [...picture.querySelectorAll('circle')];
      expect(attribute(sure, 'r')).toBeCloseTo(2 * attribute(unsure, 'r'), 1);
      expect(textsIn(picture)).toEqual(expect.arrayContaining(['a', 'b']));
    }
  });
  it('graph: an arrow a tie, a point and a label an item, long names cut, and no more items than can be read', () => {
    const ties = Array.from({ length: 40 }, (_, i) => ({
      from: `item ${i}`,
      to: `something long that is bought with it ${i}`,
      confidence: 0.5,
      lift: 3,
    }));
    const [wide, narrow] = drawBoth((width) => ruleGraph(ties, width));
    expect(wide.querySelectorAll('circle')).toHaveLength(24);
    expect(narrow.querySelectorAll('circle')).toHaveLength(12);
    expect(wide.querySelectorAll('[aria-label], path').length).toBeGreaterThan(0);
    for (const text of textsIn(wide)) expect([...text].length).toBeLessThanOrEqual(22);
  });
});
