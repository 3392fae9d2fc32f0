import {
  countProbabilitiesOfNewCustomer,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  paretoNbdModel,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { race } from '../src/pareto-nbd/race.ts';

/** CDNOW, estimates to all printed digits: the test suite of CLVTools, test_correctness_pnbd_nocovstaticcov.R. */
const cdnow = paretoNbdModel({ r: 0.55315, alpha: 10.57633, s: 0.60625, beta: 11.6715 }, { unit: 'week' });
const relative = (actual: number | undefined, truth: number): number => Math.abs((actual as number) / truth - 1);

describe('CDNOW as published', () => {
  // The manual and the walkthrough of BTYD have estimates of their own, a little beside these.
  it.each([
    // BTYD manual, pnbd.Expectation; lifetimes tests these to 1e-2
    [1, 0.05077821],
    [2, 0.09916088],
    [3, 0.14542507],
    [4, 0.1897993],
    [5, 0.23247466],
    [6, 0.27361274],
    [7, 0.31335159],
    [8, 0.35181024],
    [9, 0.38909211],
    // BTYD walkthrough
    [52, 1.473434],
  ])('a new customer is expected to buy, within %f weeks, %f times', (weeks, expected) => {
    const actual = expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks } });
    expect(relative(actual, expected)).toBeLessThan(weeks === 52 ? 1e-4 : 1e-2);
  });

  it('customer 1516 is alive with .997874 and will buy 25.45647 times within a year (BTYD walkthrough)', () => {
    const customer = { x: [26], tx: [30.857142857], T: [31], unit: 'week' } as const;
    expect(Math.abs((probabilityAlive(cdnow, customer)[0] as number) - 0.997874)).toBeLessThan(2e-6);
    const [year] = expectedTransactions(cdnow, customer, { horizon: { weeks: 52 } });
    expect(relative(year, 25.45647)).toBeLessThan(1e-4);
  });

  it('whoever bought more often until week 20 is expected to buy less: the increasing frequency paradox', () => {
    const printed = [0.7062289, 0.1442396, 0.02250658, 0.00309267]; // BTYD walkthrough
    const history = { x: [10, 15, 20, 25], tx: [20, 20, 20, 20], T: [39, 39, 39, 39], unit: 'week' } as const;
    expectedTransactions(cdnow, history, { horizon: { weeks: 52 } }).forEach((actual, row) => {
      expect(relative(actual, printed[row] as number)).toBeLessThan(2e-3);
    });
  });
});

// mpmath, 40 digits: parameters, history, horizon, continuous rate a week -> P(alive), expected purchases, DERT
describe('values at 40 digits where other software returns NaN, infinity or 0', () => {
  it.each([
    ['s = 1', [0.55, 10.6, 1, 11.7], [3, 20, 31, 52], 0.0027, 0.607972491392297, 1.76457787409316, 4.21426683894386],
    ['s = 2', [0.55, 10.6, 2, 11.7], [3, 20, 31, 52], 0.0027, 0.391735919291761, 0.783807937247118, 1.1143780439849],
    [
      'alpha = beta',
      [0.55, 11, 0.6, 11],
      [3, 20, 31, 52],
      0.0027,
      0.732458564151979,
      2.47171086385624,
      8.37864688056541,
    ],
    [
      'alpha near beta',
      [0.55, 11, 0.6, 11.000000011],
      [3, 20, 31, 52],
      0.0027,
      0.732458564220132,
      2.47171086421361,
      8.3786468822295,
    ],
    [
      'x = 221',
      [0.5143, 2.8845, 0.2856, 14.1087],
      [221, 103.42857, 103.57143, 52],
      0.002,
      0.999596052317938,
      102.371805780327,
      716.6933535393,
    ],
    [
      'x = 254',
      [0.5143, 2.8845, 0.2856, 14.1087],
      [254, 97.14286, 97.28571, 52],
      0.002,
      0.999558226123011,
      124.660527206712,
      866.466479390921,
    ],
    [
      'x = 204',
      [0.5143, 2.8845, 0.2856, 14.1087],
      [204, 98.57143, 99.42857, 52],
      0.002,
      0.994255079637898,
      97.6453798260418,
      680.396423670595,
    ],
  ] as const)('%s', (_, [r, alpha, s, beta], [x, tx, T, weeks], rate, alive, expected, residual) => {
    const model = paretoNbdModel({ r, alpha, s, beta }, { unit: 'week' });
    const history = { x: [x], tx: [tx], T: [T], unit: 'week' } as const;
    expect(relative(probabilityAlive(model, history)[0], alive)).toBeLessThan(1e-14);
    expect(relative(expectedTransactions(model, history, { horizon: { weeks } })[0], expected)).toBeLessThan(1e-14);
    const discount = { annual: Math.expm1((rate * 365.25) / 7) };
    expect(relative(residualTransactions(model, history, { discount })[0], residual)).toBeLessThan(1e-13);
  });

  it('P(alive) after a horizon is that of now times ((beta + T)/(beta + T + h))^s, by hand', () => {
    const history = { x: [3], tx: [20], T: [31], unit: 'week' } as const;
    const [now] = probabilityAlive(cdnow, history);
    const [later] = probabilityAlive(cdnow, history, { horizon: { weeks: 52 } });
    expect(relative(later, (now as number) * ((11.6715 + 31) / (11.6715 + 83)) ** 0.60625)).toBeLessThan(1e-14);
  });

  it('thousands of purchases long ago: P(alive) is below the smallest number, and 0', () => {
    const history = { x: [5000], tx: [10], T: [100], unit: 'week' } as const;
    expect(probabilityAlive(cdnow, history)[0]).toBe(0);
    expect(expectedTransactions(cdnow, history, { horizon: { weeks: 39 } })[0]).toBe(0);
  });

  it('a purchase on the last day: P(alive) is exactly 1', () => {
    const history = { x: [5, 400], tx: [31, 38.86], T: [31, 38.86], unit: 'week' } as const;
    expect([...probabilityAlive(cdnow, history)]).toEqual([1, 1]);
  });
});

