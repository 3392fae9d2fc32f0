import { InvalidOptionError, textAt } from '@clientele/core';
import { simulateCampaign, simulateFeedback, simulateInteractions, simulateShop } from '@clientele/datasets';
import { describe, expect, it } from 'vitest';

const shop = simulateShop({ customers: 4000, seed: 5, categories: 2 });
const { leftAt, rung, purchaseRate } = shop.truth.customers.columns;
const hasLeft = (row: number): boolean => !Number.isNaN(leftAt[row]);
const ids = shop.truth.customers.customer.dictionary.values;
const rowOf = new Map(ids.map((id, row) => [id, row]));
const day = 86_400_000;

/** How far a count is from what it should be, in standard errors of a Poisson count. */
const error = (count: number, expected: number): number => Math.abs(count - expected) / Math.sqrt(expected);

describe('what customers do besides buying', () => {
  const { log, truth } = simulateInteractions(shop, { seed: 9 });
  const firsts = new Map<string, number>();
  for (let line = 0; line < shop.log.length; line++) {
    const id = textAt(shop.log.customer, line) as string;
    firsts.set(id, Math.min(firsts.get(id) ?? Number.POSITIVE_INFINITY, shop.log.time[line] as number));
  }
  const from = (id: string): number => firsts.get(id) as number;
  const to = (id: string): number => {
    const row = rowOf.get(id) as number;
    return hasLeft(row) ? Math.max(from(id), leftAt[row] as number) : shop.truth.asOf;
  };

  it('happens between the first purchase and the leaving, at the rates stated', () => {
    let [visits, outside] = [0, 0];
    for (let event = 0; event < log.length; event++) {
      const id = textAt(log.customer, event) as string;
      const time = log.time[event] as number;
      if (time < from(id) || time > to(id)) outside += 1;
      if (textAt(log.kind, event) === 'visit') visits += 1;
    }
    expect(outside).toBe(0);
    const weeks = ids.reduce((sum, id) => sum + (to(id) - from(id)) / (7 * day), 0);
    expect(error(visits, 0.5 * weeks)).toBeLessThan(4);
  });

  it('warns before half of those who leave do, and tickets are eight times as many by then', () => {
    const leavers = ids.filter((_, row) => hasLeft(row));
    const warned = truth.warned.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(warned - leavers.length / 2)).toBeLessThan(4 * Math.sqrt(leavers.length / 4));
    expect(truth.warned.every((one, row) => one === 0 || hasLeft(row))).toBe(true);
    const isLate = (id: string, time: number): boolean => hasLeft(rowOf.get(id) as number) && time >= to(id) - 28 * day;
    let [late, early] = [0, 0];
    for (let event = 0; event < log.length; event++) {
      if (textAt(log.kind, event) !== 'ticket') continue;
      if (isLate(textAt(log.customer, event) as string, log.time[event] as number)) late += 1;
      else early += 1;
    }
    const lateWeeks = leavers.reduce((sum, id) => sum + Math.min(28 * day, to(id) - from(id)) / (7 * day), 0);
    const weeks = ids.reduce((sum, id) => sum + (to(id) - from(id)) / (7 * day), 0);
    expect(error(late, 0.16 * lateWeeks)).toBeLessThan(4);
    expect(error(early, 0.02 * (weeks - lateWeeks))).toBeLessThan(4);
  });

  it('is the same for the same seed, and what one chance decides shifts nothing else', () => {
    expect(simulateInteractions(shop, { seed: 9 })).toEqual({ log, truth });
    expect(simulateInteractions(shop, { seed: 10 }).log.length).not.toBe(log.length);
    const silent = simulateInteractions(shop, { seed: 9, cancelPage: 0, falseAlarms: 0 });
    expect(silent.log.kind.dictionary.values).toEqual(['visit', 'ticket']);
  });
});

