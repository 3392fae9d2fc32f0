import { exactSum } from '@clientele/core';

/** What boosting makes small. */
export interface Loss {
  /** The best score that is the same for all. */
  start(y: Float64Array, w: Float64Array, rows: Uint32Array): number;
  /** Writes curvature and negative slope of the rows into `cells`, on a grid where sums are exact. */
  slopes(scores: Float64Array, y: Float64Array, w: Float64Array, rows: Uint32Array, cells: Float64Array): void;
  /** Mean loss of the rows. */
  mean(scores: Float64Array, y: Float64Array, w: Float64Array, rows: Uint32Array): number;
}

/** Log loss of labels 0 and 1; scores are log-odds. */
const logistic: Loss = {
  start(y, w, rows) {
    const mean = weightedMean(y, w, rows);
    return Math.log(mean / (1 - mean));
  },
  slopes(scores, y, w, rows, cells) {
    const grid = gridFor(largestWeight(w, rows), rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const weight = w[row] as number;
      const score = scores[row] as number;
      const small = Math.exp(-Math.abs(score));
      const p = score >= 0 ? 1 / (1 + small) : small / (1 + small);
      const curvature = Math.round((weight * small * grid) / ((1 + small) * (1 + small)));
      cells[2 * row] = Math.max(curvature, 1) / grid;
      cells[2 * row + 1] = Math.round(weight * ((y[row] as number) - p) * grid) / grid;
    }
  },
  mean(scores, y, w, rows) {
    const losses = Float64Array.from(rows, (row) => {
      const score = scores[row] as number;
      const ofOne = Math.log1p(Math.exp(-Math.abs(score))) + Math.max(-score, 0);
      return (w[row] as number) * (y[row] === 1 ? ofOne : ofOne + score);
    });
    return exactSum(losses) / totalWeight(w, rows);
  },
};

/** Half the squared error of a number; its mean is given whole. */
const squared: Loss = {
  start: weightedMean,
  slopes(scores, y, w, rows, cells) {
    let most = 0;
    for (const row of rows) most = Math.max(most, Math.abs((y[row] as number) - (scores[row] as number)));
    const heaviest = largestWeight(w, rows);
    const grid = gridFor(heaviest, rows.length);
    const fine = gridFor(heaviest * Math.max(most, Number.MIN_VALUE * 2 ** 60), rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const weight = w[row] as number;
      cells[2 * row] = Math.max(Math.round(weight * grid), 1) / grid;
      cells[2 * row + 1] = Math.round(weight * ((y[row] as number) - (scores[row] as number)) * fine) / fine;
    }
  },
  mean(scores, y, w, rows) {
    const losses = Float64Array.from(
      rows,
      (row) => (w[row] as number) * ((y[row] as number) - (scores[row] as number)) ** 2,
    );
    return exactSum(losses) / totalWeight(w, rows);
  },
};

/** The loss of a task. */
export function lossOf(task: 'classification' | 'regression'): Loss {
  return task === 'classification' ? logistic : squared;
}

/** Steps a unit, a power of two, such that so many values up to `most` sum without rounding. */
function gridFor(most: number, count: number): number {
  return 2 ** Math.min(50 - Math.ceil(Math.log2(most)) - Math.ceil(Math.log2(Math.max(count, 1))), 1000);
}

function largestWeight(w: Float64Array, rows: Uint32Array): number {
  let most = 0;
  for (const row of rows) most = Math.max(most, w[row] as number);
  return most;
}

function totalWeight(w: Float64Array, rows: Uint32Array): number {
  return exactSum(Float64Array.from(rows, (row) => w[row] as number));
}

function weightedMean(y: Float64Array, w: Float64Array, rows: Uint32Array): number {
  const weighted = Float64Array.from(rows, (row) => (w[row] as number) * (y[row] as number));
  return exactSum(weighted) / totalWeight(w, rows);
}
