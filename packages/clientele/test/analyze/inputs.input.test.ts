import { analyze, customerTable, parseInteractions, table } from 'clientele';
import { describe, expect, it } from 'vitest';

const lines = [
  { customer: 'Ada', time: '2026-01-05', amount: 20 },
  { customer: 'Ada', time: '2026-03-01', amount: 35 },
  { customer: 'Bo', time: '2026-01-09', amount: 10 },
];
const event = { customer: 'Ada', time: '2026-02-01', kind: 'view' };

describe('what an analysis may know besides order lines', () => {
  it('is refused by the name of its option', () => {
    expect(() => analyze(lines, { interactions: 7 as never })).toThrow(
      /interactions must be a log, or an array of rows/,
    );
    expect(() => analyze(lines, { customers: [{ customer: 'Ada' }] as never })).toThrow(
      /customers must be a table with the column "customer"/,
    );
    expect(() => analyze(lines, { products: table({ name: ['Umbrella'] }) })).toThrow(
      /products must be a table with the column "product"/,
    );
  });

  it('may have bad rows, up to maxBad, and says how many', () => {
    const rows = [...Array.from({ length: 30 }, () => event), { ...event, time: 'soon' }];
    const notes = analyze(lines, { interactions: rows }).notes.filter(({ code }) => code === 'rows-set-aside');
    expect(notes.map(({ message }) => message)).toEqual([
      '1 of 31 rows of interactions could not be used and are set aside',
    ]);
    expect(() => analyze(lines, { interactions: rows, maxBad: 0.01 })).toThrow(
      'analyze, interactions: 1 of 31 rows cannot be used',
    );
  });

  it('ends where the observation ends', () => {
    const late = { ...event, time: '2026-03-02' };
    const { notes } = analyze(lines, { interactions: parseInteractions([event, late]) });
    expect(notes.find(({ code }) => code === 'rows-after-as-of')?.details).toEqual({
      input: 'interactions',
      rows: 1,
      of: 2,
    });
  });

  it('knows each customer once', () => {
    const customers = customerTable(['Ada', 'Bo', 'Ada'], { city: ['Rome', 'Oslo', 'Bern'] });
    expect(() => analyze(lines, { customers })).toThrow('customers row 2: customer "Ada" stands in two rows');
  });
});
