import {
  countProbabilitiesOfNewCustomer,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  mbgNbdModel,
  probabilityAlive,
  probabilityOfPurchase,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';

/** CDNOW: BTYDplus, in the tests of lifetimes (.525, 6.183, .891, 1.614); the digits of the maximum. */
const cdnow = mbgNbdModel({ r: 0.52484316, alpha: 6.18308528, a: 0.89135939, b: 1.61400224 }, { unit: 'week' });

describe('an MBG/NBD customer', () => {
  it('of CDNOW, number 1516, is alive with .965485 and will buy 19.446608 times within 39 weeks', () => {
    const history = { x: [26], tx: [216 / 7], T: [31], unit: 'week' } as const;
    expect(probabilityAlive(cdnow, history)[0]).toBeCloseTo(0.965485, 6);
    expect(expectedTransactions(cdnow, history, { horizon: { weeks: 39 } })[0]).toBeCloseTo(19.446608, 5);
  });

  it('who never came back is not alive for certain: b (alpha/(alpha + T))^r of those who stay, by hand', () => {
    // alive: b/(a + b) (alpha/(alpha + T))^r, left at once: a/(a + b)
    const { a, b, r, alpha } = cdnow.parameters;
    const stayed = b * (alpha / (alpha + 38.86)) ** r;
    const [alive] = probabilityAlive(cdnow, { x: [0], tx: [0], T: [38.86], unit: 'week' });
    expect(alive).toBeCloseTo(stayed / (stayed + a), 15);
    expect(alive).toBeLessThan(0.5);
  });

  it('new to the shop may already have left: chances to buy begin at b/(a + b)', () => {
    const { a, b, r, alpha } = cdnow.parameters;
    const newcomer = { x: [0], tx: [0], T: [0], unit: 'week' } as const;
    const [ever] = probabilityOfPurchase(cdnow, newcomer, { horizon: { years: 1e12 } });
    expect(ever).toBeCloseTo(b / (a + b), 5);
    const [none, one] = countProbabilitiesOfNewCustomer(cdnow, { horizon: { weeks: 39 }, most: 1 });
    const silent = (alpha / (alpha + 39)) ** r;
    expect(none).toBeCloseTo((a + b * silent) / (a + b), 14);
    const exactlyOne = r * silent * (39 / (alpha + 39));
    const stays = (b * (b + 1)) / ((a + b) * (a + b + 1));
    const leaves = (a * b) / ((a + b) * (a + b + 1));
    expect(one).toBeCloseTo(stays * exactlyOne + leaves * (1 - silent), 14);
  });

  it('is expected to buy b/(a + b) times what one with b + 1 would, who stayed at first', () => {
    const { a, b } = cdnow.parameters;
    const newcomer = { x: [0], tx: [0], T: [0], unit: 'week' } as const;
    const [asHistory] = expectedTransactions(cdnow, newcomer, { horizon: { weeks: 52 } });
    expect(expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks: 52 } })).toBe(asHistory);
    expect(probabilityAlive(cdnow, newcomer)[0]).toBeCloseTo(b / (a + b), 15);
  });
});
