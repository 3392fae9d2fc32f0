import { customerTable, type Row, type Table, toRows } from '@clientele/core';
import { analyze } from 'clientele';
import { describe, expect, it } from 'vitest';

const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'];
/** Ada to Cy buy every month until the end, the others once in January. */
const orders = names.flatMap((customer, c) =>
  (c < 3 ? [0, 30, 60, 90, 120, 150] : [2]).map((at) => ({ customer, time: day(at + c), amount: 20 })),
);
const praise = ['Great service, thank you!', 'The staff are wonderful, I love it', 'Excellent quality, very happy'];
const blame = [
  'The delivery was late and awful.',
  'Terrible delivery, the box was broken',
  'Bad support. Worst delivery ever!',
];
const feedback = [
  ...['Ada', 'Bo'].flatMap((customer) =>
    [...praise, ...praise].map((text, at) => ({ customer, time: day(at * 20), text, rating: 5 })),
  ),
  ...['Di', 'Ed'].flatMap((customer) =>
    [...blame, ...blame].map((text, at) => ({ customer, time: day(at * 20), text, rating: 1 })),
  ),
  { customer: 'Cy', time: day(10), text: 'I love it', rating: 5 },
  { customer: 'nobody', time: day(11), text: 'Bad delivery' },
  { customer: 'Ada', time: day(400), text: 'I hate it' },
];

const rowsOf = (table: Table | undefined): Row[] => toRows(table as Table);

describe('the sentiment stage', () => {
  const analysis = analyze(orders, { asOf: day(180), feedback, controlShare: 0 });
  const { customers, stages, tables = {}, notes, campaign } = analysis;
  const codes = notes.map(({ code }) => code);

  it('gives those who spoke a score before asOf, and nobody else', () => {
    expect(stages.sentiment).toBe('done');
    const of = new Map(rowsOf(customers).map(({ customer, sentiment }) => [customer, sentiment as number | null]));
    expect(of.get('Ada')).toBeGreaterThan(0.3);
    expect(of.get('Di')).toBeLessThan(-0.3);
    expect(of.get('Cy') as number).toBeLessThan(of.get('Ada') as number);
    expect(of.get('Flo')).toBeNull();
    expect(codes).toEqual(expect.arrayContaining(['rows-after-as-of', 'feedback-without-purchase']));
  });

  it('counts what was said, by month', () => {
    const [outlook] = rowsOf(tables['feedbackOutlook']);
    expect(outlook).toMatchObject({ texts: 26, voices: 6, customers: 5 });
    expect(Number(outlook?.['positive']) + Number(outlook?.['negative'])).toBeCloseTo(1, 12);
    expect(outlook?.['rating']).toBeCloseTo((13 * 5 + 12) / 25, 12);
    const months = rowsOf(tables['feedbackByMonth']);
    expect(months.map(({ month }) => month)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    expect(months.reduce((sum, { texts }) => sum + Number(texts), 0)).toBe(26);
  });

  it('tells satisfaction by segment, each customer once, the least satisfied first', () => {
    const rows = rowsOf(tables['satisfactionBySegment']);
    expect(rows.reduce((sum, row) => sum + Number(row['customers']), 0)).toBe(5);
    expect(rows.reduce((sum, row) => sum + Number(row['texts']), 0)).toBe(25);
    const scores = rows.map(({ score }) => Number(score));
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(rows[0]).toMatchObject({ negativeShare: 1, rating: 1 });
    for (const { lower, score, upper } of rows) {
      expect(Number(lower)).toBeLessThanOrEqual(Number(score));
      expect(Number(upper)).toBeGreaterThanOrEqual(Number(score));
    }
  });

  it('says what to improve, with words that were said, and what moves ratings', () => {
    const [first] = rowsOf(tables['feedbackAspects']);
    expect(first).toMatchObject({ aspect: 'delivery' });
    expect(blame).toContain(first?.['quote']);
    const drivers = rowsOf(tables['ratingDrivers']);
    expect(drivers[0]).toMatchObject({ aspect: 'delivery' });
    expect(Number(drivers[0]?.['gain'])).toBeGreaterThan(0);
  });

  it('finds advocates, who join the campaign as referrals, one offer a customer', () => {
    expect(rowsOf(tables['advocates']).map(({ customer }) => customer)).toEqual(['Ada', 'Bo']);
    expect(rowsOf(tables['detractors']).map(({ customer }) => customer)).toEqual(['Di', 'Ed']);
    const offers = new Map(rowsOf(campaign).map(({ customer, offer, reason }) => [customer, { offer, reason }]));
    expect(offers.size).toBe(6);
    expect(campaign.length).toBe(6);
    expect(offers.get('Ada')).toMatchObject({ offer: 'referral' });
    expect(String(offers.get('Ada')?.reason)).toMatch(/^advocate, /);
    expect(offers.get('Cy')?.offer).not.toBe('referral');
    expect(notes.find(({ code }) => code === 'referrals')?.details).toEqual({ referrals: 2 });
  });

  it('weighs advocates by the reach that is known of them', () => {
    const reach = customerTable(['Bo', 'Ada'], { reach: Float64Array.of(5000, Number.NaN) });
    const weighed = analyze(orders, { asOf: day(180), feedback, customers: reach as never });
    const [first, second] = rowsOf(weighed.tables?.['advocates']);
    expect(first).toMatchObject({ customer: 'Bo' });
    expect(Number(first?.['weight'])).toBeCloseTo(5000 * Number(first?.['bound']), 9);
    expect(second).toMatchObject({ customer: 'Ada' });
  });

  it('is the same whatever the order of rows', () => {
    const other = analyze(orders.toReversed(), { asOf: day(180), feedback: feedback.toReversed(), controlShare: 0 });
    const sorted = (table: Table): Row[] =>
      rowsOf(table).toSorted((a, b) => (String(a['customer']) < String(b['customer']) ? -1 : 1));
    expect(sorted(other.customers)).toEqual(sorted(customers));
    for (const name of [
      'feedbackOutlook',
      'feedbackByMonth',
      'satisfactionBySegment',
      'feedbackAspects',
      'advocates',
    ]) {
      expect(rowsOf(other.tables?.[name])).toEqual(rowsOf(tables[name]));
    }
  });

  it('says what it lacks', () => {
    expect(analyze(orders).stages.sentiment).toBe('needs what customers say: give feedback');
    expect(analyze(orders, { asOf: day(5), feedback }).stages.sentiment).toMatch(/done/);
    const late = [{ customer: 'Ada', time: day(500), text: 'fine' }];
    expect(analyze(orders, { asOf: day(180), feedback: late }).stages.sentiment).toMatch(/there is none/);
  });

  it('notes texts of a language that the lexicon does not read', () => {
    const german = ['Leider kam das Paket nie an', 'Sehr schnell geliefert', 'Alles bestens'].map((text, at) => ({
      customer: 'Ada',
      time: day(at),
      text,
    }));
    expect(analyze(orders, { feedback: german }).notes.map(({ code }) => code)).toContain('feedback-hardly-read');
  });
});
