import { type Analysis, encode, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { flowMap } from '../src/chart/flow-map.ts';
import { drawBoth, textsIn } from './fixture/draw.ts';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();

function withFlows(from: (string | null)[], to: (string | null)[], customers: number[]): Analysis {
  const revenue = Float64Array.from(customers, (count) => count * 100);
  const flows = table({ from: encode(from), to: encode(to), customers: Float64Array.from(customers), revenue });
  const note = { code: 'segment-flows', message: '', details: { before: Date.UTC(2024, 10, 17, 23) } };
  return { ...shop, tables: { segmentFlows: flows }, notes: [...shop.notes, note] } as Analysis;
}

describe('the flows between segments', () => {
  const page = readPage(
    withFlows(
      ['Champions', 'Champions', 'Lost', '<b>own</b>', null],
      ['Champions', 'Lost', 'Lost', 'Champions', 'Champions'],
      [30, 20, 40, 10, 7],
    ),
  );

  it('say both dates, who stayed and who came', () => {
    const text = chapterText(page, 'segments');
    expect(text).toContain('17 November 2024');
    expect(text).toContain('17 November 2025');
    expect(text).toContain('Of those known before, 70 % stayed in their segment. 7 customers came since.');
  });

  it('list the largest moves, with the sales since; who stayed or came is none', () => {
    expect(cellsOf(page, 'segment-moves').slice(1)).toEqual([
      ['Champions', 'Lost', '20', '2,000'],
      ['<b>own</b>', 'Champions', '10', '1,000'],
    ]);
  });

  it('are not there without an earlier date', () => {
    expect(chapterText(readPage(shop), 'segments')).not.toContain('Who moved');
  });

  it('draw a ribbon a flow and a bar a group, as thick as the customers', () => {
    const group = (name: string, customers: number) => ({ name, colour: 'var(--s0)', customers });
    const view = {
      before: [group('Champions', 50), group('A name that is much too long for its room', 50)],
      after: [group('Champions', 100)],
      flows: [
        { from: 0, to: 0, customers: 50, stays: true },
        { from: 1, to: 0, customers: 50, stays: false },
      ],
    };
    for (const picture of drawBoth((width) => flowMap(view, ['then', 'now'], width))) {
      expect(picture.querySelectorAll('path[fill="var(--s0)"]')).toHaveLength(2);
      const heights = [...picture.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('height')));
      expect(heights).toEqual([210, 210, 420]);
      expect(textsIn(picture)).toEqual(expect.arrayContaining(['Champions 50', 'Champions 100', 'then', 'now']));
    }
  });
});
