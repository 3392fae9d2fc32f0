import {
  bgNbdModel,
  countProbabilitiesOfNewCustomer,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';

/** CDNOW, estimates to all printed digits: the test suite of CLVTools, test_correctness_bgnbd.R. */
const cdnow = bgNbdModel({ r: 0.2425945, alpha: 4.4136019, a: 0.7929199, b: 2.4258881 }, { unit: 'week' });
/** The same as printed in Fader, Hardie and Lee (2005), table 2. */
const printed = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });

const customer1 = { x: [2], tx: [30.43], T: [38.86], unit: 'week' } as const;
/** The customer of the BTYD walkthrough, last day to the day. */
const customer1516 = { x: [26], tx: [30.857142857], T: [31], unit: 'week' } as const;

describe('expected repeat purchases of a new CDNOW customer', () => {
  it.each([
    // Hardie's spreadsheet for Fader, Hardie and Lee (2005), in the tests of lifetimes, to three digits
    [0.1429, 0.0078, 1e-4],
    [1, 0.0532, 1e-4],
    [3, 0.1506, 1e-4],
    [31.8571, 1.0405, 1e-3],
    [32, 1.0437, 1e-3],
    [78, 1.8576, 1e-3],
    // BTYD walkthrough
    [52, 1.444004, 1e-5],
  ])('within %f weeks is %f', (weeks, expected, tolerance) => {
    const actual = expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks } });
    expect(Math.abs(actual - expected)).toBeLessThan(tolerance);
  });
});

describe('the count of repeat purchases of a new CDNOW customer (BTYD manual, via the tests of lifetimes)', () => {
  it('is 10 within two weeks with 1.07869e-7, and 0 within 39 weeks with .5737864', () => {
    const two = countProbabilitiesOfNewCustomer(printed, { horizon: { weeks: 2 }, most: 10 });
    expect(Math.abs((two[10] as number) - 1.07869e-7)).toBeLessThan(1e-12);
    const [none] = countProbabilitiesOfNewCustomer(printed, { horizon: { weeks: 39 }, most: 0 });
    expect(Math.abs((none as number) - 0.5737864)).toBeLessThan(1e-7);
  });

  it('is 11 to 20 within 30 weeks with the probabilities printed', () => {
    const listed = [
      0.0019995214, 0.001517023, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913, 0.0003467171,
      0.0002769613, 0.000222226,
    ];
    const counts = countProbabilitiesOfNewCustomer(printed, { horizon: { weeks: 30 }, most: 20 });
    listed.forEach((expected, i) => {
      expect(Math.abs((counts[11 + i] as number) - expected)).toBeLessThan(1e-9);
    });
  });
});

// The BTYD walkthrough uses its own estimates, which differ from these in the sixth digit.
describe('CDNOW customers', () => {
  it('of whom the first is expected to buy 1.226 times within 39 weeks (Hardie, via the tests of lifetimes)', () => {
    const [expected] = expectedTransactions(cdnow, customer1, { horizon: { weeks: 39 } });
    expect(Math.abs((expected as number) - 1.226)).toBeLessThan(1e-3);
  });

  it('of whom number 1516 is alive with .9688523 and will buy 25.75659 times within a year (BTYD walkthrough)', () => {
    expect(Math.abs((probabilityAlive(cdnow, customer1516)[0] as number) - 0.9688523)).toBeLessThan(5e-6);
    const [expected] = expectedTransactions(cdnow, customer1516, { horizon: { weeks: 52 } });
    expect(Math.abs((expected as number) / 25.75659 - 1)).toBeLessThan(1e-4);
  });

  it('who bought more often until week 20 are expected to buy less: the increasing frequency paradox', () => {
    const printedTable = [0.3474606, 0.04283391, 0.004158973, 0.0003583685]; // BTYD walkthrough
    const history = { x: [10, 15, 20, 25], tx: [20, 20, 20, 20], T: [39, 39, 39, 39], unit: 'week' } as const;
    expectedTransactions(cdnow, history, { horizon: { weeks: 52 } }).forEach((actual, row) => {
      expect(Math.abs(actual / (printedTable[row] as number) - 1)).toBeLessThan(1e-4);
    });
  });

  it('without a repeat purchase are expected to buy more than after one early purchase: a property of the model', () => {
    // Case B08, recomputed at the golden parameters: 0.0698, 0.0661, 0.2113 within 13 weeks
    const history = { x: [0, 1, 1], tx: [0, 1, 20], T: [38.86, 38.86, 38.86], unit: 'week' } as const;
    const rounded = Array.from(expectedTransactions(cdnow, history, { horizon: { weeks: 13 } }), (n) => n.toFixed(4));
    expect(rounded).toEqual(['0.0698', '0.0661', '0.2113']);
  });
});

