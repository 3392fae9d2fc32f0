import { type Analysis, customerTable, encode, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();

function withOffers(hitRate: number, tables: Analysis['tables'] = {}): Analysis {
  return {
    ...shop,
    stages: { ...shop.stages, nbo: 'done', campaign: 'done' },
    campaign: customerTable(['Ada', 'Bo', 'Cy'], {
      channel: encode(['email', 'email', 'mail']),
      offer: encode(['tea <10>', 'tea <10>', 'stay']),
      reason: ['because of jam', 'popular', 'rate as given'],
      expectedValue: [2, 3, 7],
      group: encode(['treated', 'control', 'treated']),
    }),
    tables: {
      offersTest: table({
        repeats: ['include'],
        customers: [120],
        hitRate: [hitRate],
        itemsOffered: [40],
        popularHitRate: [0.3],
      }),
      recommendations: customerTable(['Ada', 'Ada', 'Bo'], {
        rank: [1, 2, 1],
        item: encode(['p1', 'p2', 'p1']),
        score: [3, 2, 1],
        reason: ['bought before', 'popular', 'popular'],
        probability: [0.4, 0.1, 0.2],
      }),
      offerNames: table({ product: ['p1', 'p2'], productName: ['Green tea', 'Jam'] }),
      ...tables,
    },
  } as Analysis;
}

const removed = table({ offer: ['stay', 'tea <10>'], rule: ['eligibility', 'not-worth-it'], customers: [5, 80] });

describe('the chapter on what to offer next', () => {
  it('tells how well lists did beside the same for all', () => {
    const text = chapterText(readPage(withOffers(0.5)), 'offers');
    for (const words of ['50', '30', '120', 'repeat purchases included']) expect(text).toContain(words);
    expect(text).not.toContain('did not surely do better');
    expect(chapterText(readPage(withOffers(0.2)), 'offers')).toContain('did not surely do better');
  });

  it('names the products that lead lists, with the share that bought them before', () => {
    const rows = cellsOf(readPage(withOffers(0.5)), 'offer-leaders');
    expect(rows.flat()).toContain('Green tea');
    expect(rows.flat().join(' ')).toMatch(/2 50.*30/);
  });

  it('adds the campaign up by offer, and says whom rules kept from which', () => {
    const page = readPage(withOffers(0.5, { offersRemoved: removed }));
    expect(cellsOf(page, 'offer-sums').flat()).toContain('tea <10>');
    expect(cellsOf(page, 'offers-removed').flat()).toEqual(expect.arrayContaining(['costs more than it brings', '80']));
    expect(chapterText(page, 'offers')).toContain('3 contacts in all');
  });

  it('tells nothing of money without offers, and why it is not there where the stage did not run', () => {
    expect(chapterText(readPage(withOffers(0.5)), 'offers')).toContain('nothing is told of money');
    const bare = { ...shop, stages: { ...shop.stages, nbo: 'needs a column of products' }, tables: {} } as Analysis;
    expect(chapterText(readPage(bare), 'offers')).toContain('needs a column of products');
  });
});
