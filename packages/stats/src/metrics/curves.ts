import type { ScoreGroups } from './score-groups.ts';

/** Σ (recall − recall before) · precision, from the highest score down. */
export function averagePrecision({ ones, zeros, allOnes }: ScoreGroups): number {
  let [hits, taken, sum] = [0, 0, 0];
  for (let at = 0; at < ones.length; at++) {
    const one = ones[at] as number;
    hits += one;
    taken += one + (zeros[at] as number);
    if (one > 0) sum += (one / allOnes) * (hits / taken);
  }
  return Math.min(1, sum);
}

/** The largest distance of the two outcomes' distributions over the scores. */
export function largestGap({ ones, zeros, allOnes, allZeros }: ScoreGroups): number {
  let [one, zero, largest] = [0, 0, 0];
  for (let at = 0; at < ones.length; at++) {
    one += ones[at] as number;
    zero += zeros[at] as number;
    largest = Math.max(largest, Math.abs(one / allOnes - zero / allZeros));
  }
  return largest;
}

/** The rate among the top share over that among all. */
export function liftAt(groups: ScoreGroups, share: number): number {
  return capturedAt(groups, share) / share;
}

/** The share of the ones among the top share of all; a group that the cut runs through gives its part. */
export function capturedAt({ ones, zeros, allOnes, allZeros }: ScoreGroups, share: number): number {
  let left = share * (allOnes + allZeros);
  let captured = 0;
  for (let at = 0; at < ones.length && left > 0; at++) {
    const size = (ones[at] as number) + (zeros[at] as number);
    if (size === 0) continue;
    captured += (ones[at] as number) * Math.min(1, left / size);
    left -= size;
  }
  return Math.min(1, captured / allOnes);
}