describe('the probability of a purchase (mpmath, 40 digits)', () => {
  // parameters, x, T, horizon -> chance that a live customer buys; t_x = T, so that P(alive) is 1
  it.each([
    [[0.553, 10.578, 0.606, 11.669], [2, 38.86, 39], 0.6810393118794826],
    [[0.553, 10.578, 0.606, 11.669], [0, 0, 52], 0.4261300182273486],
    [[0.5, 2, 0.3, 14], [300, 100, 1000], 0.9991072378408133],
    [[0.01, 500, 0.02, 0.5], [0, 0, 1e5], 0.04298527569944243],
    [[0.5, 2, 0.3, 14], [5, 30, 0.001], 0.0001718569594565846],
    [[2, 300, 5, 1], [1000, 10, 100], 0.8791842803722631],
    [[40, 1, 3, 1000], [0, 0, 1000], 0.9999230850191488],
  ] as const)('of %o with %o', ([r, alpha, s, beta], [x, T, weeks], expected) => {
    const model = paretoNbdModel({ r, alpha, s, beta }, { unit: 'week' });
    const history = { x: [x], tx: [T], T: [T], unit: 'week' } as const;
    expect(relative(probabilityOfPurchase(model, history, { horizon: { weeks } })[0], expected)).toBeLessThan(3e-15);
  });
});

describe('the count of purchases of a new customer (mpmath, 40 digits)', () => {
  it.each([
    [[0.553, 10.578, 0.606, 11.669], 39, 0, 0.5936250316023839],
    [[0.553, 10.578, 0.606, 11.669], 39, 3, 0.049039953642814264],
    [[0.553, 10.578, 0.606, 11.669], 39, 20, 0.00025783127606058556],
    [[200, 50, 3, 20], 1000, 40, 0.007345646227772037],
    [[0.05, 100, 20, 1], 1e4, 0, 0.9999736995429274],
    [[2, 1, 0.3, 100], 50, 100, 0.00502021677941646],
  ] as const)('of %o within %f weeks is %i', ([r, alpha, s, beta], weeks, count, expected) => {
    const model = paretoNbdModel({ r, alpha, s, beta }, { unit: 'week' });
    const counts = countProbabilitiesOfNewCustomer(model, { horizon: { weeks }, most: count });
    expect(relative(counts[count], expected)).toBeLessThan(1e-12);
  });
});

describe('the race between leaving and buying, and its slopes, where z is near 1 (mpmath, 40 digits)', () => {
  // p, a, q, b -> integral; slopes in p, a, q, b
  it.each([
    [
      [0.5, 1e4, 0.3, 1],
      3.1542342271426094,
      [-0.17861016642948, 5.3577377883648e-6, -8.9077686660833, -0.053577377883648],
    ],
    [
      [0.5, 1, 0.3, 1e4],
      0.02279470044537048,
      [-0.18922666489427, 0.011299163980097, -0.018297316654982, -1.1299163980097e-6],
    ],
    [
      [300.5, 1, 0.3, 1e4],
      3.3388967094806307e-7,
      [-1.1148231220317e-9, 3.3388952553564e-7, -1.1185574952309e-13, -3.3388952553564e-11],
    ],
    [
      [300.5, 1e4, 0.3, 1],
      1.9214603383875195,
      [-0.0012191770556921, 3.6585860117532e-5, -2.6356157714424, -0.36585860117532],
    ],
    [
      [8, 1002, 40, 2.01],
      0.024989717766715068,
      [-1.284736671215e-6, 1.0256837469898e-8, -0.00062447942563606, -5.1131100223073e-6],
    ],
    [
      [0.05, 0.01, 800, 1000],
      0.0010103128860661436,
      [-0.0042644070589116, 0.004859863337817, -1.2021055384154e-6, -4.859863337817e-8],
    ],
  ] as const)('%o', ([p, a, q, b], value, slopes) => {
    const found = race(p, a, q, b);
    expect(relative(found.value, value)).toBeLessThan(5e-13);
    [found.byP, found.byA, found.byQ, found.byB].forEach((slope, i) => {
      expect(relative(slope, slopes[i] as number)).toBeLessThan(5e-12);
    });
  });
});
