import { explainChurn, fitLogistic, predictChurn } from '@clientele/churn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Row {
  readonly a: number;
  readonly b: number;
  readonly plan: string;
  readonly label: number;
  readonly w: number;
}

const row = fc.record<Row>({
  a: fc.integer({ min: -20, max: 20 }),
  b: fc.integer({ min: -1000, max: 1000 }).map((value) => value / 1000),
  plan: fc.constantFrom('x', 'y', 'z'),
  label: fc.constantFrom(0, 1),
  w: fc.integer({ min: 1, max: 3 }),
});

/** Rows and their mirror images with the other outcome: never separated, never of one class. */
const rows = fc
  .array(row, { minLength: 8, maxLength: 40 })
  .map((all) => [...all, ...all.filter((_, i) => i % 2 === 0).map((one) => ({ ...one, label: 1 - one.label }))]);

type Columns = { a: number[]; b: number[]; plan: string[]; label: number[]; w: number[] };
const columnsOf = (all: readonly Row[]): Columns => ({
  a: all.map(({ a }) => a),
  b: all.map(({ b }) => b),
  plan: all.map(({ plan }) => plan),
  label: all.map(({ label }) => label),
  w: all.map(({ w }) => w),
});

const names = { features: ['a', 'b', 'plan'] };
/** Fits whose columns determine each other, or that are parted, are no samples for these laws. */
const isPlain = (model: ReturnType<typeof fitLogistic>): boolean =>
  model.diagnostics.status === 'converged' &&
  model.parameters.terms.every(({ standardError }) => standardError !== null && standardError < 1e3);

