/** How far the outcomes are from what probabilities promised, in standard errors. */
export interface CalibrationTests {
  /**
   * (Σ y − Σ p) / √Σ p(1 − p): whether there were as many outcomes as promised; above 0 where there were more. Null where no probability lies
   * between 0 and 1.
   */
  readonly levelZ: number | null;
  /**
   * Σ (y − p)(1 − 2p) / √Σ (1 − 2p)² p(1 − p): whether high probabilities were too high and low ones too low. Null where every probability is
   * 0, ½ or 1.
   */
  readonly shapeZ: number | null;
}

/**
 * Whether probabilities can be taken at their word, tested against chance: their level, and their shape (D. J. Spiegelhalter,
 * "Probabilistic prediction in patient management and clinical trials", Statistics in Medicine 5, 1986). Where the probabilities are true,
 * both are about standard normal.
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the probability of 1, 0 to 1
 * @returns both tests
 * @example
 * import { calibrationTests } from '@clientele/stats';
 * calibrationTests([1, 1, 1, 0], [0.5, 0.5, 0.5, 0.5]); // => { levelZ: 1, shapeZ: null }
 */
export function calibrationTests(actual: ArrayLike<number>, predicted: ArrayLike<number>): CalibrationTests {
  let [surplus, spread, tilt, tiltSpread] = [0, 0, 0, 0];
  for (let row = 0; row < actual.length; row++) {
    const [y, p] = [actual[row] as number, predicted[row] as number];
    const [away, variance] = [1 - 2 * p, p * (1 - p)];
    surplus += y - p;
    spread += variance;
    tilt += (y - p) * away;
    tiltSpread += away * away * variance;
  }
  return {
    levelZ: spread > 0 ? surplus / Math.sqrt(spread) : null,
    shapeZ: tiltSpread > 0 ? tilt / Math.sqrt(tiltSpread) : null,
  };
}
