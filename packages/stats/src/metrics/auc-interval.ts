import type { ScoreGroups } from './score-groups.ts';

/** The normal distribution's 0.975. */
const wide = 1.959963984540054;

/**
 * The interval of 95 % of an area under the curve (DeLong, DeLong and Clarke-Pearson 1988): from how much the share of the other outcome
 * that each row beats varies. Groups of equal scores share theirs, so that it takes one pass.
 *
 * @param area the area of the groups
 * @returns its ends, within 0 and 1; `null` where an outcome weighs no more than one row
 */
export function aucInterval(
  { ones, zeros, allOnes, allZeros }: ScoreGroups,
  area: number,
): { readonly lower: number; readonly upper: number } | null {
  if (!(allOnes > 1 && allZeros > 1)) return null;
  let [onesAbove, zerosAbove, spreadOfOnes, spreadOfZeros] = [0, 0, 0, 0];
  for (let at = 0; at < ones.length; at++) {
    const [one, zero] = [ones[at] as number, zeros[at] as number];
    const beaten = 1 - (zerosAbove + zero / 2) / allZeros;
    const beating = (onesAbove + one / 2) / allOnes;
    spreadOfOnes += one * (beaten - area) ** 2;
    spreadOfZeros += zero * (beating - area) ** 2;
    onesAbove += one;
    zerosAbove += zero;
  }
  const variance = spreadOfOnes / (allOnes - 1) / allOnes + spreadOfZeros / (allZeros - 1) / allZeros;
  const half = wide * Math.sqrt(variance);
  return { lower: Math.max(0, area - half), upper: Math.min(1, area + half) };
}
