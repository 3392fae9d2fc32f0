import {
  bgCnbdKModel,
  bgNbdModel,
  fitBgCnbdK,
  fitBgNbd,
  fitGammaGompertzNbd,
  fitMbgCnbdK,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  gammaGompertzNbdModel,
  type HistoryModel,
  mbgCnbdKModel,
  mbgNbdModel,
  nbdModel,
  paretoNbdModel,
  parseBgCnbdKModel,
  parseBgNbdModel,
  parseGammaGompertzNbdModel,
  parseMbgCnbdKModel,
  parseMbgNbdModel,
  parseNbdModel,
  parseParetoNbdModel,
  type TransactionModel,
} from '@clientele/clv';
import type { Objective } from '@clientele/stats';
import fc from 'fast-check';
import { betaGeometricLoss } from '../src/beta-geometric/likelihood.ts';
import { gammaGompertzNbdLoss } from '../src/gamma-gompertz-nbd/likelihood.ts';
import type { Groups } from '../src/histories/group.ts';
import { nbdLoss } from '../src/nbd/likelihood.ts';
import { paretoNbdLoss } from '../src/pareto-nbd/likelihood.ts';
import { size } from './samples.ts';
import {
  type Design,
  type SimulatedBase,
  simulateBgNbd,
  simulateGammaGompertzNbd,
  simulateNbd,
  simulateParetoNbd,
} from './simulate.ts';

/** What tests of all models of purchase histories need of one of them. */
export interface Family {
  readonly name: string;
  readonly fit: (...given: Parameters<typeof fitBgNbd>) => TransactionModel;
  readonly parse: (value: unknown) => TransactionModel;
  /** A model of any parameters, from ordinary to extreme. */
  readonly models: fc.Arbitrary<TransactionModel>;
  /** Parameters of an ordinary world, in weeks, and customers drawn from it. */
  readonly truth: object;
  readonly given: TransactionModel;
  readonly simulate: (design: Design) => SimulatedBase;
  /** The model with times divided by seven: from days to weeks. */
  readonly weekly: (model: TransactionModel) => TransactionModel;
  readonly loss: (groups: Groups, weights: Float64Array) => Objective;
  /** By what power of the unit of time a parameter is measured: 1 for times, −1 for rates, else 0. */
  readonly powerOf: (parameter: string) => -1 | 0 | 1;
  /** Whether a long silence may mean that the next purchase is near. */
  readonly regular?: true;
  /** Whether every number is an integral, so that tests of all parameters look at fewer. */
  readonly slow?: true;
}

interface Parts<P extends Record<keyof P, number>> {
  readonly name: string;
  readonly fit: Family['fit'];
  readonly parse: Family['parse'];
  readonly given: (parameters: P, options: { readonly unit: 'day' | 'week' }) => HistoryModel<string, P>;
  readonly times: readonly (keyof P)[];
  readonly rates?: readonly (keyof P)[];
  readonly parameters: fc.Arbitrary<P>;
  readonly truth: P;
  readonly simulate: (truth: P, design: Design) => SimulatedBase;
  readonly loss: Family['loss'];
  readonly regular?: true;
  readonly slow?: true;
}

function family<P extends Record<keyof P, number>>({
  given,
  parameters,
  times,
  rates = [],
  truth,
  simulate,
  ...rest
}: Parts<P>): Family {
  const powerOf = (name: string): -1 | 0 | 1 => {
    if (times.includes(name as keyof P)) return 1;
    return rates.includes(name as keyof P) ? -1 : 0;
  };
  const inWeeks = (of: P): P => {
    const entries = Object.entries<number>(of);
    return Object.fromEntries(entries.map(([name, value]) => [name, value / 7 ** powerOf(name)])) as P;
  };
  return {
    ...rest,
    truth,
    powerOf,
    given: given(truth, { unit: 'week' }) as unknown as TransactionModel,
    models: parameters.map((of) => given(of, { unit: 'day' }) as unknown as TransactionModel),
    simulate: (design) => simulate(truth, design),
    weekly: (model) =>
      given(inWeeks(model.parameters as unknown as P), { unit: 'week' }) as unknown as TransactionModel,
  };
}