describe('what customers say', () => {
  const { log, truth } = simulateFeedback(shop, { seed: 3, share: 0.5 });

  it('is praise and complaint as stated, and turns before they leave', () => {
    const tally = { late: [0, 0], early: [0, 0] };
    for (let row = 0; row < log.length; row++) {
      const left = leftAt[rowOf.get(textAt(log.customer, row) as string) as number] as number;
      const when = (log.time[row] as number) >= left - 56 * day ? tally.late : tally.early;
      when[truth.polarity[row] === 1 ? 0 : 1] = (when[truth.polarity[row] === 1 ? 0 : 1] as number) + 1;
    }
    for (const [praised, blamed, chance] of [
      [...tally.early, 0.8],
      [...tally.late, 0.25],
    ] as [number, number, number][]) {
      const n = praised + blamed;
      expect(Math.abs(praised - chance * n)).toBeLessThan(4 * Math.sqrt(n * chance * (1 - chance)));
    }
  });

  it('follows an order within a week, with a rating that agrees, about each subject', () => {
    expect(truth.polarity.length).toBe(log.length);
    const agrees = (polarity: number, row: number): boolean =>
      (polarity === 1 ? [4, 5] : [1, 2]).includes(log.rating?.[row] as number);
    expect(truth.polarity.every(agrees)).toBe(true);
    expect(log.time.every((time) => time < shop.truth.asOf)).toBe(true);
    expect([...truth.aspect.dictionary.values].sort()).toEqual(['delivery', 'price', 'quality', 'service']);
    expect(new Set(log.text).size).toBe(16);
    expect(simulateFeedback(shop, { share: 0 }).log.length).toBe(0);
  });
});

describe('a campaign', () => {
  const { outcomes, truth } = simulateCampaign(shop, { seed: 2 });
  const { chanceWith, chanceWithout, uplift } = truth.columns;
  const { treated, responded } = outcomes.columns;

  it('adds to each customer what is stated for the rung, within 0 and 1', () => {
    const stated = [0.15, 0.05, -0.05];
    let most = 0;
    uplift.forEach((added, row) => {
      const bare = hasLeft(row) ? 0.01 : 1 - Math.exp(-4 * (purchaseRate[row] as number));
      const free = Math.min(1, Math.max(0, bare + (stated[rung[row] as number] as number)));
      const off = [(chanceWithout[row] as number) - bare, (chanceWith[row] as number) - free, added - (free - bare)];
      most = Math.max(most, ...off.map(Math.abs));
    });
    expect(most).toBeLessThan(1e-12);
  });

  it('is measured right by a company that compares with its control group', () => {
    for (const step of [0, 1, 2]) {
      const rows = Array.from(ids, (_, row) => row).filter((row) => rung[row] === step);
      const share = (group: number): [mean: number, n: number] => {
        const of = rows.filter((row) => treated[row] === group);
        return [of.reduce((sum, row) => sum + (responded[row] as number), 0) / of.length, of.length];
      };
      const [[withIt, n], [without, m]] = [share(1), share(0)];
      const expected = rows.reduce((sum, row) => sum + (uplift[row] as number), 0) / rows.length;
      // groups drawn by chance differ a little in who is in them, which half a standard error more allows for
      const spread = Math.sqrt((withIt * (1 - withIt)) / n + (without * (1 - without)) / m);
      expect(Math.abs(withIt - without - expected)).toBeLessThan(4.5 * spread);
    }
  });

  it('approaches as many as stated, and is the same for the same seed', () => {
    const count = treated.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(1000));
    expect(simulateCampaign(shop, { seed: 2 })).toEqual({ outcomes, truth });
    const nobody = simulateCampaign(shop, { treated: 0, uplift: [1, 1, 1] });
    expect(nobody.outcomes.columns.treated.every((one) => one === 0)).toBe(true);
  });
});

describe('options of signals', () => {
  it.each([
    [() => simulateInteractions(shop, { visits: -1 }), 'visits'],
    [() => simulateInteractions(shop, { cancelPage: 2 }), 'cancelPage'],
    [() => simulateInteractions(shop, { lead: 4 as never }), 'lead'],
    [() => simulateFeedback(shop, { share: 1.5 }), 'share'],
    [() => simulateFeedback(shop, { mood: 1 } as never), 'mood'],
    [() => simulateCampaign(shop, { uplift: [0.1, 0.2] as never }), 'uplift'],
    [() => simulateCampaign(shop, { treated: Number.NaN }), 'treated'],
    [() => simulateCampaign(shop, { horizon: { weeks: 0 } }), 'horizon'],
  ])('are refused by name: %#', (run, option) => {
    expect(run).toThrow(InvalidOptionError);
    expect(run).toThrow(option);
  });
});
