import { fitBgNbd, fitGammaGamma, fitNbd, fitParetoNbd, probabilityAlive } from '@clientele/clv';
import type { Objective } from '@clientele/stats';
import { describe, expect, it } from 'vitest';
import { bgNbdRecipe } from '../src/bg-nbd/fit.ts';
import { type Groups, groupRows, groupWeights } from '../src/histories/group.ts';
import { partOf } from '../src/histories/part.ts';
import { mbgNbdRecipe } from '../src/mbg-nbd/fit.ts';
import { nbdRecipe } from '../src/nbd/fit.ts';
import { maximizePrepared, prepareHistories } from '../src/transactions/fit-histories.ts';
import { random } from './random.ts';
import { simulateBgNbd, simulateNbd, simulateParetoNbd, simulateSpend } from './simulate.ts';

const codesOf = (model: { diagnostics: { notes: readonly { code: string }[] } }): string[] =>
  model.diagnostics.notes.map(({ code }) => code);

describe('a base without a sign of what a parameter describes ends on a boundary, and says which', () => {
  it('nobody leaves: P(alive) is 1, and the forecast is that of purchase rates', () => {
    const base = simulateBgNbd({ r: 1.5, alpha: 10, a: 1e-9, b: 1 }, { customers: 800, weeks: 100, seed: 2 });
    const model = fitBgNbd(base);
    expect(model.diagnostics.status).toBe('boundary');
    expect(model.standardErrors).toBeNull();
    expect(codesOf(model)).toEqual(['fit-on-boundary', 'nobody-leaves']);
    expect(Math.min(...probabilityAlive(model, base))).toBeGreaterThan(0.99);
    expect(Math.abs(model.parameters.r / 1.5 - 1)).toBeLessThan(0.2);
  });

  it('all leave with one and the same chance: its mean is found, its spread is not', () => {
    const draw = random(3);
    const base = { x: [] as number[], tx: [] as number[], T: [] as number[], unit: 'week' as const };
    for (let i = 0; i < 2000; i++) {
      const rate = draw.gamma(1, 5);
      let [x, last] = [0, 0];
      for (let time = draw.exponential(rate); time < 50; time += draw.exponential(rate)) {
        x += 1;
        last = time;
        if (draw.uniform() < 0.3) break;
      }
      base.x.push(x);
      base.tx.push(last);
      base.T.push(50);
    }
    const model = fitBgNbd(base);
    const { a, b } = model.parameters;
    expect(Math.abs(a / (a + b) - 0.3)).toBeLessThan(0.03);
    expect(model.diagnostics.status).toBe('boundary');
    expect(codesOf(model)).toEqual(['fit-on-boundary', 'equal-leaving']);
  });

  it('all buy at one rate: the rate is found, its spread is not', () => {
    const base = simulateBgNbd({ r: 1e7, alpha: 5e7, a: 0.8, b: 2.5 }, { customers: 1500, weeks: 60, seed: 8 });
    const model = fitBgNbd(base);
    expect(Math.abs(model.parameters.r / model.parameters.alpha / 0.2 - 1)).toBeLessThan(0.05);
    expect(model.diagnostics.status).toBe('boundary');
    expect(codesOf(model)).toEqual(['fit-on-boundary', 'equal-rates']);
  });

  it('nobody leaves a Pareto/NBD world: P(alive) is 1, and the forecast is that of purchase rates', () => {
    const base = simulateNbd({ r: 1.5, alpha: 10 }, { customers: 200, weeks: 100, seed: 2 });
    const [pareto, nbd] = [fitParetoNbd(base), fitNbd(base)];
    expect([pareto.diagnostics.status, nbd.diagnostics.status]).toEqual(['boundary', 'converged']);
    expect(codesOf(pareto)).toEqual(['fit-on-boundary', 'nobody-leaves']);
    expect(Math.min(...probabilityAlive(pareto, base))).toBeGreaterThan(0.999);
    expect(Math.abs(pareto.parameters.r / nbd.parameters.r - 1)).toBeLessThan(1e-3);
    expect(Math.abs((pareto.logLikelihood as number) - (nbd.logLikelihood as number))).toBeLessThan(1e-2);
  });

  it('all leave a Pareto/NBD world at one rate: half of them within the same time, its spread unknown', () => {
    const world = { r: 2, alpha: 2, s: 1e7, beta: 2e8 };
    const model = fitParetoNbd(simulateParetoNbd(world, { customers: 600, weeks: 60, seed: 4 }));
    const half = model.parameters.beta * Math.expm1(Math.LN2 / model.parameters.s);
    expect(Math.abs(half / (20 * Math.LN2) - 1)).toBeLessThan(0.2);
    expect(model.parameters.s).toBeGreaterThan(5);
  });

  it('all buy at one NBD rate: the rate is found, its spread is not', () => {
    const base = simulateNbd({ r: 1e7, alpha: 5e7 }, { customers: 500, weeks: 60, seed: 1 });
    const model = fitNbd(base);
    expect(Math.abs(model.parameters.r / model.parameters.alpha / 0.2 - 1)).toBeLessThan(0.05);
    if (model.diagnostics.status === 'boundary') expect(codesOf(model)).toEqual(['fit-on-boundary', 'equal-rates']);
    else expect(model.parameters.r).toBeGreaterThan(30);
  });

  it('all spend alike: the mean is found, and the status is no convergence', () => {
    const model = fitGammaGamma({ x: [1, 2, 3, 2], meanRepeatSpend: [20, 20, 20, 20] });
    expect(model.diagnostics.status).not.toBe('converged');
    const { p, q, gamma } = model.parameters;
    expect(Math.abs((p * gamma) / (q - 1) / 20 - 1)).toBeLessThan(0.01);
  });

  it('spends with a tail too heavy for a mean are said to have none', () => {
    const model = fitGammaGamma(simulateSpend({ p: 3, q: 0.7, gamma: 10 }, 1000, 8));
    expect(model.diagnostics.status).toBe('converged');
    expect(model.parameters.q).toBeLessThan(1);
    expect(codesOf(model)).toEqual(['no-population-mean']);
  });

  it('a mean that hangs on q just above 1 is said to be far from the sample', () => {
    const seeds = Array.from({ length: 20 }, (_, i) => simulateSpend({ p: 3, q: 1.05, gamma: 10 }, 400, 30 + i));
    const models = seeds.map((spends) => fitGammaGamma(spends));
    for (const model of models) {
      const { p, q, gamma } = model.parameters;
      const far = q > 1 && (p * gamma) / (q - 1) > 3 * (model.sampleMean as number);
      expect(codesOf(model).includes('population-mean-far')).toBe(far);
    }
    expect(models.some((model) => codesOf(model).includes('population-mean-far'))).toBe(true);
  });
});

