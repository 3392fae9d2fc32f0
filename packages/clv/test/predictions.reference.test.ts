import { bgNbdModel, expectedSpend, expectedTransactions, gammaGammaModel, probabilityAlive } from '@clientele/clv';
import { referenceCsv, referenceJson, referenceNumbers } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { cdnowExact, clvReferenceIsThere, type GoldenFits, worstRelative } from './reference.ts';

interface TortureCase {
  readonly case: string;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly t_x: number;
  readonly T: number;
  readonly h: number;
  readonly p_alive: string;
  readonly cet: string;
}

describe.skipIf(!clvReferenceIsThere)('all 2,357 CDNOW predictions (skipped without the reference data)', () => {
  const golden = clvReferenceIsThere ? referenceJson<GoldenFits>('clv/golden_mle.json')['cdnow_sample'] : undefined;
  const table = clvReferenceIsThere ? referenceCsv('clv/golden_predictions_cdnow_sample.csv') : new Map();
  const listed = (name: string): number[] => Array.from(referenceNumbers(table, name));
  const [r, alpha, a, b] = (golden?.['bgnbd']?.params ?? []) as [number, number, number, number];
  const [p, q, gamma] = (golden?.['gg']?.params ?? []) as [number, number, number];

  it('P(alive), to the digits listed', () => {
    const model = bgNbdModel({ r, alpha, a, b }, { unit: 'week' });
    const alive = probabilityAlive(model, cdnowExact());
    expect(alive.length).toBe(2357);
    expect(worstRelative(alive, listed('palive_bgnbd'))).toBeLessThan(1e-11);
    expect(alive.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1917.277671, 6);
  });

  it('expected purchases within 39 weeks, to the digits listed', () => {
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
    ? referenceJson<{ bgnbd: TortureCase[] }>('clv/golden_torture.json').bgnbd
    : ([] as TortureCase[]);

  it.each(cases)('$case', ({ r, alpha, a, b, x, t_x, T, h, p_alive, cet }) => {
    const model = bgNbdModel({ r, alpha, a, b }, { unit: 'week' });
    const history = { x: [x], tx: [t_x], T: [T], unit: 'week' } as const;
    const [alive] = probabilityAlive(model, history);
    const [forecast] = expectedTransactions(model, history, { horizon: { weeks: h } });
    // e-858 is below the smallest number that there is; 0 is right then.
    const distance = (actual: number | undefined, truth: number): number =>
      truth === 0 ? (actual as number) : Math.abs((actual as number) / truth - 1);
    expect(distance(alive, Number(p_alive))).toBeLessThan(1e-13);
    expect(distance(forecast, Number(cet))).toBeLessThan(1e-13);
  });
});
