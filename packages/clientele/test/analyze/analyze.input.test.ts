import { firstUnfrozen } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import {
  analyze,
  type ClienteleError,
  InvalidInputError,
  InvalidOptionError,
  parseTransactions,
  segments4,
  toRows,
} from '../../src/index.ts';

const rows = [
  { customer: 'Ada', time: '2026-01-05', amount: 20 },
  { customer: 'Ada', time: '2026-03-01', amount: 35 },
  { customer: 'Bo', time: '2026-01-09', amount: 10 },
];

function failure(run: () => unknown): ClienteleError {
  try {
    run();
  } catch (error) {
    return error as ClienteleError;
  }
  throw new Error('nothing was thrown');
}

describe('options of analyze', () => {
  it.each([
    [{ horizont: { weeks: 1 } }, 'horizont'],
    [{ horizon: 12 }, 'horizon'],
    [{ discount: 0.1 }, 'discount'],
    [{ discount: { annual: -0.1 } }, 'discount'],
    [{ margin: 1.5 }, 'margin'],
    [{ maxBad: 2 }, 'maxBad'],
    [{ controlShare: -1 }, 'controlShare'],
    [{ seed: 0.5 }, 'seed'],
    [{ asOf: 'soon' }, 'asOf'],
    [{ before: 'soon' }, 'before'],
    [{ before: '2027-01-01' }, 'before'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ map: { kunde: 'a' } }, 'map.kunde'],
  ])('%o is refused by name', (options, name) => {
    const error = failure(() => analyze(rows, options as object));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect((error as InvalidOptionError).problems.map(({ option }) => option)).toEqual([name]);
  });

  it('gathers everything wrong, under the name analyze', () => {
    const error = failure(() => analyze(rows, { margin: -1, seed: -1 }));
    expect(error.message).toMatch(/^analyze: margin must be .*; seed must be /);
  });

  it.each([
    ['dateFormat', { dateFormat: 'iso' }],
    ['maxBad', { maxBad: 0.5 }],
  ] as const)('refuses %s, an option for rows, where a log was given', (option, options) => {
    const error = failure(() => analyze(parseTransactions(rows), options));
    expect((error as InvalidOptionError).problems.map((problem) => problem.option)).toEqual([option]);
  });

  it('refuses findings of another reading where rows are read', () => {
    const error = failure(() => analyze(rows, { issues: { counts: {}, listed: [] } }));
    expect((error as InvalidOptionError).problems.map(({ option }) => option)).toEqual(['issues']);
  });

  it('lists as many findings of a log as asked for, and counts all', () => {
    const { quality } = analyze(parseTransactions([...rows, ...rows]), { maxIssues: 1 });
    expect(quality.counts).toEqual({ 'exact-duplicate': 3 });
    expect(quality.listed).toHaveLength(1);
  });

  it('refuses a malformed segment map, naming the field', () => {
    const broken = { ...segments4, rules: [] };
    expect(failure(() => analyze(rows, { segments: broken })).message).toMatch(/^parseSegmentMap: map.rules must be/);
  });
});

describe('rows that cannot be used', () => {
  const bad = [...rows, { customer: 'Cy', time: 'soon', amount: 1 }];

  it('end the analysis where they are more than maxBad allows', () => {
    const error = failure(() => analyze(bad));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toBe(
      'analyze: 1 of 4 rows cannot be used, more than maxBad 0.05 allows; the first is row 3, column "time": expected a date; digits alone need dateFormat, got "soon"',
    );
    expect((error as InvalidInputError).issues).toMatchObject([{ code: 'invalid-date', row: 3, column: 'time' }]);
  });

  it('are counted and listed where they are not', () => {
    const { quality, totals } = analyze(bad, { maxBad: 0.25 });
    expect(quality.counts).toEqual({ 'invalid-date': 1 });
    expect(quality.listed).toMatchObject([{ row: 3, action: 'dropped' }]);
    expect(totals.lines).toBe(3);
  });
});

describe('bases that are hardly any', () => {
  it.each([
    ['no rows', []],
    ['refunds only', [{ customer: 'Ada', time: '2026-01-05', amount: -3 }]],
  ])('%s: there is no customer with a purchase', (_, lines) => {
    expect(failure(() => analyze(lines)).code).toBe('insufficient-data');
  });

  it('nothing before asOf: there is no customer with a purchase', () => {
    expect(failure(() => analyze(rows, { asOf: '2026-01-01' })).code).toBe('insufficient-data');
  });

  it('nobody bought twice: scores and segments stand, and clv says what it lacks', () => {
    const { stages, customers, models } = analyze([rows[0] as object, rows[2] as object]);
    expect(stages.rfm).toBe('done');
    expect(stages.clv).toMatch(/^needs 1 or more customers with a repeat purchase/);
    expect(Object.keys(models)).toEqual(['rfm/scores']);
    expect(Object.keys(customers.columns)).not.toContain('lifetimeValue');
  });

  it('every stage that did not run says what it needs', () => {
    for (const [name, said] of Object.entries(analyze(rows).stages)) {
      if (['rfm', 'clv', 'campaign'].includes(name)) expect(said).toBe('done');
      else if (name === 'rules' || name === 'nbo') expect(said).toBe('needs a column of products: map product=...');
      else if (name === 'clusters') expect(said).toMatch(/^needs 3 or more customers whose features differ/);
      else if (name === 'churn') expect(said).toMatch(/^needs 30 customers or more/);
      else if (name === 'sentiment') expect(said).toMatch(/^needs what customers say/);
      else throw new Error(`${name} says nothing`);
    }
  });

  it('__proto__ is an ordinary customer', () => {
    const { customers } = analyze([{ customer: '__proto__', time: '2026-01-05', amount: 3 }, ...rows]);
    expect(toRows(customers, ['customer', 'monetary'])[0]).toEqual({ customer: '__proto__', monetary: 3 });
  });
});

describe('what an analysis says of itself', () => {
  const codes = (lines: object[]): string[] => analyze(lines).notes.map(({ code }) => code);

  it('names segments that nobody can be in, and columns that tell nobody apart', () => {
    expect(codes([rows[0] as object, rows[2] as object])).toEqual(
      expect.arrayContaining(['constant-column', 'segments-out-of-reach']),
    );
  });

  it('says everything once', () => {
    const { notes } = analyze([...rows, { customer: 'Ada', time: '2026-03-02', amount: -1 }]);
    expect(notes.filter(({ code }) => code === 'refunds-met')).toHaveLength(1);
  });

  it('is frozen in depth', () => {
    expect(firstUnfrozen(analyze(rows))).toBe(null);
  });
});

describe('money', () => {
  const noted = (options: object): string[] => analyze(rows, options).notes.map(({ code }) => code);

  it('is revenue without a margin, and says so', () => {
    expect(noted({})).toContain('margin-not-given');
    expect(noted({ margin: 0.3 })).not.toContain('margin-not-given');
  });

  it('a margin of a quarter makes a quarter of the value', () => {
    const value = (options: object): number[] =>
      toRows(analyze(rows, options).customers).map((row) => Number(row['lifetimeValue']));
    expect(value({ margin: 0.25 })).toEqual(value({}).map((whole) => whole * 0.25));
  });

  it('is never invented: expectedValue stays empty', () => {
    const { campaign, notes } = analyze(rows);
    expect(toRows(campaign, ['expectedValue', 'channel'])).toEqual([
      { expectedValue: null, channel: null },
      { expectedValue: null, channel: null },
    ]);
    expect(notes.map(({ code }) => code)).toContain('expected-value-missing');
  });
});
