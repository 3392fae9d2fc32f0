import {
  bgNbdModel,
  expectedSpend,
  expectedTransactions,
  gammaGammaModel,
  lifetimeValue,
  mbgNbdModel,
  paretoNbdModel,
  probabilityAlive,
  residualTransactions,
} from '@clientele/clv';
import { referenceCsv, referenceJson, referenceNumbers } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { groupRows } from '../src/histories/group.ts';
import { paretoNbdLoss } from '../src/pareto-nbd/likelihood.ts';
import { cdnowExact, clvReferenceIsThere, type GoldenFits, worstRelative } from './reference.ts';

interface TortureCase {
  readonly case: string;
  readonly r: number;
  readonly alpha: number;
  readonly x: number;
  readonly t_x: number;
  readonly T: number;
  readonly h: number;
  readonly p_alive: string;
  readonly cet: string;
}

interface BgNbdCase extends TortureCase {
  readonly a: number;
  readonly b: number;
}

interface ParetoNbdCase extends TortureCase {
  readonly s: number;
  readonly beta: number;
  readonly delta: number;
  readonly loglik: string;
  readonly dert: string;
}

describe.skipIf(!clvReferenceIsThere)('all 2,357 CDNOW predictions (skipped without the reference data)', () => {
  const golden = clvReferenceIsThere ? referenceJson<GoldenFits>('clv/golden_mle.json')['cdnow_sample'] : undefined;
  const table = clvReferenceIsThere ? referenceCsv('clv/golden_predictions_cdnow_sample.csv') : new Map();
  const listed = (name: string): number[] => Array.from(referenceNumbers(table, name));
  const named = <N extends string>(model: string, names: readonly N[]): Record<N, number> =>
    Object.fromEntries(names.map((name, at) => [name, golden?.[model]?.params[at]])) as Record<N, number>;
  const [r, alpha, a, b] = (golden?.['bgnbd']?.params ?? []) as [number, number, number, number];
  const [p, q, gamma] = (golden?.['gg']?.params ?? []) as [number, number, number];

  const weekly = { unit: 'week' } as const;
  const others = clvReferenceIsThere
    ? ([
        ['MBG/NBD', 'mbgnbd', mbgNbdModel(named('mbgnbd', ['r', 'alpha', 'a', 'b']), weekly), 1057.636371, 1576.728302],
        [
          'Pareto/NBD',
          'pnbd',
          paretoNbdModel(named('pnbd', ['r', 'alpha', 's', 'beta']), weekly),
          1051.875247,
          1665.513108,
        ],
      ] as const)
    : [];

  it.each(others)('%s: P(alive) and expected purchases within 39 weeks', (_, name, model, alive, within) => {
    const sum = (values: Float64Array): number => values.reduce((total, one) => total + one, 0);
    const found = probabilityAlive(model, cdnowExact());
    expect(worstRelative(found, listed(`palive_${name}`))).toBeLessThan(1e-11);
    expect(sum(found)).toBeCloseTo(alive, 6);
    const forecast = expectedTransactions(model, cdnowExact(), { horizon: { weeks: 39 } });
    expect(worstRelative(forecast, listed(`cet39_${name}`))).toBeLessThan(1e-11);
    expect(sum(forecast)).toBeCloseTo(within, 6);
  });

  it('Pareto/NBD: residual purchases at 15 % a year, and the value of them at the expected spend', () => {
    // The file counts 52 weeks to the year.
    const discount = { annual: 1.15 ** (365.25 / 364) - 1 };
    const model = paretoNbdModel(named('pnbd', ['r', 'alpha', 's', 'beta']), weekly);
    const residual = residualTransactions(model, cdnowExact(), { discount });
    expect(worstRelative(residual, listed('dert_pnbd_15pct_annual'))).toBeLessThan(1e-11);
    const spend = gammaGammaModel({ p, q, gamma });
    const value = lifetimeValue(model, spend, cdnowExact(), { horizon: 'infinite', discount }).columns.lifetimeValue;
    expect(worstRelative(value, listed('rlv_pnbd_15pct'))).toBeLessThan(1e-10);
    expect(value.reduce((total, one) => total + one, 0)).toBeCloseTo(261531.671614, 4);
  });

  it('BG/NBD: P(alive), to the digits listed', () => {
    const model = bgNbdModel({ r, alpha, a, b }, { unit: 'week' });
    const alive = probabilityAlive(model, cdnowExact());
    expect(alive.length).toBe(2357);
    expect(worstRelative(alive, listed('palive_bgnbd'))).toBeLessThan(1e-11);
    expect(alive.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1917.277671, 6);
  });

  it('BG/NBD: expected purchases within 39 weeks, to the digits listed', () => {
    const model = bgNbdModel({ r, alpha, a, b }, { unit: 'week' });
    const forecast = expectedTransactions(model, cdnowExact(), { horizon: { weeks: 39 } });
    expect(worstRelative(forecast, listed('cet39_bgnbd'))).toBeLessThan(1e-11);
    expect(forecast.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1653.408698, 6);
  });

  it('expected spend, to the digits listed', () => {
    const model = gammaGammaModel({ p, q, gamma });
    const data = { x: listed('x'), meanRepeatSpend: listed('m_x') };
    expect(worstRelative(expectedSpend(model, data), listed('espend_gg'))).toBeLessThan(1e-10);
  });
});