describe('laws of logistic regression', () => {
  it('the score equations hold: predicted and actual churners agree in total and along every column', () => {
    const law = (all: Row[]): void => {
      const data = columnsOf(all);
      const model = fitLogistic(data, { ...names, weight: 'w' });
      fc.pre(isPlain(model));
      const { probability } = predictChurn(model, data).columns;
      const rest = (value: (one: Row) => number): number =>
        all.reduce((sum, one, i) => sum + one.w * (one.label - (probability[i] as number)) * value(one), 0);
      for (const value of [() => 1, (one: Row) => one.a, (one: Row) => one.b, (one: Row) => Number(one.plan === 'y')]) {
        expect(Math.abs(rest(value))).toBeLessThan(1e-8);
      }
    };
    fc.assert(fc.property(rows, law), { numRuns: 60 });
  });

  it('with a penalty, the score along each standardised column is λ β', () => {
    const law = (all: Row[], l2: number): void => {
      const data = columnsOf(all);
      const model = fitLogistic(data, { features: ['a'], l2 });
      const { probability } = predictChurn(model, data).columns;
      const mean = data.a.reduce((sum, v) => sum + v, 0) / all.length;
      const sd = Math.sqrt(data.a.reduce((sum, v) => sum + (v - mean) ** 2, 0) / all.length);
      fc.pre(sd > 0);
      const score = all.reduce(
        (sum, one, i) => sum + ((one.label - (probability[i] as number)) * (one.a - mean)) / sd,
        0,
      );
      const b = (model.parameters.terms[0]?.coefficient as number) * sd;
      expect(Math.abs(score - l2 * b)).toBeLessThan(1e-9);
    };
    fc.assert(fc.property(rows, fc.double({ min: 0.01, max: 100, noNaN: true }), law), { numRuns: 60 });
  });

  it('a weight of k is the row written k times, standard errors too (D15)', () => {
    const law = (all: Row[]): void => {
      const weighted = fitLogistic(columnsOf(all), { ...names, weight: 'w' });
      fc.pre(isPlain(weighted));
      const many = fitLogistic(columnsOf(all.flatMap((one) => new Array<Row>(one.w).fill(one))), names);
      for (const [index, term] of weighted.parameters.terms.entries()) {
        const other = many.parameters.terms[index];
        const unit = term.standardError as number;
        expect(Math.abs((term.coefficient as number) - (other?.coefficient as number))).toBeLessThan(1e-9 * unit);
        expect(Math.abs(unit / (other?.standardError as number) - 1)).toBeLessThan(1e-9);
      }
      expect(weighted.parameters.deviance).toBeCloseTo(many.parameters.deviance, 9);
    };
    fc.assert(fc.property(rows, law), { numRuns: 60 });
  });

  it('the reference level, and a shift of a column, change no probability', () => {
    const law = (all: Row[], shift: number): void => {
      const data = columnsOf(all);
      fc.pre(data.plan.includes('x') && data.plan.includes('z'));
      const model = fitLogistic(data, names);
      fc.pre(isPlain(model));
      const turned = fitLogistic(data, { ...names, reference: { plan: 'z' } });
      const shifted = { ...data, a: data.a.map((v) => v + shift) };
      const moved = fitLogistic(shifted, names);
      const [p, q, r] = [predictChurn(model, data), predictChurn(turned, data), predictChurn(moved, shifted)].map(
        ({ columns }) => columns.probability,
      );
      p?.forEach((value, i) => {
        expect(Math.abs(value - (q?.[i] as number))).toBeLessThan(1e-9);
        expect(Math.abs(value - (r?.[i] as number))).toBeLessThan(1e-9);
      });
    };
    fc.assert(fc.property(rows, fc.integer({ min: -1000, max: 1000 }), law), { numRuns: 60 });
  });

  it('explanations add up: base and contributions are the log-odds', () => {
    const law = (all: Row[]): void => {
      const data = columnsOf(all);
      const model = fitLogistic(data, { ...names, l2: 1 });
      const { base, contributions, probability } = explainChurn(model, data);
      expect(Object.keys(contributions.columns)).toEqual(['a', 'b', 'plan']);
      const parts = Object.values(contributions.columns) as Float64Array[];
      const { intercept, terms } = model.parameters;
      all.forEach((one, i) => {
        const sum = parts.reduce((total, part) => total + (part[i] as number), base);
        expect(Math.abs(sum - Math.log((probability[i] as number) / (1 - (probability[i] as number))))).toBeLessThan(
          1e-9,
        );
        const byHand = terms.reduce((total, { feature, level, coefficient }) => {
          const x = level === null ? one[feature as 'a' | 'b'] : Number(one.plan === level);
          return total + (coefficient ?? 0) * x;
        }, intercept.coefficient as number);
        expect(Math.abs(sum - byHand)).toBeLessThan(1e-9);
      });
      expect(probability).toEqual(predictChurn(model, data).columns.probability);
    };
    fc.assert(fc.property(rows, law), { numRuns: 60 });
  });

  it('recovers the coefficients of 100,000 customers within four standard errors', () => {
    const n = 100_000;
    const share = (i: number, step: number): number => ((i + 0.5) * step) % 1;
    const x = Float64Array.from({ length: n }, (_, i) => 4 * share(i, 0.618033988749895) - 2);
    const z = Float64Array.from({ length: n }, (_, i) => Number(share(i, 0.7548776662466927) < 0.3));
    const label = x.map((value, i) => {
      const p = 1 / (1 + Math.exp(1.5 - 0.8 * value - 1.2 * (z[i] as number)));
      return Number(share(i, 0.5698402909980532) < p);
    });
    const model = fitLogistic({ x, z, label });
    const { intercept, terms } = model.parameters;
    expect(model.diagnostics.status).toBe('converged');
    expect(model.diagnostics.gradientNorm).toBeLessThan(1e-7);
    const turned = fitLogistic({ x: x.slice().reverse(), z: z.slice().reverse(), label: label.slice().reverse() });
    terms.forEach(({ coefficient }, index) => {
      const other = turned.parameters.terms[index]?.coefficient as number;
      expect(Math.abs((coefficient as number) / other - 1)).toBeLessThan(1e-11);
    });
    [intercept, ...terms].forEach(({ coefficient, standardError }, index) => {
      const distance = Math.abs((coefficient as number) - ([-1.5, 0.8, 1.2][index] as number));
      expect(distance).toBeLessThan(4 * (standardError as number));
      expect(standardError).toBeLessThan(0.02);
    });
  });
});
