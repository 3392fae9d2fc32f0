import type { SentimentColumns } from '../score/columns.ts';

/**
 * Two classes are told by the log-odds of one side, positive, against negative; three by those of two sides, positive and
 * negative, against neutral. The class of reference is 0, the sides are 1 and 2.
 *
 * @param code 0 negative, 1 neutral, 2 positive
 */
export function sideOf(code: number, isThree: boolean): number {
  if (code === 2) return 1;
  return isThree && code === 0 ? 2 : 0;
}

/** Probabilities in the order of the sides. */
export function chancesBySide({ negative, neutral, positive }: SentimentColumns, isThree: boolean): Float64Array[] {
  return isThree ? [neutral, positive, negative] : [negative, positive];
}

/** From one value a class (positive, negative, neutral) to one a side: against neutral where there are three classes. */
export function sidesOf(values: readonly Float64Array[]): Float64Array[] {
  const [positive, negative, neutral] = values as [Float64Array, Float64Array?, Float64Array?];
  if (negative === undefined || neutral === undefined) return [positive];
  return [positive, negative].map((side) => side.map((value, at) => value - (neutral[at] as number)));
}