describe.skipIf(!clvReferenceIsThere)('values at 40 digits (skipped without the reference data)', () => {
  const cases = clvReferenceIsThere
    ? referenceJson<{ bgnbd: BgNbdCase[]; pnbd: ParetoNbdCase[] }>('clv/golden_torture.json')
    : { bgnbd: [], pnbd: [] };
  // e-858 is below the smallest number that there is; 0 is right then.
  const distance = (actual: number | undefined, truth: number): number =>
    truth === 0 ? (actual as number) : Math.abs((actual as number) / truth - 1);

  it.each(cases.bgnbd)('BG/NBD: $case', ({ r, alpha, a, b, x, t_x, T, h, p_alive, cet }) => {
    const model = bgNbdModel({ r, alpha, a, b }, { unit: 'week' });
    const history = { x: [x], tx: [t_x], T: [T], unit: 'week' } as const;
    const [alive] = probabilityAlive(model, history);
    const [forecast] = expectedTransactions(model, history, { horizon: { weeks: h } });
    expect(distance(alive, Number(p_alive))).toBeLessThan(1e-13);
    expect(distance(forecast, Number(cet))).toBeLessThan(1e-13);
  });

  it.each(cases.pnbd)('Pareto/NBD: $case', ({ r, alpha, s, beta, x, t_x, T, h, delta, loglik, p_alive, cet, dert }) => {
    const model = paretoNbdModel({ r, alpha, s, beta }, { unit: 'week' });
    const history = { x: [x], tx: [t_x], T: [T], unit: 'week' } as const;
    // x = 161: the file's digits are those of a nearby t_x, 1.7e-13 from mpmath at 94.71429 to the digit.
    expect(distance(probabilityAlive(model, history)[0], Number(p_alive))).toBeLessThan(2e-13);
    const forecast = expectedTransactions(model, history, { horizon: { weeks: h } });
    expect(distance(forecast[0], Number(cet))).toBeLessThan(2e-13);
    const discount = { annual: Math.expm1((delta * 365.25) / 7) };
    expect(distance(residualTransactions(model, history, { discount })[0], Number(dert))).toBeLessThan(2e-13);
    const groups = groupRows([x, t_x, T].map((cell) => Float64Array.of(cell)));
    const loss = paretoNbdLoss(groups, Float64Array.of(1));
    const point = Float64Array.of(r, alpha, s, beta).map(Math.log);
    expect(distance(-loss(point, new Float64Array(4)), Number(loglik))).toBeLessThan(2e-14);
  });
});
