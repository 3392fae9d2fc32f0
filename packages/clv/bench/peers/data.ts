import { drawGamma, openRandom } from '@clientele/stats';

/** Histories of customers of a Pareto/NBD world at the published estimates for CDNOW, in weeks. */
export interface Histories {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
}

/** CDNOW at its estimates: purchases by r and alpha, leaving by s and beta. */
const world = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

/**
 * Draws customers who came on any of 84 days and were followed for up to 39 weeks, in whole days as shops log them; rows are in
 * no order. With `leaving: false` nobody ever leaves, so that fits of models with leaving end on the boundary.
 *
 * @param rows customers
 * @param seed of the draw
 * @param leaving whether customers leave
 * @returns the same columns for the same arguments
 */
export function draw(rows: number, seed: number, leaving: boolean = true): Histories {
  const random = openRandom(seed);
  const [x, tx, T] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  for (let row = 0; row < rows; row++) {
    const observed = 273 - random.below(84);
    const rate = drawGamma(random, world.r) / (7 * world.alpha);
    const left = leaving ? (-Math.log(1 - random.uniform()) * 7 * world.beta) / drawGamma(random, world.s) : Infinity;
    const end = Math.min(observed, left);
    let [count, last] = [0, 0];
    for (let time = 0; ; ) {
      time += -Math.log(1 - random.uniform()) / rate;
      if (!(time <= end)) break;
      const day = Math.ceil(time);
      if (day > last && day <= observed) [count, last] = [count + 1, day];
    }
    [x[row], tx[row], T[row]] = [count, last / 7, observed / 7];
  }
  return { x, tx, T };
}

/** Ids as a shop has them. */
export function ids(rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => `C-${((row * 7919) % 1_000_003).toString(36)}-${row}`);
}