describe('a fit of a base that nobody leaves', () => {
  it.each([
    ['BG/NBD', bgNbdRecipe],
    ['MBG/NBD', mbgNbdRecipe],
  ] as const)('by %s looks at all of its histories some ten times more than where it converges', (_, recipe) => {
    const base = simulateNbd({ r: 1.5, alpha: 10 }, { customers: 6000, weeks: 52, seed: 3 });
    const prepared = prepareHistories('test', recipe.type, base);
    let looks = 0;
    const counted = (groups: Groups, weights: Float64Array): Objective => {
      const loss = recipe.loss(groups, weights);
      return (point, gradient) => {
        looks += groups.length / prepared.groups.length;
        return loss(point, gradient);
      };
    };
    const found = maximizePrepared({ ...recipe, loss: counted }, prepared, {});
    const nobodyLeaves = maximizePrepared(nbdRecipe, prepared, {}).meanLogLikelihood;
    expect(found.status).toBe('boundary');
    expect(found.meanLogLikelihood - nobodyLeaves).toBeGreaterThan(-1e-8);
    // It walked the ridge in 700 to 2,000 before.
    expect(looks).toBeLessThan(200);
  });

  it('takes a part of many different histories for its other starts, the same whatever the order of rows', () => {
    const { x, tx, T } = simulateNbd({ r: 1.5, alpha: 10 }, { customers: 9000, weeks: 52, seed: 3 });
    const groups = groupRows([x, tx, T].map((cells) => Float64Array.from(cells)));
    const weights = groupWeights(groups, null);
    const part = partOf(groups, weights);
    const sum = part.weights.reduce((all, weight) => all + weight, 0);
    expect(Math.abs(sum - 2000)).toBeLessThan(2);
    const share = (of: Groups, by: Float64Array): number => {
      const [repeats] = of.columns;
      const none = by.reduce(
        (all, w, group) => all + (repeats?.values[repeats.codes[group] as number] === 0 ? w : 0),
        0,
      );
      return none / by.reduce((all, w) => all + w, 0);
    };
    expect(Math.abs(share(part.groups, part.weights) - share(groups, weights))).toBeLessThan(1e-3);
    const few = groupRows([Float64Array.of(1, 2, 3)]);
    expect(partOf(few, Float64Array.of(1, 1, 1)).groups).toBe(few);
  });
});
