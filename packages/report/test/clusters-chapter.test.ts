import { type Analysis, encode, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { dendrogram } from '../src/chart/dendrogram.ts';
import { drawBoth, textsIn } from './fixture/draw.ts';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();
const numbers = (...values: number[]): Float64Array => Float64Array.from(values);

const clustered = {
  ...shop,
  stages: { ...shop.stages, clusters: 'done' },
  tables: {
    clusterProfiles: table({
      cluster: numbers(0, 1),
      customers: numbers(500, 300),
      customerShare: numbers(0.625, 0.375),
      revenue: numbers(200, 800),
      revenueShare: numbers(0.2, 0.8),
      suggestedName: ['Low <b>monetary</b>', 'High monetary'],
    }),
    clusterRules: table({
      cluster: numbers(0, 1),
      rule: ['monetary < 80', 'city "<i>Ulm</i>"; monetary >= 80'],
      customers: numbers(510, 290),
      precision: numbers(0.95, 0.9),
      recall: numbers(0.969, 0.87),
    }),
    clusterSegments: table({
      cluster: numbers(0, 1),
      nearest: encode(['Lost', 'Champions']),
      customers: numbers(250, 200),
      share: numbers(0.5, 0.667),
      jaccard: numbers(0.4, 0.6),
    }),
    dendrogramBranches: table({
      customers: numbers(400, 300, 100),
      cluster: numbers(0, 1, 0),
      share: numbers(1, 0.9, 0.8),
    }),
    dendrogramMerges: table({
      first: numbers(0, 1),
      second: numbers(2, 3),
      height: numbers(4, 9),
      customers: numbers(500, 800),
    }),
  },
} as unknown as Analysis;

describe('the chapter on clusters', () => {
  const page = readPage(clustered);

  it('tells each cluster by a rule, with what the rule costs', () => {
    expect(cellsOf(page, 'cluster-rules').slice(1)).toEqual([
      ['Low <b>monetary</b>', 'monetary < 80', '510', '95 %', '97 %'],
      ['High monetary', 'city "<i>Ulm</i>"; monetary >= 80', '290', '90 %', '87 %'],
    ]);
  });

  it('names the segment that a cluster is most like', () => {
    const rows = cellsOf(page, 'cluster-table').slice(1);
    expect(rows.map((row) => row.at(-1))).toEqual(['Lost, 50 % of the cluster', 'Champions, 67 % of the cluster']);
  });

  it('shows the tree, and says where it is made of a sample', () => {
    expect(chapterText(page, 'clusters')).toContain('How the customers come together');
    expect(chapterText(page, 'clusters')).not.toContain('a sample of');
    const { dendrogramBranches: _, ...others } = clustered.tables ?? {};
    expect(chapterText(readPage({ ...clustered, tables: others }), 'clusters')).not.toContain('come together');
    const more = {
      ...clustered,
      tables: {
        ...clustered.tables,
        dendrogramBranches: table({
          customers: numbers(40, 30, 10),
          cluster: numbers(0, 1, 0),
          share: numbers(1, 1, 1),
        }),
      },
    };
    expect(chapterText(readPage(more as Analysis), 'clusters')).toContain('a sample of 80 customers');
  });

  it('draws three branches and two merges without crossing lines', () => {
    const branches = ['a', 'b', 'c'].map((label) => ({ label, colour: 'var(--s1)', customers: 10 }));
    const merges = [
      { first: 0, second: 2, height: 4 },
      { first: 1, second: 3, height: 9 },
    ];
    for (const picture of drawBoth((width) => dendrogram(branches, merges, width))) {
      expect(picture.querySelectorAll('circle')).toHaveLength(3);
      expect(picture.querySelectorAll('path[stroke="var(--s1)"]')).toHaveLength(6);
      expect(textsIn(picture)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'Distance at which they merge']));
      // b stands outside of a and c, which merge first
      const at = textsIn(picture).filter((label) => ['a', 'b', 'c'].includes(label));
      expect(at).toHaveLength(3);
    }
  });
});
