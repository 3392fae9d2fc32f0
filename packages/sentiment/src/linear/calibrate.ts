import { bfgs } from '@clientele/stats';

/** Margins of texts for each side against the class of reference: positive first, negative second where there is a neutral class. */
export type Margins = readonly Float64Array[];

/** Log-odds of a side against the class of reference: slope · margin + shift. */
export interface Calibration {
  readonly slope: number;
  readonly shifts: readonly number[];
}

/**
 * Finds the slope and shifts by which margins become log-odds: Platt (1999, "Probabilistic outputs for support vector
 * machines"), for more than two classes by one slope for all and a shift a class, fitted by maximum likelihood on
 * texts that the margins were not learnt from. Targets are smoothed as Platt's are.
 *
 * @param margins one array a side
 * @param truth the side of each text: 0 for the class of reference, 1 for the first side, 2 for the second
 */
export function calibrate(margins: Margins, truth: Uint8Array): Calibration {
  const targets = smoothedTargets(truth, margins.length + 1);
  const found = bfgs(
    (point, gradient) => loss(margins, truth, targets, point, gradient),
    Float64Array.from([2, ...margins.map(() => 0)]),
    { gradientTolerance: 1e-7 * truth.length, maxIterations: 100, limit: 50, maxStep: 5 },
  );
  const [slope, ...shifts] = found.point;
  // a slope below 0 would say that the fit learnt the contrary of the truth: too few texts to tell
  return { slope: Math.max(slope as number, 0.01), shifts };
}

/** What is believed of each class at a text of class k, row k: (n + 1) / (n + 2) of its own, the rest for the others. */
function smoothedTargets(truth: Uint8Array, classes: number): readonly Float64Array[] {
  return Array.from({ length: classes }, (_, k) => {
    const n = truth.filter((side) => side === k).length;
    const rest = 1 / (n + 2) / (classes - 1);
    return new Float64Array(classes).fill(rest).fill((n + 1) / (n + 2), k, k + 1);
  });
}

function loss(
  margins: Margins,
  truth: Uint8Array,
  targets: readonly Float64Array[],
  point: Float64Array,
  gradient: Float64Array,
): number {
  gradient.fill(0);
  let sum = 0;
  const slope = point[0] as number;
  for (let row = 0; row < truth.length; row++) {
    const target = targets[truth[row] as number] as Float64Array;
    const logits = margins.map((side, k) => slope * (side[row] as number) + (point[k + 1] as number));
    const chances = softmax(logits);
    chances.forEach((chance, k) => {
      const wanted = target[k] as number;
      sum -= wanted * Math.log(Math.max(chance, 1e-300));
      if (k === 0) return;
      gradient[k] = (gradient[k] as number) + chance - wanted;
      gradient[0] = (gradient[0] as number) + (chance - wanted) * ((margins[k - 1] as Float64Array)[row] as number);
    });
  }
  return sum;
}

/** Probabilities of the class of reference, whose logit is 0, and of each side. */
export function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(0, ...logits);
  const weights = [Math.exp(-largest), ...logits.map((logit) => Math.exp(logit - largest))];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