describe('horizons say their unit', () => {
  const monthsAhead = (months: number): number =>
    expectedTransactions(cdnow, customer1, { horizon: { months } })[0] as number;

  it('a year of a model in weeks is 52.18 weeks, not 360 (case B05): 1.563 purchases', () => {
    expect(expectedTransactions(cdnow, customer1, { horizon: { years: 1 } })[0]?.toFixed(3)).toBe('1.563');
    expect(monthsAhead(12)).toBeCloseTo(
      expectedTransactions(cdnow, customer1, { horizon: { years: 1 } })[0] as number,
      12,
    );
    expect(expectedTransactions(cdnow, customer1, { horizon: { weeks: 360 } })[0]?.toFixed(2)).toBe('5.98');
  });

  it('monthly purchases are positive and fall (case B06): 0.1598, 0.1526, … 0.1302, … 0.1080', () => {
    const months = Array.from({ length: 12 }, (_, i) => monthsAhead(i + 1) - monthsAhead(i));
    expect(months.every((value, i) => value > 0 && value < (months[i - 1] ?? 1))).toBe(true);
    const listed = [months[0], months[1], months[5], months[11]].map((value) => value?.toFixed(4));
    expect(listed).toEqual(['0.1598', '0.1526', '0.1302', '0.1080']);
  });
});

describe('values at 40 digits where other software returns NaN, infinity or 0', () => {
  // mpmath, 40 digits: parameters, history, horizon -> P(alive), expected purchases
  it.each([
    ['a = 1', { r: 0.5, alpha: 8, a: 1, b: 2.5 }, [3, 20, 31, 52], 0.585241320743975, 1.94587902345457],
    [
      'a just above 1',
      { r: 0.5, alpha: 8, a: 1.000000001, b: 2.5 },
      [3, 20, 31, 52],
      0.585241320501241,
      1.945879022108,
    ],
    ['a + b = 1', { r: 0.5, alpha: 8, a: 0.4, b: 0.6 }, [0, 0, 31, 52], 1, 0.510019738826992],
    ['a + b < 1', { r: 0.3, alpha: 5, a: 0.4, b: 0.3 }, [0, 0, 10, 365], 1, 1.91661381531144],
    ['a + b < 1, long T', { r: 0.1, alpha: 50.16, a: 0.3, b: 0.5 }, [0, 0, 1257, 365], 1, 0.0265082850063925],
    [
      'x = 1000, below the smallest number',
      { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 },
      [1000, 10, 100, 39],
      0,
      0,
    ],
  ] as const)('%s', (_, parameters, [x, tx, T, h], alive, expected) => {
    const model = bgNbdModel(parameters, { unit: 'week' });
    const history = { x: [x], tx: [tx], T: [T], unit: 'week' } as const;
    const relative = (actual: number | undefined, truth: number): number =>
      Math.abs((actual as number) - truth) / (truth || 1);
    expect(relative(probabilityAlive(model, history)[0], alive)).toBeLessThan(1e-14);
    const forecast = expectedTransactions(model, history, { horizon: { weeks: h } });
    expect(relative(forecast[0], expected)).toBeLessThan(1e-13);
  });

  // Lives of customers who are certainly alive (x = 0), so that the value is that of the sum or integral alone:
  // mpmath quadrature of the purchase rate (R/A) 2F1(R + 1, a; a + b; -h/A).
  it.each([
    ['a tiny chance to leave', { r: 0.2426, alpha: 4.4, a: 0.001, b: 2.4 }, 1e5, 5468.923789573222],
    ['a horizon of a million weeks', { r: 0.2426, alpha: 4.4, a: 1, b: 2.4 }, 1e6, 18.270254461817306],
    ['leaving after the first, nearly', { r: 2, alpha: 4.4, a: 0.5, b: 0.001 }, 1e5, 1.7074259690140914],
    ['a narrow chance to leave', { r: 2, alpha: 40, a: 50, b: 70 }, 1e4, 2.4283383599258235],
    ['huge parameters', { r: 5e5, alpha: 1e6, a: 3e4, b: 7e4 }, 1e4, 3.3334111137037903],
    ['very many purchases', { r: 1000.2426, alpha: 14.4, a: 0.7929, b: 1002.4259 }, 3900, 10604.338493553934],
    ['many purchases', { r: 1000.2426, alpha: 104.4136, a: 0.7929, b: 1002.4259 }, 39, 328.18901881149964],
  ] as const)('%s', (_, parameters, weeks, expected) => {
    const forecast = expectedTransactionsOfNewCustomer(bgNbdModel(parameters, { unit: 'week' }), {
      horizon: { weeks },
    });
    expect(Math.abs(forecast / expected - 1)).toBeLessThan(1e-12);
  });
});

