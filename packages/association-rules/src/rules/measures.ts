import { erfc, hypergeometricQuantile, hypergeometricTail } from '@clientele/stats';
import type { Contingency } from './contingency.ts';
import { gini, jMeasure, lambda, mutualInformation, mutualNats } from './information-measures.ts';

/** The measures that every rule table has. */
export const basicMeasures = ['support', 'confidence', 'lift', 'leverage', 'conviction'] as const;

/** The measures that a rule table has on request. */
export const furtherMeasures = [
  'addedValue',
  'casualConfidence',
  'casualSupport',
  'certainty',
  'chiSquared',
  'chiSquaredP',
  'collectiveStrength',
  'confirmedConfidence',
  'cosine',
  'counterexample',
  'coverage',
  'doc',
  'fisherP',
  'gini',
  'gStatistic',
  'hyperConfidence',
  'hyperLift',
  'imbalance',
  'implicationIndex',
  'importance',
  'jaccard',
  'jMeasure',
  'kappa',
  'klosgen',
  'kulczynski',
  'lambda',
  'laplace',
  'leastContradiction',
  'lerman',
  'maxConfidence',
  'mutualInformation',
  'oddsRatio',
  'phi',
  'ralambondrainy',
  'relativeRisk',
  'rhsSupport',
  'rld',
  'rulePowerFactor',
  'sebag',
  'stdLift',
  'varyingLiaison',
  'yatesChiSquared',
  'yuleQ',
  'yuleY',
  'zhang',
  'improvement',
  'boost',
] as const;

/** A measure that every rule table has. */
export type BasicMeasure = (typeof basicMeasures)[number];
/** A measure that a rule table has on request. */
export type FurtherMeasure = (typeof furtherMeasures)[number];
/** Anything that rules can be ranked by. */
export type Measure = BasicMeasure | FurtherMeasure;

/** The thresholds of the mining, which standardised lift takes into account. */
export interface Thresholds {
  /** Share of baskets. */
  readonly minSupport: number;
  readonly minConfidence: number;
}

/** What a rule is measured by: its counts, and the best confidence of any rule with fewer antecedent items. */
export type Formula = (c: Contingency, thresholds: Thresholds, subruleConfidence: number) => number;

/** Measures that are better the smaller they are. */
export const lowIsGood: ReadonlySet<Measure> = new Set<Measure>([
  'chiSquaredP',
  'fisherP',
  'implicationIndex',
  'imbalance',
  'ralambondrainy',
]);

const confidence = (c: Contingency): number => c.n11 / c.n1x;
const lift = (c: Contingency): number => (c.n11 * c.n) / (c.n1x * c.nx1);
/** n²·leverage = n·n11 − n1x·nx1 = n11·n00 − n10·n01, exact as long as n is below 9e7. */
const determinant = (c: Contingency): number => c.n11 * c.n00 - c.n10 * c.n01;
const oddsRatio = (c: Contingency): number => (c.n11 * c.n00) / (c.n10 * c.n01);
const chiSquared = (c: Contingency): number =>
  ((c.n * determinant(c)) / (c.n1x * c.n0x)) * (determinant(c) / (c.nx1 * c.nx0));
const urn = (c: Contingency): { balls: number; marked: number; drawn: number } => ({
  balls: c.n,
  marked: c.nx1,
  drawn: c.n1x,
});

/** Whether the counts can be balls of an urn; sums of weights may not be. */
const isWhole = (c: Contingency): boolean => [c.n, c.n11, c.n1x, c.nx1].every(Number.isInteger);
const fisherP = (c: Contingency): number => (isWhole(c) ? hypergeometricTail(c.n11, urn(c)) : Number.NaN);

