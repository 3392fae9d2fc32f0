import { fitLogistic } from '@clientele/churn';
import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

/** Few customers, each written many times in a random order: the fit of many rows begins with a sample, that of few with weights does not. */
const copies = 30;
const random = openRandom(3);
const few = Array.from({ length: 4000 }, () => {
  const [a, b] = [random.normal(), random.below(5)];
  const logOdds = a - 0.3 * b + (b === 2 ? 0.8 : 0) - 0.5;
  return { a, b, plan: b % 2 === 0 ? 'even' : 'odd', label: random.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0 };
});
const order = Array.from({ length: few.length * copies }, (_, row) => row % few.length);
for (let i = order.length - 1; i > 0; i--) {
  const j = random.below(i + 1);
  [order[i], order[j]] = [order[j] as number, order[i] as number];
}
const written = order.map((row) => few[row] as (typeof few)[number]);
type Customer = (typeof few)[number];
const columns = (rows: readonly Customer[]): Record<'a' | 'b' | 'label', number[]> & { plan: string[] } => ({
  a: rows.map(({ a }) => a),
  b: rows.map(({ b }) => b),
  plan: rows.map(({ plan }) => plan),
  label: rows.map(({ label }) => label),
});

describe('fitLogistic of many rows', () => {
  const many = columns(written);
  const weighed = { ...columns(few), w: few.map(() => copies) };

  it('gives what the same customers give as weights: coefficients and standard errors to 1e-9, deviance', () => {
    const [one, other] = [fitLogistic(many), fitLogistic(weighed, { weight: 'w' })];
    expect(one.diagnostics.status).toBe('converged');
    const [terms, others] = [one, other].map(({ parameters }) => [parameters.intercept, ...parameters.terms]);
    terms?.forEach(({ coefficient, standardError }, index) => {
      const twin = others?.[index];
      expect(Math.abs((coefficient as number) / (twin?.coefficient as number) - 1)).toBeLessThan(1e-9);
      expect(Math.abs((standardError as number) / (twin?.standardError as number) - 1)).toBeLessThan(1e-9);
    });
    expect(Math.abs(one.parameters.deviance / other.parameters.deviance - 1)).toBeLessThan(1e-12);
  });

  it('ends where the slope is nothing but rounding, with a penalty as well', () => {
    for (const l2 of [0, 50]) {
      const { gradientNorm } = fitLogistic(many, { l2 }).diagnostics;
      expect(gradientNorm).toBeLessThan(1e-5);
      const slope = fitLogistic(weighed, { weight: 'w', l2 }).parameters.terms[0]?.coefficient as number;
      const own = fitLogistic(many, { l2 }).parameters.terms[0]?.coefficient as number;
      expect(Math.abs(own / slope - 1)).toBeLessThan(1e-9);
    }
  });

  it('finds a column that others determine, and keeps one that differs from another in a single row', () => {
    const sum = many.a.map((a, row) => a + 2 * (many.b[row] as number));
    const aliased = fitLogistic({ ...many, sum });
    expect(aliased.diagnostics.notes.find(({ code }) => code === 'aliased-columns')?.details).toEqual({
      terms: ['sum'],
    });
    // an odd row stands in no sample of every second or third
    const almost = many.a.map((a, row) => (row === 7 ? a + 5 : a));
    const kept = fitLogistic({ ...many, almost });
    expect(kept.diagnostics.notes.map(({ code }) => code)).not.toContain('aliased-columns');
    expect(kept.parameters.terms.at(-1)?.coefficient).not.toBe(null);
  });

  it('says that there is no maximum where a column parts churners from others', () => {
    const { diagnostics } = fitLogistic({ ...many, told: many.label.map((one) => 2 * one - 1) });
    expect(diagnostics.status).toBe('boundary');
    expect(diagnostics.notes.map(({ code }) => code)).toContain('separation');
  });

  it('gives the same model where a host has no WebAssembly', () => {
    const usual = fitLogistic(many);
    const own = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly') as PropertyDescriptor;
    Object.defineProperty(globalThis, 'WebAssembly', { ...own, value: undefined });
    try {
      expect(fitLogistic(many)).toEqual(usual);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', own);
    }
  });
});
