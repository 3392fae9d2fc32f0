import type { ScoreGroups } from './score-groups.ts';

const bins = 10;

/** Σ over bins of their share times the distance of rate and mean probability (Naeini, Cooper and Hauskrecht 2015). */
export function expectedCalibrationError({ score, ones, zeros, allOnes, allZeros }: ScoreGroups): number {
  const surplus = new Float64Array(bins);
  for (let at = 0; at < score.length; at++) {
    const p = score[at] as number;
    // 0.1 opens the second bin, and 1 belongs to the last.
    const bin = Math.min(bins - 1, Math.floor(p * bins));
    const [one, zero] = [ones[at] as number, zeros[at] as number];
    surplus[bin] = (surplus[bin] as number) + one - p * (one + zero);
  }
  return surplus.reduce((sum, value) => sum + Math.abs(value), 0) / (allOnes + allZeros);
}