/** Every measure by its definition; a division by zero says that it has no value for the rule. */
export const formulas: Readonly<Record<Measure, Formula>> = Object.freeze({
  support: (c) => c.n11 / c.n,
  confidence,
  lift,
  leverage: (c) => determinant(c) / (c.n * c.n),
  conviction: (c) => (c.n1x * c.nx0) / (c.n * c.n10),
  addedValue: (c) => confidence(c) - c.nx1 / c.n,
  casualConfidence: (c) => (c.n11 / c.n1x + c.n00 / c.n0x) / 2,
  casualSupport: (c) => (c.n11 + c.n00) / c.n,
  certainty: (c) => determinant(c) / (c.n1x * c.nx0),
  chiSquared,
  chiSquaredP: (c) => erfc(Math.sqrt(chiSquared(c) / 2)),
  collectiveStrength: (c) => {
    const agreed = c.n11 + c.n00;
    const expected = (c.n1x * c.nx1 + c.n0x * c.nx0) / c.n;
    return ((agreed / expected) * (c.n - expected)) / (c.n - agreed);
  },
  confirmedConfidence: (c) => (c.n11 - c.n10) / c.n1x,
  cosine: (c) => c.n11 / Math.sqrt(c.n1x * c.nx1),
  counterexample: (c) => (c.n11 - c.n10) / c.n11,
  coverage: (c) => c.n1x / c.n,
  doc: (c) => c.n11 / c.n1x - c.n01 / c.n0x,
  fisherP,
  gini,
  gStatistic: (c) => 2 * c.n * mutualNats(c),
  hyperConfidence: (c) => 1 - fisherP(c),
  hyperLift: (c) => (isWhole(c) ? c.n11 / hypergeometricQuantile(0.99, urn(c)) : Number.NaN),
  imbalance: (c) => Math.abs(c.n1x - c.nx1) / (c.n1x + c.nx1 - c.n11),
  implicationIndex: (c) => (c.n10 - (c.n1x * c.nx0) / c.n) / Math.sqrt((c.n1x * c.nx0) / c.n),
  importance: (c) => Math.log10(((c.n11 + 1) * (c.n0x + 2)) / ((c.n01 + 1) * (c.n1x + 2))),
  jaccard: (c) => c.n11 / (c.n1x + c.nx1 - c.n11),
  jMeasure,
  kappa: (c) => (2 * determinant(c)) / (c.n1x * c.nx0 + c.n0x * c.nx1),
  klosgen: (c) => Math.sqrt(c.n11 / c.n) * (confidence(c) - c.nx1 / c.n),
  kulczynski: (c) => (c.n11 / c.n1x + c.n11 / c.nx1) / 2,
  lambda,
  laplace: (c) => (c.n11 + 1) / (c.n1x + 2),
  leastContradiction: (c) => (c.n11 - c.n10) / c.nx1,
  lerman: (c) => (c.n11 - (c.n1x * c.nx1) / c.n) / Math.sqrt((c.n1x * c.nx1) / c.n),
  maxConfidence: (c) => Math.max(c.n11 / c.n1x, c.n11 / c.nx1),
  mutualInformation,
  oddsRatio,
  phi: (c) => determinant(c) / Math.sqrt(c.n1x * c.nx1) / Math.sqrt(c.n0x * c.nx0),
  ralambondrainy: (c) => c.n10 / c.n,
  relativeRisk: (c) => c.n11 / c.n1x / (c.n01 / c.n0x),
  rhsSupport: (c) => c.nx1 / c.n,
  rld: (c) => {
    const d = determinant(c) / c.n;
    return d > 0 ? d / (d + Math.min(c.n10, c.n01)) : d / (d - Math.min(c.n11, c.n00));
  },
  rulePowerFactor: (c) => (c.n11 * c.n11) / (c.n1x * c.n),
  sebag: (c) => c.n11 / c.n10,
  // In counts, so that a rule at the least possible lift is at 0 exactly.
  stdLift: (c, { minSupport, minConfidence }) => {
    const least = Math.max(c.n1x + c.nx1 - c.n, 1, minSupport * c.n, minConfidence * c.n1x);
    return (c.n11 - least) / (Math.min(c.n1x, c.nx1) - least);
  },
  varyingLiaison: (c) => determinant(c) / (c.n1x * c.nx1),
  yatesChiSquared: (c) => {
    const corrected = Math.max(0, Math.abs(determinant(c)) - c.n / 2);
    return ((c.n * corrected) / (c.n1x * c.n0x)) * (corrected / (c.nx1 * c.nx0));
  },
  yuleQ: (c) => determinant(c) / (c.n11 * c.n00 + c.n10 * c.n01),
  yuleY: (c) => {
    const [agreeing, against] = [Math.sqrt(c.n11 * c.n00), Math.sqrt(c.n10 * c.n01)];
    return (agreeing - against) / (agreeing + against);
  },
  zhang: (c) => determinant(c) / Math.max(c.n11 * c.n0x, c.n1x * c.n01),
  improvement: (c, _, best) => confidence(c) - best,
  boost: (c, _, best) => confidence(c) / best,
});