const shape = size(0.01, 50);
const time = size(0.1, 1000);
const betaGeometric = fc.record({ r: shape, alpha: time, a: shape, b: shape });
/** Sums over phases and over the chance to leave: far ones of extreme parameters take long. */
const regular = fc.record({ r: size(0.1, 5), alpha: size(2, 500), a: size(0.1, 10), b: size(0.1, 10) });

/** The models of purchase histories. */
export const families: readonly Family[] = [
  family({
    name: 'BG/NBD',
    fit: fitBgNbd,
    parse: parseBgNbdModel,
    given: bgNbdModel,
    times: ['alpha'],
    parameters: betaGeometric,
    truth: { r: 0.6, alpha: 6, a: 0.9, b: 2.2 },
    simulate: (truth, design) => simulateBgNbd(truth, design),
    loss: (groups, weights) => betaGeometricLoss(groups, weights, 0),
  }),
  family({
    name: 'MBG/NBD',
    fit: fitMbgNbd,
    parse: parseMbgNbdModel,
    given: mbgNbdModel,
    times: ['alpha'],
    parameters: betaGeometric,
    truth: { r: 0.8, alpha: 6, a: 0.9, b: 2.2 },
    simulate: (truth, design) => simulateBgNbd(truth, design, 1),
    loss: (groups, weights) => betaGeometricLoss(groups, weights, 1),
  }),
  family({
    name: 'Pareto/NBD',
    fit: fitParetoNbd,
    parse: parseParetoNbdModel,
    given: paretoNbdModel,
    times: ['alpha', 'beta'],
    parameters: fc.record({ r: shape, alpha: time, s: shape, beta: time }),
    truth: { r: 0.8, alpha: 6, s: 0.9, beta: 15 },
    simulate: simulateParetoNbd,
    loss: paretoNbdLoss,
  }),
  family({
    name: 'Gamma/Gompertz/NBD',
    slow: true,
    fit: fitGammaGompertzNbd,
    parse: parseGammaGompertzNbdModel,
    given: gammaGompertzNbdModel,
    times: ['alpha'],
    rates: ['b'],
    parameters: fc.record({ r: shape, alpha: time, b: size(1e-4, 1), s: shape, beta: size(1e-3, 1000) }),
    truth: { r: 1.5, alpha: 4, b: 0.1, s: 2, beta: 15 },
    simulate: simulateGammaGompertzNbd,
    loss: gammaGompertzNbdLoss,
  }),
  family({
    name: 'NBD',
    fit: fitNbd,
    parse: parseNbdModel,
    given: nbdModel,
    times: ['alpha'],
    parameters: fc.record({ r: shape, alpha: time }),
    truth: { r: 0.6, alpha: 12 },
    simulate: simulateNbd,
    loss: nbdLoss,
  }),
  family({
    name: 'BG/CNBD-k',
    regular: true,
    fit: (data, options) => fitBgCnbdK(data, { k: 2, ...options }),
    parse: parseBgCnbdKModel,
    given: (of, options) => bgCnbdKModel(of, { ...options, k: 2 }),
    times: ['alpha'],
    parameters: regular,
    truth: { r: 0.6, alpha: 3, a: 0.9, b: 2.2 },
    simulate: (truth, design) => simulateBgNbd(truth, design, 0, 2),
    loss: (groups, weights) => betaGeometricLoss(groups, weights, 0, 2),
  }),
  family({
    name: 'MBG/CNBD-k',
    regular: true,
    fit: (data, options) => fitMbgCnbdK(data, { k: 3, ...options }),
    parse: parseMbgCnbdKModel,
    given: (of, options) => mbgCnbdKModel(of, { ...options, k: 3 }),
    times: ['alpha'],
    parameters: regular,
    truth: { r: 0.8, alpha: 2, a: 0.9, b: 2.2 },
    simulate: (truth, design) => simulateBgNbd(truth, design, 1, 3),
    loss: (groups, weights) => betaGeometricLoss(groups, weights, 1, 3),
  }),
];