describe('P(alive) after a horizon, by P(alive) now', () => {
  // mpmath: E (1 + p u)^-R = 2F1(R, a; a + B; -u)
  it.each([
    [{ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, [2, 30.43, 38.86], { weeks: 39 }, 0.7805598169031601],
    [{ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, [0, 0, 38.86], { years: 1 }, 0.9437174438690606],
    [{ r: 0.5, alpha: 1, a: 0.01, b: 3 }, [300, 20, 20], { weeks: 500 }, 0.9684752674420138],
  ] as const)('%o, %o', (parameters, [x, tx, T], horizon, expected) => {
    const model = bgNbdModel(parameters, { unit: 'week' });
    const history = { x: [x], tx: [tx], T: [T], unit: 'week' } as const;
    const now = probabilityAlive(model, history)[0] as number;
    const later = probabilityAlive(model, history, { horizon })[0] as number;
    expect(Math.abs(later / now / expected - 1)).toBeLessThan(1e-14);
  });
});

describe('discounted expected residual transactions', () => {
  // mpmath quadrature of e^(-rate h) (R/A) 2F1(R + 1, a; a + b; -h/A) for customers without a repeat purchase, T = 0;
  // the rate a week is given, so the annual discount is e^(rate 365.25/7) - 1.
  it.each([
    [{ r: 2.2426, alpha: 43.2736, a: 0.7929, b: 4.4259 }, 0.0026877, 'infinite', 7.114801316136917],
    [{ r: 0.2426, alpha: 43.2736, a: 0.7929, b: 2.4259 }, 0.0026877, 'infinite', 1.01729407032558],
    [{ r: 2.2426, alpha: 43.2736, a: 0.7929, b: 4.4259 }, 0.0026877, { weeks: 52 }, 2.011804325519615],
    [{ r: 2.2426, alpha: 43.2736, a: 1, b: 0.2 }, 1e-5, 'infinite', 2.6044578317071205],
    [{ r: 0.1, alpha: 5, a: 0.05, b: 0.2 }, 0.3, { weeks: 1000 }, 0.06147606956207497],
    [{ r: 300, alpha: 50, a: 0.8, b: 300 }, 0.0026, 'infinite', 686.027923702103],
  ] as const)('%o at %f a week', (parameters, rate, horizon, expected) => {
    const discount = { annual: Math.expm1((rate * 365.25) / 7) };
    const newcomer = { x: [0], tx: [0], T: [0], unit: 'week' } as const;
    const [actual] = residualTransactions(bgNbdModel(parameters, { unit: 'week' }), newcomer, { discount, horizon });
    expect(Math.abs((actual as number) / expected - 1)).toBeLessThan(1e-11);
  });
});

describe('the probability of a purchase', () => {
  it('is P(alive) times 1 - ((alpha + T)/(alpha + T + h))^(r + x), by hand', () => {
    // 0.7266 x (1 - (43.274/82.274)^2.243) = 0.5546
    const [probability] = probabilityOfPurchase(printed, customer1, { horizon: { weeks: 39 } });
    const alive = probabilityAlive(printed, customer1)[0] as number;
    expect(probability).toBeCloseTo(alive * (1 - (43.274 / 82.274) ** 2.243), 14);
    expect(probability?.toFixed(4)).toBe('0.5546');
  });
});
