import {
  betaDiscreteWeibullModel,
  contractualClv,
  fitBetaDiscreteWeibull,
  fitShiftedBetaGeometric,
  kaplanMeier,
  parseBetaDiscreteWeibullModel,
  parseShiftedBetaGeometricModel,
  remainingPeriods,
  retentionCurve,
  retentionRate,
  type SurvivorColumns,
  shiftedBetaGeometricModel,
  survivalProbability,
  toRows,
} from '@clientele/clv';
import { IncompatibleModelError, InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { checkEstimator } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { random } from './random.ts';

/** Fader and Hardie (2007), table 1: customers of a "regular" and a "high end" segment. */
const regular = {
  period: [0, 1, 2, 3, 4, 5, 6, 7],
  survivors: [1000, 631, 468, 382, 326, 289, 262, 241],
  unit: 'year',
} as const;
const highEnd = { ...regular, survivors: [1000, 869, 743, 653, 593, 551, 517, 491] } as const;

const numbers = (cells: readonly (number | string)[] | undefined): number[] => (cells ?? []).map(Number);

const suites = [
  { name: 'fitShiftedBetaGeometric', fit: fitShiftedBetaGeometric, parse: parseShiftedBetaGeometricModel },
  { name: 'fitBetaDiscreteWeibull', fit: fitBetaDiscreteWeibull, parse: parseBetaDiscreteWeibullModel },
] as const;

describe.each(suites)('$name keeps the contract of estimators', ({ name, fit, parse }) => {
  const checks = checkEstimator({
    name,
    sample: { period: [...regular.period], survivors: [...regular.survivors] },
    input: ({ period, survivors }): SurvivorColumns => ({
      period: numbers(period),
      survivors: numbers(survivors),
      unit: 'year',
    }),
    fit: (data, options) => fit(data, options) as ReturnType<typeof fitShiftedBetaGeometric>,
    parse: (value) => parse(value) as ReturnType<typeof fitShiftedBetaGeometric>,
    verbs: {
      survivalProbability: (model, { period }) => ({ survival: survivalProbability(model, period) }),
      retentionRate: (model, { period }) => ({ retention: retentionRate(model, period) }),
    },
    readBy: { survivors: [] },
    options: { tolerance: 0.01, maxIterations: 2 },
    duplicateTolerance: 1e-9,
  });
  for (const check of checks) it(check.name, check.run);
});

describe('published fits', () => {
  it('of the shifted beta-geometric model: .704 and 1.182, .668 and 3.806 (Fader and Hardie 2007, table 2)', () => {
    const [one, other] = [fitShiftedBetaGeometric(regular), fitShiftedBetaGeometric(highEnd)];
    expect(one.parameters.alpha).toBeCloseTo(0.704077299, 6);
    expect(one.parameters.beta).toBeCloseTo(1.18204303, 6);
    expect(one.logLikelihood).toBeCloseTo(-1680.2651885, 6);
    expect(other.parameters.alpha).toBeCloseTo(0.668088351, 6);
    expect(other.parameters.beta).toBeCloseTo(3.80609496, 5);
    expect(other.logLikelihood).toBeCloseTo(-1611.1581474, 6);
  });

  it('of the beta-discrete-Weibull model', () => {
    const [one, other] = [fitBetaDiscreteWeibull(regular), fitBetaDiscreteWeibull(highEnd)];
    for (const [model, values] of [
      [one, [0.455613989, 0.779325508, 1.28345129, -1679.6028329]],
      [other, [0.214253339, 1.42657487, 1.72356485, -1605.3142132]],
    ] as const) {
      const found = [...Object.values(model.parameters), model.logLikelihood as number];
      found.forEach((value, i) => {
        expect(Math.abs((value as number) / (values[i] as number) - 1)).toBeLessThan(1e-6);
      });
    }
    const errors = Object.values(one.standardErrors ?? {}) as number[];
    expect(Math.abs((errors[2] as number) / 0.29809505214983806 - 1)).toBeLessThan(1e-4);
  });

  it('the survivors to come: .8507, .7469, .6698 … of the high end (golden)', () => {
    const model = shiftedBetaGeometricModel({ alpha: 0.668088351, beta: 3.80609496 }, { unit: 'year' });
    const { survival, retention } = retentionCurve(model, { periods: 7 }).columns;
    [1, 0.8506792626584003, 0.7468594098088751, 0.6697889829211672].forEach((share, t) => {
      expect(survival[t]).toBeCloseTo(share, 12);
    });
    expect(retention[2]).toBeCloseTo(0.8779565255592516, 12);
    const discount = { annual: 0.1 };
    expect(remainingPeriods(model, { discount })).toBeCloseTo(5.92225349423205, 11);
    expect(remainingPeriods(model, { discount, renewals: 1 })).toBeCloseTo(5.414478843655255, 11);
    expect(remainingPeriods(model, { discount, renewals: 5 })).toBeCloseTo(6.89670668084117, 11);
  });
});

describe('laws of contractual models', () => {
  it('beta-discrete-Weibull with c = 1 is shifted beta-geometric', () => {
    const [plain, shaped] = [
      shiftedBetaGeometricModel({ alpha: 0.7, beta: 1.2 }, { unit: 'month' }),
      betaDiscreteWeibullModel({ alpha: 0.7, beta: 1.2, c: 1 }, { unit: 'month' }),
    ];
    expect(retentionCurve(plain)).toEqual(retentionCurve(shaped));
  });

  it('rows of one cohort add up, cohorts may be of any age and in any order', () => {
    const half = { ...regular, survivors: regular.survivors.map((count) => count / 2) };
    const twice = {
      period: [...half.period, ...half.period],
      survivors: [...half.survivors, ...half.survivors],
      cohort: [...half.period.map(() => 'spring'), ...half.period.map(() => 'autumn')],
      unit: 'year',
    } as const;
    const whole = fitShiftedBetaGeometric(regular);
    for (const data of [twice, { ...twice, cohort: twice.cohort.map(() => 'one') }]) {
      expect(fitShiftedBetaGeometric(data).logLikelihood).toBeCloseTo(whole.logLikelihood as number, 9);
    }
    const young = { period: [2, 0, 1], survivors: [468, 1000, 631], unit: 'year' } as const;
    const mixed = {
      period: [...regular.period, 1, 0],
      survivors: [...regular.survivors, 60, 100],
      cohort: [...regular.period.map(() => 1), 2, 2],
      unit: 'year',
    } as const;
    expect(fitShiftedBetaGeometric(young).diagnostics.status).toBe('converged');
    expect(fitShiftedBetaGeometric(mixed).parameters.alpha).toBeGreaterThan(0.6);
  });

  it('standard errors cover the truth in about 95 of 100 cohorts within 1.96 of them', () => {
    const truth = { alpha: 0.7, beta: 1.6 };
    const within = [0, 0];
    for (let seed = 1; seed <= 100; seed++) {
      const draw = random(seed);
      const survivors = Array(8).fill(0) as number[];
      for (let i = 0; i < 1500; i++) {
        const leaves = draw.beta(truth.alpha, truth.beta);
        for (let t = 0; t < 8; t++) {
          if (t > 0 && draw.uniform() < leaves) break;
          survivors[t] = (survivors[t] as number) + 1;
        }
      }
      const { parameters, standardErrors } = fitShiftedBetaGeometric({ ...regular, survivors });
      (['alpha', 'beta'] as const).forEach((name, i) => {
        const distance = (parameters[name] - truth[name]) / (standardErrors?.[name] ?? 0);
        if (Math.abs(distance) < 1.96) within[i] = (within[i] as number) + 1;
      });
    }
    for (const count of within) expect(Math.abs(count - 95)).toBeLessThan(6);
  });

  it('nobody leaves: a status and a note, not an exception', () => {
    const model = fitShiftedBetaGeometric({ period: [0, 1, 2], survivors: [50, 50, 50], unit: 'year' });
    expect(model.diagnostics.status).toBe('boundary');
    expect(model.diagnostics.notes.map(({ code }) => code)).toContain('nobody-leaves');
    expect(model.standardErrors).toBeNull();
  });
});

describe('survivors that are none', () => {
  it.each([
    [{ period: [0, 1, 3], survivors: [9, 8, 7] }, 'row 0, column period: expected every period from 0 on, 2 included'],
    [{ period: [0, 1], survivors: [9, 10] }, 'row 1, column survivors: expected at most the 9 of the period before'],
    [{ period: [0, 1.5], survivors: [9, 8] }, 'row 1, column period: expected a whole number from 0 to 1e6, got 1.5'],
    [{ period: [0, 1], survivors: [9, -8] }, 'row 1, column survivors: expected a number >= 0, got -8'],
    [{ period: [0, 1], survivors: [9, 8], cohort: ['a'] }, 'column cohort has 1 rows, column period has 2'],
  ])('%j are refused, naming row and column', (data, message) => {
    expect(() => fitShiftedBetaGeometric({ ...data, unit: 'year' })).toThrow(InvalidInputError);
    expect(() => fitShiftedBetaGeometric({ ...data, unit: 'year' })).toThrow(message);
  });

  it('too little to tell is said to be too little', () => {
    expect(() => fitShiftedBetaGeometric({ period: [0], survivors: [9], unit: 'year' })).toThrow(InsufficientDataError);
    expect(() => fitShiftedBetaGeometric({ period: [0, 1], survivors: [0, 0], unit: 'year' })).toThrow(
      InsufficientDataError,
    );
  });
});

describe('contractualClv', () => {
  const year = { marginPerPeriod: 100, discount: { annual: 0.1 } } as const;

  it('with a constant rate is m (1 + d)/(1 + d − r)', () => {
    expect(contractualClv({ ...year, retention: 0.8, unit: 'year' })).toBeCloseTo((100 * 1.1) / (1.1 - 0.8), 10);
    expect(contractualClv({ ...year, retention: 0, unit: 'year' })).toBe(100);
    const monthly = contractualClv({ ...year, retention: 0.98, unit: 'month' });
    const d = 1.1 ** (1 / 12) - 1;
    expect(monthly).toBeCloseTo((100 * (1 + d)) / (1 + d - 0.98), 8);
  });

  it('with a model is worth more the more often a customer has renewed', () => {
    const retention = fitShiftedBetaGeometric(highEnd);
    const worth = [1, 2, 3, 4].map((renewals) => contractualClv({ ...year, retention, renewals }));
    expect(worth.toSorted((a, b) => a - b)).toEqual(worth);
    expect(contractualClv({ ...year, retention })).toBeCloseTo(592.225349, 4);
  });

  it('refuses what it cannot tell', () => {
    const model = fitShiftedBetaGeometric(highEnd);
    expect(() => contractualClv({ ...year, retention: 0.8 })).toThrow('contractualClv: unit must be');
    expect(() => contractualClv({ ...year, retention: 1.2, unit: 'year' })).toThrow(InvalidOptionError);
    expect(() => contractualClv({ ...year, retention: model, unit: 'year' })).toThrow('unit must be left out');
    expect(() => contractualClv({ ...year, discount: { annual: 0 }, retention: model })).toThrow(
      'discount must be above 0',
    );
    expect(() => contractualClv({ ...year, retention: 1, discount: { annual: 0 }, unit: 'year' })).toThrow(
      InvalidOptionError,
    );
    expect(() => contractualClv({ ...year, retention: { kind: 'clv/nbd' } as never })).toThrow(IncompatibleModelError);
  });
});

describe('kaplanMeier', () => {
  /** Freireich et al. (1963), the 6-MP arm, weeks in remission: Kalbfleisch and Prentice; Kleinbaum and Klein, table 2.2. */
  const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
  const relapse = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];

  it('gives the published curve of the 6-MP arm: .8571, .8067, .7529, .6902, .6275, .5378, .4482', () => {
    const curve = kaplanMeier({ duration: weeks, event: relapse });
    const atEvents = toRows(curve)
      .filter(({ events }) => (events as number) > 0)
      .map(({ survival }) => Number(survival).toFixed(4));
    expect(atEvents).toEqual(['0.8571', '0.8067', '0.7529', '0.6902', '0.6275', '0.5378', '0.4482']);
    expect(curve.median).toBe(23);
    // Greenwood's standard error at week 6 is .0764; in ln(−ln S) that makes [.6197, .9516].
    expect(curve.columns.lower[0]).toBeCloseTo(0.6197, 4);
    expect(curve.columns.upper[0]).toBeCloseTo(0.9516, 4);
  });

  it('without censoring is the share that is left', () => {
    const { survival, atRisk } = kaplanMeier({ duration: [3, 1, 2, 2], event: [1, 1, 1, 1] }).columns;
    expect([...survival].map((share) => Math.round(share * 1e12) / 1e12)).toEqual([0.75, 0.25, 0]);
    expect([...atRisk]).toEqual([4, 3, 1]);
  });

  it('a median that was not reached is null, with the share at the last time (case D06)', () => {
    const curve = kaplanMeier({ duration: [1, 5, 6, 7, 8, 9], event: [1, 0, 0, 1, 0, 0] });
    expect(curve.median).toBeNull();
    expect(curve.notes[0]?.message).toContain('S at the last time is 0.56');
  });

  it('counts a row of weight n as n rows (case D15)', () => {
    const weighted = kaplanMeier({ duration: [2, 3, 5], event: [1, 0, 1], weight: [2, 1, 3] });
    const repeated = kaplanMeier({ duration: [2, 2, 3, 5, 5, 5], event: [1, 1, 0, 1, 1, 1] });
    expect(weighted).toEqual(repeated);
  });

  it('intervals hold the true share in about 95 of 100 samples', () => {
    const held = Array.from({ length: 200 }, (_, seed) => {
      const draw = random(seed + 1);
      const lives = Array.from({ length: 80 }, () => draw.exponential(0.1));
      const seen = Array.from({ length: 80 }, () => 4 + 16 * draw.uniform());
      const curve = kaplanMeier({
        duration: lives.map((life, i) => Math.min(life, seen[i] as number)),
        event: lives.map((life, i) => Number(life <= (seen[i] as number))),
      }).columns;
      const at = curve.time.findLastIndex((time) => time <= 8);
      return (curve.lower[at] as number) <= Math.exp(-0.8) && Math.exp(-0.8) <= (curve.upper[at] as number);
    }).filter(Boolean).length;
    expect(Math.abs(held / 200 - 0.95)).toBeLessThan(0.05);
  });

  it('a duration that is missing is refused, with what it should be (case D04)', () => {
    expect(() => kaplanMeier({ duration: [2, Number.NaN], event: [1, 0] })).toThrow(
      'row 1, column duration: expected a number >= 0: the time so far where the customer is still there, got NaN',
    );
    expect(() => kaplanMeier({ duration: [2], event: [2] })).toThrow('row 0, column event: expected 0 or 1, got 2');
  });
});
