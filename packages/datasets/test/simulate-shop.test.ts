import { civilDays, summarizeCustomers, toRows } from '@clientele/core';
import { type ArrivalProcess, shopChunks, simulateShop } from '@clientele/datasets';
import { describe, expect, it } from 'vitest';

const processes: ArrivalProcess[] = ['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'regular', 'seasonal'];

describe('simulateShop', () => {
  it('gives the same shop for the same seed, and another for another', () => {
    const shop = (seed: number): unknown => simulateShop({ customers: 60, seed });
    expect(shop(5)).toEqual(shop(5));
    expect(shop(5)).not.toEqual(shop(6));
  });

  it.each(processes)('lets every customer of %s buy once a day at most, within the span', (arrivals) => {
    const { log, truth } = simulateShop({ customers: 500, seed: 3, arrivals, timeZone: 'America/New_York' });
    const days = civilDays(log.time, 'America/New_York');
    const seen = new Map<string, number>();
    for (let line = 0; line < log.length; line++) {
      const key = `${log.customer.codes[line]} ${days[line]}`;
      const order = log.order?.codes[line] as number;
      expect(seen.get(key) ?? order).toBe(order);
      seen.set(key, order);
    }
    expect(Math.max(...log.time)).toBeLessThan(truth.asOf);
    expect(Math.min(...log.time)).toBeGreaterThanOrEqual(Date.UTC(2024, 0, 1, 5));
    const summary = summarizeCustomers(log, { asOf: truth.asOf });
    expect(summary.length).toBe(500);
    expect([...summary.columns.purchaseCount]).toEqual([...summary.columns.purchaseDays]);
  });

  it.each(processes)('knows of %s who left, and lets nobody buy afterwards', (arrivals) => {
    const { log, truth } = simulateShop({ customers: 800, seed: 4, arrivals });
    const { lastPurchase } = summarizeCustomers(log, { asOf: truth.asOf }).columns;
    const { leftAt, purchaseRate, dropout } = truth.customers.columns;
    const gone = [...leftAt].filter((left) => !Number.isNaN(left)).length;
    expect(gone).toBeGreaterThan(80);
    expect(gone).toBeLessThan(720);
    const day = 86_400_000;
    for (let row = 0; row < 800; row++) {
      // a second purchase on the day of leaving moves to the next
      if (!Number.isNaN(leftAt[row])) expect(lastPurchase[row]).toBeLessThan((leftAt[row] as number) + 3 * day);
      expect(purchaseRate[row]).toBeGreaterThanOrEqual(0);
      expect(Number.isNaN(dropout[row])).toBe(arrivals === 'pareto-nbd');
    }
  });

  it('lets a customer be the same whatever else the shop has', () => {
    const wide = simulateShop({ customers: 50, seed: 8, categories: 12 });
    const bare = simulateShop({ customers: 40, seed: 8, categories: 0 });
    const days = (shop: typeof bare): unknown =>
      toRows(summarizeCustomers(shop.log, { asOf: shop.truth.asOf }))
        .slice(0, 40)
        .map(({ customer, purchaseDays, lastPurchase }) => ({
          customer,
          purchaseDays,
          lastPurchase,
        }));
    expect(days(wide)).toEqual(days(bare));
    expect([...bare.truth.customers.columns.meanSpend]).toEqual(
      [...wide.truth.customers.columns.meanSpend].slice(0, 40),
    );
  });

  it('splits the total of an order to the cent', () => {
    const lines = simulateShop({ customers: 300, seed: 9 }).log;
    const bare = simulateShop({ customers: 300, seed: 9, categories: 0 }).log;
    const cents = (log: typeof lines): number => log.amount.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
    expect(cents(lines)).toBe(cents(bare));
    expect(lines.length).toBeGreaterThan(bare.length);
    expect(bare.product).toBeUndefined();
  });

  it('draws the second of a pair into the basket with the stated confidence', () => {
    const { log, truth } = simulateShop({ customers: 6000, seed: 10, span: { weeks: 52 } });
    const baskets = new Map<number, Set<string>>();
    for (let line = 0; line < log.length; line++) {
      const order = log.order?.codes[line] as number;
      const product = log.product?.dictionary.values[log.product.codes[line] as number] as string;
      baskets.set(order, (baskets.get(order) ?? new Set()).add(product));
    }
    expect(truth.affinities).toHaveLength(12);
    for (const { antecedent, consequent, confidence } of truth.affinities) {
      const antecedents = [...baskets.values()].filter((basket) => basket.has(antecedent));
      const both = antecedents.filter((basket) => basket.has(consequent)).length;
      const error = Math.sqrt((confidence * (1 - confidence)) / antecedents.length);
      expect(Math.abs(both / antecedents.length - confidence)).toBeLessThan(4 * error);
    }
  });

  it('lets customers buy mostly on their own rung of the ladder', () => {
    const { log, products, truth } = simulateShop({ customers: 2000, seed: 11 });
    const { price } = products.columns;
    expect(price[1]).toBeGreaterThan(price[0] as number);
    expect(price[2]).toBeGreaterThan(price[1] as number);
    const own = log.product?.codes.filter(
      (code, line) =>
        (Number(log.product?.dictionary.values[code]?.slice(1)) - 1) % 3 ===
        truth.customers.columns.rung[log.customer.codes[line] as number],
    );
    expect((own?.length ?? 0) / log.length).toBeCloseTo(0.7, 1);
  });

  it('brings the most purchases of seasonal customers in the peak month', () => {
    const { log } = simulateShop({
      customers: 3000,
      seed: 12,
      arrivals: 'seasonal',
      parameters: { amplitude: 0.8, peakMonth: 7 },
      acquisition: { days: 1 },
      span: { years: 2 },
      categories: 0,
    });
    const second = [...log.time].map((time) => new Date(time)).filter((date) => date.getUTCFullYear() === 2025);
    const ofMonths = (...months: number[]): number =>
      second.filter((date) => months.includes(date.getUTCMonth())).length;
    // two months around the peak against two around the trough: the season says 1.8 to 0.2, fewer customers later tilt it
    expect(ofMonths(6, 5) / ofMonths(0, 11)).toBeGreaterThan(3);
  });

  it('makes regular customers more regular than random ones', () => {
    const spread = (arrivals: ArrivalProcess): number => {
      const { log, truth } = simulateShop({ customers: 2000, seed: 13, arrivals, categories: 0 });
      const { columns } = summarizeCustomers(log, { asOf: truth.asOf });
      let sum = 0;
      let weight = 0;
      for (let row = 0; row < 2000; row++) {
        const gaps = (columns.purchaseDays[row] as number) - 1;
        if (gaps < 4) continue;
        const days = ((columns.lastPurchase[row] as number) - (columns.firstPurchase[row] as number)) / 86_400_000;
        // ln of the mean gap less the mean ln gap: 0 for a clock, 0.58 for a Poisson process
        sum += gaps * (Math.log(days / gaps) - (columns.sumLogGaps[row] as number) / gaps);
        weight += gaps;
      }
      return sum / weight;
    };
    expect(spread('regular')).toBeLessThan(0.25);
    expect(spread('mbg-nbd')).toBeGreaterThan(0.35);
  });
});

describe('shopChunks', () => {
  it('gives the shop of simulateShop, piece by piece', () => {
    const options = { customers: 9000, seed: 14, categories: 2 };
    const { log, truth } = simulateShop(options);
    const chunks = [...shopChunks(options)];
    expect(chunks.map(({ customers }) => customers.length)).toEqual([4096, 4096, 808]);
    expect(chunks.flatMap(({ lines }) => [...lines.amount])).toEqual([...log.amount]);
    expect(chunks.flatMap(({ lines }) => [...lines.time])).toEqual([...log.time]);
    expect(chunks.flatMap(({ customers }) => toRows(customers))).toEqual(toRows(truth.customers));
    const last = chunks[2]?.lines.customer;
    expect(last?.dictionary.values[last.codes[last.codes.length - 1] as number]).toBe('C009000');
  });
});
